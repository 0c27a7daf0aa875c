import assert from 'node:assert/strict';
import { test } from 'node:test';
import { items } from '../page/message-items.js';
import { createTimes } from '../page/times.js';

const times = createTimes('en', 'UTC');
const minute = 60_000;
const message = (seq, from, at, fields = {}) => ({ seq, id: `i${seq}`, kind: 'text', from, text: `t${seq}`, at, ...fields });
const show = (messages, outbox = [], readByCounsellor = 0) => items({ messages, readByCounsellor }, outbox, times);

test('a day line stands above the first message of each day', () => {
	const list = show([message(1, 'customer', 0), message(2, 'customer', minute), message(3, 'customer', 24 * 60 * minute)]);
	assert.deepEqual(list.map(({ kind }) => kind), ['day', 'text', 'text', 'day', 'text']);
	assert.equal(list[3].text, 'Friday, January 2, 1970');
});

test('what one side says within a minute is a group with one name and one time', () => {
	const theirs = { name: 'A' };
	const list = show([message(1, 'counsellor', 0, theirs), message(2, 'counsellor', 1, theirs), message(3, 'counsellor', minute, theirs), message(4, 'customer', minute)]).slice(1);
	assert.deepEqual(list.map(({ first }) => first), [true, false, true, true]);
	assert.deepEqual(list.map(({ last }) => last), [false, true, true, true]);
	const two = show([message(1, 'counsellor', 0, theirs), message(2, 'counsellor', 1, { name: 'B' })]).slice(1);
	assert.deepEqual(two.map(({ first }) => first), [true, true]);
});

test('a message of mine is read, sent, pending or failed', () => {
	const outbox = [{ id: 'a', text: 'a', at: 3, failed: null }, { id: 'b', text: 'b', at: 4, failed: 'throttled' }];
	const list = show([message(1, 'customer', 1), message(2, 'customer', 2)], outbox, 1).slice(1);
	assert.deepEqual(list.map(({ mark }) => mark), ['read', 'sent', 'pending', 'failed']);
	assert.deepEqual(list.map(({ last }) => last), [true, true, true, true]);
});

test('where nobody knows what was read nothing that arrived is marked', () => {
	const [, item] = items({ messages: [message(1, 'customer', 1)] }, [], times);
	assert.equal(item.mark, null);
});

test('a message keeps its key when it arrives', () => {
	const pending = show([], [{ id: 'i1', text: 't1', at: 1, failed: null }])[1].key;
	assert.equal(show([message(1, 'customer', 1)])[1].key, pending);
});

test('theirs have no mark, and the same id on the other side is another message', () => {
	const list = show([message(1, 'customer', 1), message(2, 'counsellor', 2, { id: 'i1' })]).slice(1);
	assert.equal(list[1].mark, null);
	assert.notEqual(list[0].key, list[1].key);
});
