import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, missing } from '../page/join-form.js';

const filled = { name: '홍길동', phone: '01012345678', topic: 'order', text: '배송', consent: true };

test('a filled form lacks nothing, whichever way the number is written', () => {
	for (const phone of ['010-1234-5678', '01012345678', '+82 10 1234 5678', '+1 (202) 555-0123']) {
		assert.deepEqual(missing({ ...filled, phone }), {});
	}
});

test('each empty field has its code', () => {
	assert.deepEqual(missing({ name: ' ', phone: '-', topic: '', text: '\n', consent: false }), {
		name: 'bad-name', phone: 'bad-phone', topic: 'bad-topic', text: 'bad-text', consent: 'no-consent',
	});
	assert.equal(missing({ ...filled, text: 'x'.repeat(4001) }).text, 'bad-text');
});

test('whoever stays anonymous lacks neither name nor number, and sends none that stands there', () => {
	const anonymous = { ...filled, anonymous: true };
	assert.deepEqual(missing({ ...anonymous, name: '', phone: '' }), {});
	assert.deepEqual(asked(anonymous), { anonymous: true, topic: 'order', text: '배송', consent: true });
	assert.deepEqual(asked({ ...filled, anonymous: false, text: ' 배송\u0000 ' }), filled);
});
