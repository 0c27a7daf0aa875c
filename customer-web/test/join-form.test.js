import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missing } from '../page/join-form.js';

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
