import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comeBack, looksFirst, openWithin, pause, watchOf } from '../page/pace.js';

const failing = (fields) => ({ tries: 3, down: 10_000, crowd: 0, slowest: 0, ...fields });

test('tries come about once a second for three minutes, then every 5 s, then every 15 s, half of it by chance', () => {
	assert.deepEqual([pause(failing({ tries: 0 }), 0), pause(failing({ tries: 0 }), 1)], [0, 1200]);
	assert.deepEqual([pause(failing(), 0), pause(failing(), 1)], [600, 1200]);
	assert.deepEqual([pause(failing({ down: 179_999 }), 1), pause(failing({ down: 180_000 }), 1)], [1200, 5000]);
	assert.deepEqual([pause(failing({ down: 900_000 }), 0), pause(failing({ down: 900_000 }), 1)], [7500, 15_000]);
});

test('a crowd of thousands spreads itself over seconds', () => {
	assert.equal(pause(failing({ tries: 0, crowd: 20_000 }), 1), 5000);
	assert.equal(pause(failing({ crowd: 1_000_000 }), 1), 10_000);
	assert.equal(openWithin(failing({ crowd: 20_000 })), 5000);
});

test('who was asked to come back later does so, each at a time of its own', () => {
	assert.equal(comeBack(5000, 0, 0), 5000);
	assert.equal(comeBack(5000, 0, 1), 10_000);
	assert.equal(comeBack(0, 0, 1), 2000);
	assert.equal(comeBack(1000, 20_000, 1), 6000);
});

test('a try has 2 s, on a slow network three times what it took before, and now and then 10 s', () => {
	assert.equal(openWithin(failing()), 2000);
	assert.equal(openWithin(failing({ slowest: 1500 })), 4500);
	assert.equal(openWithin(failing({ tries: 7 })), 10_000);
});

test('after some failures the host is looked for first, but not always', () => {
	assert.deepEqual([0, 3, 4, 5, 6, 10, 11].map(looksFirst), [false, false, true, false, true, true, false]);
});

test('an active conversation and whatever is not confirmed are watched closely, but only while somebody looks', () => {
	const nothing = { conversation: null, outbox: [], join: null, command: null };
	const entry = { id: 'a', failed: null };
	assert.equal(watchOf(nothing, true), 'waiting');
	assert.equal(watchOf({ ...nothing, conversation: { status: 'waiting' } }, true), 'waiting');
	assert.equal(watchOf({ ...nothing, conversation: { status: 'active' } }, true), 'talking');
	assert.equal(watchOf({ ...nothing, outbox: [entry] }, true), 'talking');
	assert.equal(watchOf({ ...nothing, outbox: [{ ...entry, failed: 'over' }] }, true), 'waiting');
	assert.equal(watchOf({ ...nothing, join: { id: 'j' } }, true), 'talking');
	assert.equal(watchOf({ ...nothing, command: { id: 'c' } }, true), 'talking');
	assert.equal(watchOf({ ...nothing, conversation: { status: 'active' } }, false), 'behind');
});
