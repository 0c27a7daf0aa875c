import assert from 'node:assert/strict';
import { test } from 'node:test';
import { awaited } from '../page/overdue.js';
import { ratable, waits } from '../page/ratings.js';
import { begin, reduce } from '../page/visit.js';

const welcome = { type: 'welcome', version: 1, token: 't', office: { topics: [] }, now: 1 };
const frame = (it) => ({ type: 'frame', frame: it });
const ended = (fields = {}) => ({
	type: 'conversation', conversation: 7, status: 'ended', topic: 'order', counsellor: '김하늘', startedAt: 1, last: 3,
	messages: [
		{ conversation: 7, seq: 2, kind: 'matched', from: 'system', name: '김하늘', at: 1000 },
		{ conversation: 7, seq: 3, kind: 'ended', from: 'system', at: 2000 },
	],
	...fields,
});
const connected = [{ type: 'opened' }, frame({ ...welcome, conversationFollows: true }), frame(ended())];
const rate = (id, stars, comment = '') => ({ type: 'rate', id, stars, comment });
const rated = (stars, change, id) => frame({ type: 'rated', id, conversation: 7, rating: { stars, change, at: 9 } });

function run(inputs, state = begin()) {
	const sent = [];
	for (const input of inputs) {
		state = reduce(state, input);
		sent.push(...state.send);
	}
	return { state, sent: sent.filter(({ type }) => type === 'rate') };
}

test('a rating is sent once and is the conversation\'s as soon as it counts', () => {
	const { state, sent } = run([...connected, rate('a', 4, '좋아요'), { type: 'look' }]);
	assert.deepEqual(sent, [{ type: 'rate', id: 'a', conversation: 7, stars: 4, comment: '좋아요', change: 1 }]);
	assert.ok(awaited(state).includes('a'));
	const done = run([rated(4, 1, 'a')], state).state;
	assert.deepEqual(done.ratings, []);
	assert.equal(done.conversation.rating.stars, 4);
});

test('what was written offline is said when the page is back, also on another day, and only the newest', () => {
	const away = run([...connected, { type: 'closed' }, rate('a', 2), rate('b', 5)]);
	assert.deepEqual(away.sent, []);
	const back = run(connected, away.state);
	assert.deepEqual(back.sent.map(({ id, change }) => [id, change]), [['b', 2]]);
	const reopened = run(connected, begin({ ratings: away.state.ratings }));
	assert.deepEqual(reopened.sent, back.sent);
	assert.deepEqual(run([rated(5, 2, 'b'), { type: 'closed' }, ...connected], back.state).sent, []);
});

test('a link that breaks before the answer has it said again as it was', () => {
	const { sent } = run([...connected, rate('a', 3), { type: 'closed' }, ...connected]);
	assert.deepEqual(sent.map(({ id, change }) => [id, change]), [['a', 1], ['a', 1]]);
});

test('another tab that was faster is what counts', () => {
	const { state } = run([...connected, rate('a', 3), rated(5, 1)]);
	assert.deepEqual(state.ratings, []);
	assert.equal(state.conversation.rating.stars, 5);
	assert.equal(run([rate('c', 4)], state).sent[0].change, 2);
});

test('what cannot be taken now is said again after a while, what never can is told and forgotten', () => {
	const refused = (code) => run([...connected, rate('a', 3), frame({ type: 'refused', id: 'a', code, retryAfter: 10 })]).state;
	assert.equal(waits(refused('rebuilding').ratings), true);
	assert.equal(run([{ type: 'rateAgain' }], refused('rebuilding')).sent.length, 1);
	const late = refused('not-ratable');
	assert.equal(waits(late.ratings), false);
	assert.equal(late.ratings[0].failed, 'not-ratable');
	assert.deepEqual(run([{ type: 'closed' }, ...connected], late).sent, []);
});

test('only what is over, had a counsellor and ended today is to be rated', () => {
	const day = 24 * 60 * 60 * 1000;
	const { conversation } = run(connected).state;
	assert.equal(ratable(conversation, 2000 + day - 1), true);
	assert.equal(ratable(conversation, 2000 + day), false);
	assert.equal(ratable({ ...conversation, status: 'active' }, 2001), false);
	assert.equal(ratable({ ...conversation, status: 'left', counsellor: null, messages: [{ kind: 'left', at: 2000 }] }, 2001), false);
	assert.equal(ratable({ ...conversation, status: 'left', counsellor: null }, 2001), true);
	assert.equal(ratable(null, 1), false);
});
