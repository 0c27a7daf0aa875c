import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phaseOf } from '../page/conversation.js';
import { shown, toSave } from '../page/earlier.js';
import { begin, reduce } from '../page/visit.js';

const office = { name: '한빛', topics: [{ id: 'order', ko: '주문', en: 'Orders' }], retentionDays: 365 };
const welcome = { type: 'welcome', version: 1, token: 't1', office, returning: false, conversationFollows: false, now: 1 };
const text = (seq, from, id = `${from}${seq}`) => ({ conversation: 7, seq, id, kind: 'text', from, text: `text ${seq}`, at: seq });
const notice = (seq, kind, name) => ({ conversation: 7, seq, kind, from: 'system', name, at: seq });
const conversation = (fields = {}) => ({
	type: 'conversation', conversation: 7, status: 'waiting', topic: 'order', place: 2, waiting: 3, startedAt: 1,
	readByCounsellor: 0, readByCustomer: 0, last: 1, messages: [text(1, 'customer', 'j1')], ...fields,
});
const active = (last, messages) => conversation({ status: 'active', counsellor: '김하늘', place: 0, waiting: 0, last, messages });
const frame = (it) => ({ type: 'frame', frame: it });
const message = (it) => frame({ type: 'message', ...it });
const say = (id, words = id) => ({ type: 'say', id, text: words, at: 50 });
const fields = { name: '홍길동', phone: '010-1234-5678', topic: 'order', text: '배송', consent: true };

/** The state after some inputs, and all that was sent on the way. */
function run(inputs, state = begin({ language: 'ko' })) {
	const sent = [];
	for (const input of inputs) {
		state = reduce(state, input);
		sent.push(...state.send);
	}
	return { state, sent, words: sent.map((one) => one.type) };
}
const connected = [{ type: 'opened' }, frame(welcome)];
const waiting = [...connected, frame(conversation())];
const talking = [...connected, frame(active(3, [text(1, 'customer', 'j1'), notice(2, 'matched', '김하늘'), text(3, 'counsellor')]))];
const seqs = (state) => state.conversation.messages.map(({ seq }) => seq);

test('who has taken too much is told how long the link stays away, until it is back', () => {
	const away = run([...connected, frame({ type: 'closing', code: 'throttled', retryAfter: 30 }), { type: 'closed', offline: false }]).state;
	assert.equal(away.link, 'reconnecting');
	assert.equal(away.pause, 30);
	assert.equal(run(connected, away).state.pause, 0);
	assert.equal(run([...connected, frame({ type: 'closing', code: 'stopping', retryAfter: 2 })]).state.pause, 0);
});

test('a service that accepts and says nothing is told of until it answers', () => {
	const silent = run([{ type: 'opened' }, { type: 'closed', offline: false, unanswered: true }]).state;
	assert.equal(silent.link, 'unanswered');
	assert.equal(run([{ type: 'opened' }], silent).state.link, 'unanswered');
	assert.equal(run(connected, silent).state.link, 'connected');
});

test('a newcomer says hello without a token, and keeps the one that comes', () => {
	const { state, sent } = run(connected);
	assert.deepEqual(sent, [{ type: 'hello', version: 1, language: 'ko', conversation: 0, after: 0 }]);
	assert.equal(state.token, 't1');
	assert.equal(state.link, 'connected');
	assert.equal(state.office, office);
});

test('a reload names the token and the conversation that was on the screen', () => {
	const { state, sent } = run([{ type: 'opened' }], begin({ token: 't1', language: 'en', conversation: 7 }));
	assert.deepEqual(sent, [{ type: 'hello', version: 1, token: 't1', language: 'en', conversation: 7, after: 0 }]);
	assert.equal(state.restoring, true);
});

test('a reconnect names the last number it has', () => {
	const { sent } = run([...talking, { type: 'closed' }, { type: 'opened' }]);
	assert.equal(sent.at(-1).conversation, 7);
	assert.equal(sent.at(-1).after, 3);
});

test('a join is sent once however often the button is pressed', () => {
	const { words } = run([...connected, { type: 'join', id: 'j1', fields }, { type: 'join', id: 'j2', fields }]);
	assert.deepEqual(words, ['hello', 'join']);
});

test('a join that may have got lost is said again under its id', () => {
	const { sent } = run([...connected, { type: 'join', id: 'j1', fields }, { type: 'closed' }, ...connected]);
	assert.deepEqual(sent.map((one) => one.id), [undefined, 'j1', undefined, 'j1']);
});

test('a join that arrived before the link broke is not said again', () => {
	const follows = frame({ ...welcome, conversationFollows: true });
	const { state, words } = run([...connected, { type: 'join', id: 'j1', fields }, { type: 'closed' }, { type: 'opened' }, follows, frame(conversation())]);
	assert.deepEqual(words, ['hello', 'join', 'hello']);
	assert.equal(state.join, null);
	assert.equal(state.conversation.place, 2);
});

test('a join that had begun a conversation long ago brings that one', () => {
	const { state } = run([...connected, { type: 'join', id: 'j1', fields }, frame({ type: 'ack', id: 'j1', conversation: 7, seq: 1, at: 1 })]);
	assert.equal(state.remembered, 7);
	assert.equal(state.renewals, 1);
});

test('a refused join leaves the form with its code', () => {
	const { state } = run([...connected, { type: 'join', id: 'j1', fields }, frame({ type: 'refused', id: 'j1', code: 'bad-phone', retryAfter: 0 })]);
	assert.equal(state.join, null);
	assert.equal(state.refusal.code, 'bad-phone');
});

test('a topic that the office no longer has fetches the topics anew', () => {
	const { state } = run([...connected, { type: 'join', id: 'j1', fields }, frame({ type: 'refused', id: 'j1', code: 'bad-topic', retryAfter: 0 })]);
	assert.equal(state.renewals, 1);
});

test('the line says at once what the browser knows of the network', () => {
	const gone = run([...connected, { type: 'network', online: false }]).state;
	assert.equal(gone.link, 'offline');
	assert.equal(reduce(gone, { type: 'network', online: true }).link, 'connected');
	assert.equal(run([...connected, { type: 'closed', offline: false }]).state.link, 'reconnecting');
	assert.equal(run([...connected, { type: 'closed', offline: true }]).state.link, 'offline');
});

test('the place follows each change', () => {
	const { state } = run([...waiting, frame({ type: 'place', conversation: 7, place: 1, waiting: 9 })]);
	assert.equal(state.conversation.place, 1);
	assert.equal(state.conversation.waiting, 9);
});

test('a place of another conversation changes nothing', () => {
	const { state } = run([...waiting, frame({ type: 'place', conversation: 6, place: 1, waiting: 9 })]);
	assert.equal(state.conversation.place, 2);
});

test('notices change the status', () => {
	const after = (...some) => run([...waiting, ...some.map(message)]).state.conversation;
	const matched = notice(2, 'matched', '김하늘');
	assert.equal(after(matched).status, 'active');
	assert.equal(after(matched).counsellor, '김하늘');
	assert.equal(after(matched, notice(3, 'returned')).status, 'waiting');
	assert.equal(after(matched, notice(3, 'returned')).counsellor, null);
	assert.equal(after(matched, notice(3, 'transferred')).status, 'waiting');
	assert.equal(after(matched, notice(3, 'transferred')).counsellor, null);
	assert.equal(after(matched, notice(3, 'matched', '박준호')).counsellor, '박준호');
	assert.equal(after(matched, notice(3, 'ended')).status, 'ended');
	assert.equal(after(notice(2, 'left')).status, 'left');
});

test('an old notice that fills a gap changes no status', () => {
	const { state } = run([...waiting, message(notice(4, 'ended')), frame({ type: 'transcript', id: 'q1', conversation: { conversation: 7 }, messages: [notice(2, 'matched', 'A'), text(3, 'counsellor')], more: true })]);
	assert.deepEqual(seqs(state), [1, 2, 3, 4]);
	assert.equal(state.conversation.status, 'ended');
});

test('the same message ten times is one bubble', () => {
	const { state } = run([...talking, ...Array(10).fill(message(text(4, 'counsellor')))]);
	assert.deepEqual(seqs(state), [1, 2, 3, 4]);
});

test('a gap is asked for, and filled in order', () => {
	const { state, sent } = run([...talking, message(text(6, 'counsellor'))]);
	assert.deepEqual(sent.at(-1), { type: 'transcript', id: 'q1', conversation: 7, before: 6 });
	const filled = run([frame({ type: 'transcript', id: 'q1', conversation: { conversation: 7 }, messages: [3, 4, 5].map((seq) => text(seq, 'counsellor')), more: true })], state);
	assert.deepEqual(seqs(filled.state), [1, 2, 3, 4, 5, 6]);
	assert.deepEqual(filled.sent, []);
});

test('a gap longer than one page is filled page by page', () => {
	const { state } = run([...talking, message(text(9, 'counsellor'))]);
	const { sent } = run([frame({ type: 'transcript', id: 'q1', conversation: { conversation: 7 }, messages: [text(7, 'counsellor'), text(8, 'counsellor')], more: true })], state);
	assert.deepEqual(sent, [{ type: 'transcript', id: 'q2', conversation: 7, before: 7 }]);
});

test('a gap that the answer did not fill is asked for again', () => {
	const { state } = run([...talking, message(text(6, 'counsellor')), frame({ type: 'transcript', id: 'q1', conversation: { conversation: 7 }, messages: [], more: false })]);
	assert.equal(reduce(state, { type: 'gap' }).send[0].before, 6);
});

test('what a resume leaves out is a gap, what stands before everything is not', () => {
	const later = frame(active(9, [text(8, 'counsellor'), text(9, 'counsellor')]));
	assert.equal(run([...talking, { type: 'closed' }, ...connected.slice(0, 1), frame({ ...welcome, conversationFollows: true }), later]).sent.at(-1).before, 8);
	assert.deepEqual(run([...connected, later]).words, ['hello']);
});

test('older messages are loaded when somebody scrolls there', () => {
	const { sent } = run([...connected, frame(active(9, [text(8, 'counsellor'), text(9, 'counsellor')])), { type: 'older' }, { type: 'older' }]);
	assert.deepEqual(sent.slice(1), [{ type: 'transcript', id: 'q1', conversation: 7, before: 8 }]);
});

test('a conversation that is to be saved is asked for, and a refusal ends that with its reason', () => {
	const over = { ...active(9, [text(8, 'counsellor'), notice(9, 'ended')]), status: 'ended' };
	const { state, sent } = run([...connected, frame(over), { type: 'save' }]);
	assert.equal(state.saving, true);
	assert.equal(sent.at(-1).before, 8);
	const refused = run([frame({ type: 'refused', id: sent.at(-1).id, code: 'rebuilding', retryAfter: 5 })], state).state;
	assert.equal(refused.saving, false);
	assert.equal(refused.trouble, 'rebuilding');
	assert.equal(run([{ type: 'saved' }], state).state.saving, false);
});

test('a message is pending from birth, and sent when its copy comes', () => {
	const { state, sent } = run([...talking, say('a')]);
	assert.deepEqual(sent.at(-1), { type: 'say', id: 'a', conversation: 7, text: 'a' });
	assert.equal(state.outbox.length, 1);
	const arrived = run([message(text(4, 'customer', 'a'))], state);
	assert.deepEqual(arrived.state.outbox, []);
	assert.deepEqual(seqs(arrived.state), [1, 2, 3, 4]);
});

test('its copy once more changes nothing', () => {
	const { state } = run([...talking, say('a'), message(text(4, 'customer', 'a')), message(text(4, 'customer', 'a'))]);
	assert.deepEqual(state.outbox, []);
	assert.deepEqual(seqs(state), [1, 2, 3, 4]);
});

test('messages go out in order, ten of them under way at once', () => {
	const ids = Array.from({ length: 100 }, (_, i) => `m${i}`);
	const { sent, state } = run([...talking, ...ids.map((id) => say(id))]);
	assert.deepEqual(sent.slice(1).map(({ id }) => id), ids.slice(0, 10));
	const { sent: more, state: end } = run(ids.map((id, i) => message(text(4 + i, 'customer', id))), state);
	assert.deepEqual(more.map(({ id }) => id), ids.slice(10));
	assert.deepEqual(end.outbox, []);
});

test('what was written offline goes out after the resume, unless it came back', () => {
	const offline = [...talking, say('a'), { type: 'closed' }, say('b')];
	assert.deepEqual(run(offline).words, ['hello', 'say']);
	const back = [{ type: 'opened' }, frame({ ...welcome, conversationFollows: true })];
	const lost = run([...offline, ...back, frame(active(3, []))]);
	assert.deepEqual(lost.sent.filter((one) => one.type === 'say').map(({ id }) => id), ['a', 'a', 'b']);
	const arrived = run([...offline, ...back, frame(active(4, [text(4, 'customer', 'a')]))]);
	assert.deepEqual(arrived.sent.filter((one) => one.type === 'say').map(({ id }) => id), ['a', 'b']);
});

test('the outbox of a reload is sent to its own conversation only', () => {
	const kept = { token: 't1', language: 'ko', conversation: 7, outbox: [{ id: 'a', text: 'a', at: 1, sent: true, failed: null }] };
	const follows = [{ type: 'opened' }, frame({ ...welcome, conversationFollows: true })];
	assert.equal(run([...follows, frame(active(1, [text(1, 'customer')]))], begin(kept)).sent.at(-1).id, 'a');
	const other = run([...follows, frame({ ...active(1, [{ ...text(1, 'customer'), conversation: 8 }]), conversation: 8 })], begin(kept));
	assert.deepEqual(other.words, ['hello']);
	assert.deepEqual(other.state.outbox, []);
});

test('a refused message is marked, lets the next one go, and can be sent again or deleted', () => {
	const refused = run([...talking, say('a'), say('b'), frame({ type: 'refused', id: 'a', code: 'throttled', retryAfter: 2 })]);
	assert.equal(refused.state.outbox[0].failed, 'throttled');
	assert.equal(refused.sent.at(-1).id, 'b');
	const again = run([message(text(4, 'customer', 'b')), { type: 'again', id: 'a' }], refused.state);
	assert.equal(again.sent.at(-1).id, 'a');
	assert.deepEqual(again.state.outbox.map(({ id }) => id), ['a']);
	assert.deepEqual(run([{ type: 'discard', id: 'a' }], refused.state).state.outbox.map(({ id }) => id), ['b']);
});

test('nobody talks into a closed conversation', () => {
	const over = run([...talking, say('a'), say('b'), message(notice(4, 'ended', '김하늘'))]);
	assert.deepEqual(over.state.outbox.map(({ failed }) => failed), ['over', 'over']);
	assert.equal(run([say('c')], over.state).state.outbox.length, 2);
});

test('what was stored when the conversation ended is sent, not failed', () => {
	const { state } = run([...talking, say('a'), { type: 'closed' }, { type: 'opened' }, frame({ ...welcome, conversationFollows: true }), frame({ ...active(5, [text(4, 'customer', 'a'), notice(5, 'ended')]), status: 'ended' })]);
	assert.deepEqual(state.outbox, []);
	assert.equal(state.conversation.status, 'ended');
});

test('what another tab wrote is shown here, and sent from here only after a reconnect', () => {
	const entries = [{ id: 'x', text: 'x', at: 1, sent: false, failed: null }, { id: 'j1', text: 'arrived', at: 1, sent: false, failed: null }];
	const { state, sent: said } = run([...talking, { type: 'shared', entries }, say('mine')]);
	assert.deepEqual(state.outbox.map(({ id }) => id), ['x', 'mine']);
	assert.deepEqual(said.slice(1).map(({ id }) => id), ['mine']);
	const { sent } = run([{ type: 'closed' }, { type: 'opened' }, frame({ ...welcome, conversationFollows: true }), frame(active(3, []))], state);
	assert.deepEqual(sent.slice(1).map(({ id }) => id), ['x', 'mine']);
});

test('leaving is said while waiting, ending once matched', () => {
	assert.deepEqual(run([...waiting, { type: 'finish', id: 'f' }]).sent.at(-1), { type: 'leave', id: 'f', conversation: 7 });
	assert.deepEqual(run([...talking, { type: 'finish', id: 'f' }]).sent.at(-1), { type: 'end', id: 'f', conversation: 7 });
});

test('an end that may have got lost is said again, a leave that a match overtook is not', () => {
	const back = [{ type: 'closed' }, { type: 'opened' }, frame({ ...welcome, conversationFollows: true })];
	assert.deepEqual(run([...talking, { type: 'finish', id: 'f' }, ...back, frame(active(3, []))]).sent.at(-1), { type: 'end', id: 'f', conversation: 7 });
	const left = run([...waiting, { type: 'finish', id: 'f' }, ...back, frame(active(2, [notice(2, 'matched', 'A')]))]);
	assert.deepEqual(left.words, ['hello', 'leave', 'hello']);
	assert.equal(left.state.command, null);
});

test('after the end a new consultation can begin', () => {
	const { state } = run([...talking, message(notice(4, 'ended')), { type: 'restart' }]);
	assert.equal(state.conversation, null);
	assert.equal(state.remembered, 0);
	assert.equal(run([{ type: 'restart' }], run(talking).state).state.conversation.conversation, 7);
});

test('read marks are sent once for what is new, and shown for both sides', () => {
	const { state, sent } = run([...talking, { type: 'seen' }, { type: 'seen' }]);
	assert.deepEqual(sent.slice(1), [{ type: 'read', conversation: 7, seq: 3 }]);
	const marked = run([frame({ type: 'read', conversation: 7, by: 'counsellor', seq: 3 }), frame({ type: 'read', conversation: 7, by: 'counsellor', seq: 2 })], state);
	assert.equal(marked.state.conversation.readByCounsellor, 3);
});

test('what stands above an answer of the counsellor was read', () => {
	const { state } = run([...talking, message(text(4, 'customer')), message(text(5, 'counsellor')), message(text(6, 'customer'))]);
	assert.equal(state.conversation.readByCounsellor, 5);
});

test('what came in the snapshot after a reconnect is marked as read, and again where the service did not keep the mark', () => {
	const back = [{ type: 'closed' }, { type: 'opened' }, frame({ ...welcome, conversationFollows: true })];
	const missed = run([...talking, { type: 'seen' }, ...back, frame({ ...active(4, [text(4, 'counsellor')]), readByCustomer: 3 }), { type: 'seen' }]);
	assert.deepEqual(missed.sent.at(-1), { type: 'read', conversation: 7, seq: 4 });
	const lost = run([...back, frame({ ...active(4, []), readByCustomer: 3 }), { type: 'seen' }], missed.state);
	assert.deepEqual(lost.sent.at(-1), { type: 'read', conversation: 7, seq: 4 });
	const kept = run([...back, frame({ ...active(4, []), readByCustomer: 4 }), { type: 'seen' }], missed.state);
	assert.deepEqual(kept.words, ['hello']);
});

test('nothing of the other side is nothing to mark as read', () => {
	assert.deepEqual(run([...waiting, { type: 'seen' }]).words, ['hello']);
	const marked = { ...active(3, [text(2, 'counsellor'), text(3, 'customer')]), readByCustomer: 2 };
	assert.deepEqual(run([...connected, frame(marked), { type: 'seen' }]).words, ['hello']);
});

test('who left the list before anybody came has cancelled, who talked before is over', () => {
	const phase = (...some) => phaseOf(run([...waiting, ...some.map(message)]).state.conversation);
	assert.equal(phase(), 'waiting');
	assert.equal(phase(notice(2, 'left')), 'cancelled');
	assert.equal(phase(notice(2, 'matched', 'A')), 'active');
	assert.equal(phase(notice(2, 'matched', 'A'), notice(3, 'returned'), notice(4, 'left')), 'over');
	assert.equal(phase(notice(2, 'matched', 'A'), notice(3, 'ended')), 'over');
});

test('typing is shown until a message, a stop, or silence', () => {
	const types = frame({ type: 'typing', conversation: 7, by: 'counsellor', active: true });
	assert.equal(run([...talking, types]).state.typing, true);
	assert.equal(run([...talking, types, message(text(4, 'counsellor'))]).state.typing, false);
	assert.equal(run([...talking, types, frame({ type: 'typing', conversation: 7, by: 'counsellor', active: false })]).state.typing, false);
	assert.equal(run([...talking, types, { type: 'quiet' }]).state.typing, false);
});

test('typing is told only to a counsellor', () => {
	assert.deepEqual(run([...waiting, { type: 'typing', active: true }]).words, ['hello']);
	assert.deepEqual(run([...talking, { type: 'typing', active: true }]).sent.at(-1), { type: 'typing', conversation: 7, active: true });
});

test('another version asks for a reload', () => {
	assert.equal(run([{ type: 'opened' }, frame({ type: 'refused', code: 'version', retryAfter: 0 })]).state.outdated, true);
});

test('an open conversation that the service no longer knows leaves the form', () => {
	const { state } = run([...talking, { type: 'closed' }, ...connected]);
	assert.equal(state.conversation, null);
	assert.equal(state.remembered, 0);
});

test('earlier consultations are listed and read page by page', () => {
	const row = (number) => ({ conversation: number, status: 'ended', topic: 'order', startedAt: 1, endedAt: 2, firstLine: 'x' });
	const first = run([...connected, { type: 'route', view: 'earlier' }, frame({ type: 'history', id: 'q1', conversations: [row(9), row(8)], more: true })]);
	assert.deepEqual(first.sent.at(-1), { type: 'history', id: 'q1', before: 0 });
	const second = run([{ type: 'older' }, frame({ type: 'history', id: 'q2', conversations: [row(5)], more: false })], first.state);
	assert.equal(second.sent[0].before, 8);
	assert.deepEqual(second.state.earlier.rows.map(({ conversation: number }) => number), [9, 8, 5]);
	const page = (id, from, more) => frame({ type: 'transcript', id, conversation: row(5), messages: [0, 1].map((i) => ({ ...text(from + i, 'customer'), conversation: 5 })), more });
	const read = run([{ type: 'route', view: 'reading', conversation: 5 }, page('q3', 3, true), { type: 'older' }, page('q4', 1, false)], second.state);
	assert.deepEqual(read.sent, [{ type: 'transcript', id: 'q3', conversation: 5, before: 0 }, { type: 'transcript', id: 'q4', conversation: 5, before: 3 }]);
	assert.deepEqual(read.state.earlier.reading.messages.map(({ seq }) => seq), [1, 2, 3, 4]);
	assert.equal(read.state.earlier.reading.more, false);
	const moved = run([{ type: 'route', view: 'reading', conversation: 9 }, page('q3', 1, false)], second.state);
	assert.deepEqual(moved.state.earlier.reading.messages, []);
});

test('a first consultation is an earlier one only when it is over', () => {
	assert.equal(run(talking).state.returning, false);
	assert.equal(run([...talking, message(notice(4, 'ended'))]).state.returning, true);
	assert.equal(run([...connected, frame({ ...conversation(), status: 'left' })]).state.returning, true);
	const known = [{ type: 'opened' }, frame({ ...welcome, returning: true, conversationFollows: true }), frame(conversation())];
	assert.equal(run(known).state.returning, true);
});

test('the list of earlier consultations leaves out the one that is going on', () => {
	const rows = [{ conversation: 7 }, { conversation: 5 }];
	const numbers = (state) => shown({ rows }, state.conversation).map((row) => row.conversation);
	assert.deepEqual(numbers(run(waiting).state), [5]);
	assert.deepEqual(numbers(run([...waiting, message(notice(2, 'left'))]).state), [7, 5]);
	assert.deepEqual(numbers(run(connected).state), [7, 5]);
});

test('a list that was opened before the link stood is asked for after the welcome', () => {
	assert.deepEqual(run([{ type: 'route', view: 'earlier' }, ...connected]).words, ['hello', 'history']);
});

test('a stranger\'s consultation says that it cannot be had', () => {
	const { state } = run([...connected, { type: 'route', view: 'reading', conversation: 5 }, frame({ type: 'refused', id: 'q1', code: 'no-conversation', retryAfter: 0 })]);
	assert.equal(state.earlier.failed, 'no-conversation');
});

test('an unknown frame changes nothing', () => {
	const { state } = run(talking);
	assert.deepEqual({ ...reduce(state, frame({ type: 'news' })) }, { ...state, send: [] });
});

test('an earlier consultation is saved as a whole: what is not here yet is asked for first', () => {
	const row = { conversation: 5, status: 'ended', topic: 'order', startedAt: 1, endedAt: 2, firstLine: 'x', rating: { stars: 4, change: 1, at: 3 } };
	const page = (id, from, more) => frame({ type: 'transcript', id, conversation: row, messages: [0, 1].map((i) => ({ ...text(from + i, 'customer'), conversation: 5 })), more });
	const read = run([...connected, { type: 'route', view: 'reading', conversation: 5 }, page('q1', 3, true)]).state;
	const saving = run([{ type: 'save' }], read);
	assert.deepEqual(saving.sent, [{ type: 'transcript', id: 'q2', conversation: 5, before: 3 }]);
	assert.equal(saving.state.saving, true);
	const whole = run([page('q2', 1, false)], saving.state).state;
	assert.deepEqual(toSave(whole).messages.map(({ seq }) => seq), [1, 2, 3, 4]);
	assert.deepEqual([toSave(whole).conversation, toSave(whole).rating.stars, toSave(whole).more], [5, 4, false]);
	assert.deepEqual(run([{ type: 'save' }], whole).sent, []);
	assert.equal(run([frame({ type: 'refused', id: 'q2', code: 'rebuilding', retryAfter: 10 })], saving.state).state.saving, false);
	assert.equal(run([{ type: 'route', view: 'main' }], saving.state).state.saving, false);
	assert.equal(toSave(run(talking).state).conversation, 7);
});

test('what is being written is sent only where the office shows it, and no more than its end', () => {
	const shows = (preview) => frame({ type: 'office', office: { ...office, preview } });
	const types = (words) => ({ type: 'typing', active: true, text: words });
	const sent = (inputs) => run([...talking, ...inputs]).sent.filter(({ type }) => type === 'typing').map(({ text: words }) => words);
	assert.deepEqual(sent([types('비밀')]), [undefined]);
	assert.deepEqual(sent([shows(true), types('안녕하세'), { type: 'typing', active: false, text: '안녕하세' }]), ['안녕하세', undefined]);
	assert.deepEqual(sent([shows(true), shows(false), types('비밀')]), [undefined]);
	assert.deepEqual(sent([shows(true), types('a\u0000b')]), ['ab']);
	const [long] = sent([shows(true), types('가'.repeat(300) + '끝')]);
	assert.equal(long.length, 200);
	assert.match(long, /^…가+끝$/);
	assert.deepEqual(sent([shows(true), types(`${'가'.repeat(100)}😀${'나'.repeat(198)}`)]), [`…${'나'.repeat(198)}`]);
	assert.deepEqual(run([...waiting, shows(true), types('아직 아무도 없어요')]).words, ['hello']);
});
