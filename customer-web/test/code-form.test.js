import assert from 'node:assert/strict';
import { test } from 'node:test';
import { awaited } from '../page/overdue.js';
import { begin, reduce } from '../page/visit.js';

const frame = (it) => ({ type: 'frame', frame: it });
const run = (inputs, state = begin()) => {
	const sent = [];
	for (const input of inputs) {
		state = reduce(state, input);
		sent.push(...state.send.filter(({ type }) => type !== 'hello'));
	}
	return { state, sent };
};
const talking = [
	{ type: 'opened' },
	frame({ type: 'welcome', token: 't', office: { topics: [] } }),
	frame({ type: 'conversation', conversation: 7, status: 'active', counsellor: 'A', last: 1, messages: [{ seq: 1, kind: 'text', from: 'customer', at: 1 }] }),
];
const asked = [...talking, frame({ type: 'code-awaited', conversation: 7, tries: 5, until: 9 })];
const checked = (granted, tries) => frame({ type: 'code-checked', id: 'a', conversation: 7, granted, tries });

test('nothing is asked of a customer before a counsellor has a code for them', () => {
	assert.equal(run(talking).state.code, null);
	assert.deepEqual(run([...talking, { type: 'enterCode', id: 'a', code: '482913' }]).sent, []);
});

test('a code is sent once, and what became of it is told with the tries that are left', () => {
	const typed = run([...asked, { type: 'enterCode', id: 'a', code: '482913' }]);
	assert.deepEqual(typed.sent, [{ type: 'enter-code', id: 'a', conversation: 7, code: '482913' }]);
	assert.ok(awaited(typed.state).includes('a'));
	const wrong = run([checked(false, 4)], typed.state).state;
	assert.deepEqual([wrong.code.failed, wrong.code.tries, wrong.code.id, wrong.returning], ['wrong', 4, null, false]);
	assert.equal(run([checked(false, 0)], typed.state).state.code.failed, 'spent');
	assert.equal(run([frame({ type: 'refused', id: 'a', code: 'no-code', retryAfter: 0 })], typed.state).state.code.failed, 'spent');
	const right = run([checked(true, 0)], wrong).state;
	assert.deepEqual([right.code.granted, right.returning], [true, true]);
	assert.equal(run([...asked], wrong).state.code.failed, null);
});

test('whoever wants to be forgotten waits for the service only if it is there', () => {
	const forgets = run([...talking, { type: 'forget', id: 'f' }]);
	assert.deepEqual(forgets.sent, [{ type: 'forget', id: 'f' }]);
	assert.equal(forgets.state.forgetting, 'f');
	assert.ok(awaited(forgets.state).includes('f'));
	for (const answer of [frame({ type: 'ack', id: 'f', conversation: 0 }), frame({ type: 'refused', id: 'f', code: 'not-stored' }), { type: 'closed' }]) {
		assert.equal(run([answer], forgets.state).state.forgetting, null);
	}
	assert.equal(run([...talking, { type: 'closed' }, { type: 'forget', id: 'f' }]).state.forgetting, null);
});
