import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, missing, mountJoinForm } from '../page/join-form.js';

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

/** As much of a form as whoever fills it in needs, in an office that allows them to stay anonymous. */
function form(storage) {
	globalThis.Option = class {};
	const input = () => ({ value: '', checked: false, parentElement: {}, setAttribute() {}, replaceChildren() {} });
	const elements = Object.fromEntries(['name', 'phone', 'topic', 'text', 'consent', 'anonymous'].map((name) => [name, input()]));
	const parts = {};
	const root = { elements, querySelector: (selector) => (parts[selector] ??= {}) };
	const sent = [];
	const mounted = mountJoinForm(root, { dispatch: (it) => sent.push(it), newId: () => 'j1', storage, say: (key) => key });
	mounted.show({ office: { topics: [], anonymous: true }, language: 'ko', doors: null }, {});
	return { root, sent };
}

test('that somebody stays anonymous is kept before the answer, which may find the page loaded anew', () => {
	const kept = { person: { name: '홍길동', phone: '01012345678' } };
	const storage = { get: (key) => kept[key], set: (key, value) => (kept[key] = value), getDraft: () => null };
	const { root, sent } = form(storage);
	for (const [name, value] of Object.entries({ topic: 'order', text: '배송' })) root.elements[name].value = value;
	root.elements.consent.checked = true;
	root.elements.anonymous.checked = true;
	root.onsubmit({ preventDefault() {} });
	assert.deepEqual(sent[0].fields, { anonymous: true, topic: 'order', text: '배송', consent: true });
	assert.equal(kept.person.anonymous, true);
});
