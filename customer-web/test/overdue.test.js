import assert from 'node:assert/strict';
import { test } from 'node:test';
import { awaited, createOverdue } from '../page/overdue.js';
import { begin, reduce } from '../page/visit.js';

const frame = (it) => ({ type: 'frame', frame: it });
const welcome = (conversationFollows) => frame({ type: 'welcome', token: 't1', office: { topics: [] }, conversationFollows });
const message = (seq, from, id) => ({ conversation: 7, seq, id, kind: 'text', from, text: id, at: seq });
const conversation = { type: 'conversation', conversation: 7, status: 'active', counsellor: '김하늘', topic: 'order', last: 1, messages: [message(1, 'customer', 'j')] };
const say = (id) => ({ type: 'say', id, text: id, at: 50 });

/** A page whose service is there and never answers, with a clock that a test moves. */
function silent() {
	let now = 0;
	let clocks = [];
	let state = begin();
	const timers = {
		setTimeout(run, ms, id) {
			const clock = { at: now + ms, ring: () => run(id) };
			clocks.push(clock);
			return clock;
		},
		clearTimeout: (clock) => (clocks = clocks.filter((one) => one !== clock)),
	};
	const overdue = createOverdue({ late: (id) => input({ type: 'late', id }), timers });
	function input(one) {
		state = reduce(state, one);
		overdue.watch(awaited(state));
	}
	return {
		inputs: (...all) => all.forEach(input),
		pass(seconds) {
			now += seconds * 1000;
			const due = clocks.filter(({ at }) => at <= now);
			clocks = clocks.filter(({ at }) => at > now);
			due.forEach(({ ring }) => ring());
		},
		state: () => state,
		said: () => state.send.map(({ type, id }) => `${type} ${id}`),
	};
}
const talking = () => {
	const page = silent();
	page.inputs({ type: 'opened' }, welcome(true), frame(conversation));
	return page;
};

test('a message that is never answered is shown as not sent, and can be sent again under its id', () => {
	const page = talking();
	page.inputs(say('a'));
	page.pass(14);
	assert.equal(page.state().outbox[0].failed, null);
	page.pass(2);
	assert.equal(page.state().outbox[0].failed, 'unanswered');
	page.inputs({ type: 'again', id: 'a' });
	assert.deepEqual(page.said(), ['say a']);
	page.pass(16);
	assert.equal(page.state().outbox[0].failed, 'unanswered');
});

test('an answer that comes after all still counts', () => {
	const page = talking();
	page.inputs(say('a'));
	page.pass(16);
	page.inputs(frame({ type: 'message', ...message(2, 'customer', 'a') }));
	assert.deepEqual(page.state().outbox, []);
});

test('what was answered in time is never late', () => {
	const page = talking();
	page.inputs(say('a'), say('b'));
	page.pass(10);
	page.inputs(frame({ type: 'message', ...message(2, 'customer', 'a') }));
	page.pass(4);
	assert.deepEqual(page.state().outbox.map(({ id, failed }) => [id, failed]), [['b', null]]);
	page.pass(2);
	assert.deepEqual(page.state().outbox.map(({ id, failed }) => [id, failed]), [['b', 'unanswered']]);
});

test('each connection has its own patience', () => {
	const page = talking();
	page.inputs(say('a'));
	page.pass(10);
	page.inputs({ type: 'closed' });
	page.pass(60);
	assert.equal(page.state().outbox[0].failed, null);
	page.inputs({ type: 'opened' }, welcome(true), frame(conversation));
	page.pass(10);
	assert.equal(page.state().outbox[0].failed, null);
	page.pass(6);
	assert.equal(page.state().outbox[0].failed, 'unanswered');
});

test('a form that is never answered says so, and can be sent again', () => {
	const page = silent();
	page.inputs({ type: 'opened' }, welcome(false), { type: 'join', id: 'j', fields: {} });
	page.pass(16);
	assert.equal(page.state().join, null);
	assert.equal(page.state().refusal.code, 'unanswered');
	page.inputs({ type: 'join', id: 'k', fields: {} });
	assert.deepEqual(page.said(), ['join k']);
});

test('an end that is never answered says so until somebody tries again', () => {
	const page = talking();
	page.inputs({ type: 'finish', id: 'f' });
	assert.equal(page.state().trouble, null);
	page.pass(16);
	assert.equal(page.state().command, null);
	assert.equal(page.state().trouble, 'unanswered');
	page.inputs({ type: 'finish', id: 'g' });
	assert.equal(page.state().trouble, null);
	assert.deepEqual(page.said(), ['end g']);
});

test('earlier consultations that never come are said not to come', () => {
	const page = talking();
	page.inputs({ type: 'route', view: 'earlier' });
	page.pass(16);
	assert.equal(page.state().earlier.failed, 'unanswered');
	page.inputs({ type: 'older' });
	assert.equal(page.state().earlier.failed, null);
	assert.equal(page.said().length, 1);
});

test('what is being rebuilt is said to be until it is there, however often it is asked for', () => {
	const page = talking();
	page.inputs({ type: 'route', view: 'earlier' }, frame({ type: 'refused', id: 'q1', code: 'rebuilding', retryAfter: 10 }), { type: 'older' });
	assert.equal(page.state().earlier.failed, 'rebuilding');
	assert.deepEqual(page.said(), ['history q2']);
	page.inputs(frame({ type: 'history', id: 'q2', conversations: [], more: false }));
	assert.equal(page.state().earlier.failed, null);
});

test('an end that is refused is said to be refused until somebody tries again', () => {
	const page = talking();
	page.inputs({ type: 'finish', id: 'f' }, frame({ type: 'refused', id: 'f', code: 'not-stored', retryAfter: 3 }));
	assert.equal(page.state().command, null);
	assert.equal(page.state().trouble, 'not-stored');
	page.inputs({ type: 'finish', id: 'g' });
	assert.equal(page.state().trouble, null);
});
