import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phaseOf } from '../page/conversation.js';
import en from '../page/texts.en.js';
import ko from '../page/texts.ko.js';
import { createTexts } from '../page/texts.js';
import { masked, mountWaitingPlace, waitOf } from '../page/waiting-place.js';
import { viewOf } from '../page/page-frame.js';
import { begin, reduce } from '../page/visit.js';

const frame = (state, heard) => reduce(state, { type: 'frame', frame: heard });
const first = { conversation: 7, seq: 1, id: 'j1', kind: 'text', from: 'customer', text: '배송이 늦어요.', at: 1 };
const waiting = () => {
	const welcomed = frame(begin(), { type: 'welcome', token: 't', office: { topics: [] } });
	return frame(welcomed, { type: 'conversation', conversation: 7, status: 'waiting', topic: 'order', place: 2, waiting: 3, startedAt: 1, readByCounsellor: 0, readByCustomer: 1, last: 1, messages: [first] });
};

test('a range of minutes is told only when there is one', () => {
	assert.equal(waitOf({ place: 2 }), null);
	assert.equal(waitOf({ place: 2, least: 0, most: 0 }), null);
	assert.deepEqual(waitOf({ place: 1, least: 0, most: 1 }), ['soon', { n: 1 }]);
	assert.deepEqual(waitOf({ place: 2, least: 0, most: 3 }), ['within', { n: 3 }]);
	assert.deepEqual(waitOf({ place: 2, least: 4, most: 9 }), ['between', { least: 4, n: 9 }]);
});

test('a number is shown as the service shows it', () => {
	assert.equal(masked('010-1234-5678'), '010-****-5678');
	assert.equal(masked('01012345678'), '010****5678');
	assert.equal(masked('02-123-4567'), '02-1**-4567');
	assert.equal(masked('1234'), '1234');
});

test('a new place brings its own range, or none', () => {
	let state = frame(waiting(), { type: 'place', conversation: 7, place: 1, waiting: 2, least: 2, most: 4 });
	assert.equal(state.conversation.most, 4);
	state = frame(state, { type: 'place', conversation: 7, place: 1, waiting: 3, least: 0, most: 0 });
	assert.equal(state.conversation.most, 0);
});

test('who is asked whether they are still there says so once', () => {
	let state = frame(waiting(), { type: 'still-there', conversation: 7, within: 300 });
	assert.equal(state.conversation.stillThere, 300);
	state = reduce(state, { type: 'here' });
	assert.deepEqual(state.send, [{ type: 'here', conversation: 7 }]);
	assert.equal(state.conversation.stillThere, 0);
	state = frame(state, { type: 'still-there', conversation: 7, within: 300 });
	assert.equal(frame(state, { type: 'still-there', conversation: 7, within: 0 }).conversation.stillThere, 0);
});

test('who was away too long is told so, and waits again with one tap', () => {
	const notice = { conversation: 7, seq: 2, kind: 'given-up', from: 'system', at: 2 };
	const asked = frame(waiting(), { type: 'still-there', conversation: 7, within: 300 });
	let state = frame(asked, { type: 'message', ...notice });
	assert.equal(state.conversation.status, 'left');
	assert.equal(phaseOf(state.conversation), 'givenUp');
	const fields = { name: '홍길동', phone: '010', topic: 'order', text: '배송이 늦어요.', consent: true };
	state = reduce(state, { type: 'again-in-line', id: 'j2', fields });
	assert.deepEqual(state.send, [{ type: 'join', id: 'j2', ...fields }]);
	assert.equal(state.conversation, null);
});

const called = { type: 'call-backs', open: 1, phone: '010-****-5678', at: 9 };
const left = { type: 'message', conversation: 7, seq: 2, kind: 'left', from: 'system', at: 9 };

test('who would rather be called asks once, and is shown the call and not an end', () => {
	let state = reduce(waiting(), { type: 'call-instead', id: 'i1' });
	assert.deepEqual(state.send, [{ type: 'call-instead', id: 'i1', conversation: 7 }]);
	assert.deepEqual(reduce(state, { type: 'call-instead', id: 'i2' }).send, []);
	state = frame(frame(state, called), left);
	assert.equal(viewOf(state), 'called');
	assert.equal(state.remembered, 0);
	assert.equal(state.command, null);
	state = frame(state, { type: 'ack', id: 'i1', conversation: 7, seq: 2, at: 9 });
	assert.equal(viewOf(state), 'called');
});

test('another tab, and one whose link was down, see the call whichever they hear first', () => {
	assert.equal(viewOf(frame(frame(waiting(), left), called)), 'called');
	const later = frame(frame(waiting(), { ...called, at: 3 }), left);
	assert.equal(later.conversation.status, 'left', 'a call asked for at another time is another one');
});

test('a counsellor who was faster is there, and no call is expected', () => {
	let state = reduce(waiting(), { type: 'call-instead', id: 'i1' });
	state = frame(state, { type: 'message', conversation: 7, seq: 2, kind: 'matched', from: 'system', name: '이수진', at: 9 });
	state = frame(state, { type: 'refused', id: 'i1', code: 'taken', by: '이수진' });
	assert.equal(state.conversation.status, 'active');
	assert.equal(state.command, null);
	assert.equal(state.trouble, null, 'that one has come is no trouble, and is said already');
});

test('an end that is overtaken by the way back to the list is no trouble either', () => {
	let state = frame(waiting(), { type: 'message', conversation: 7, seq: 2, kind: 'matched', from: 'system', name: '이수진', at: 2 });
	state = reduce(state, { type: 'finish', id: 'f1' });
	state = frame(state, { type: 'message', conversation: 7, seq: 3, kind: 'returned', from: 'system', at: 3 });
	state = frame(state, { type: 'refused', id: 'f1', code: 'not-claimed' });
	assert.equal(state.conversation.status, 'waiting');
	assert.equal(state.trouble, null);
});

test('why a wait could not become a call is told until somebody has come', () => {
	let state = reduce(waiting(), { type: 'call-instead', id: 'i1' });
	state = frame(state, { type: 'refused', id: 'i1', code: 'too-many-call-backs' });
	assert.equal(state.trouble, 'too-many-call-backs');
	state = frame(state, { type: 'place', conversation: 7, place: 1, waiting: 1 });
	assert.equal(state.trouble, 'too-many-call-backs');
	state = frame(state, { type: 'message', conversation: 7, seq: 2, kind: 'matched', from: 'system', name: '이수진', at: 9 });
	assert.equal(state.trouble, null);
});

test('a wish that the broken link took along is said again while they still wait', () => {
	let state = reduce(waiting(), { type: 'call-instead', id: 'i1' });
	state = frame(reduce(state, { type: 'closed' }), { type: 'welcome', token: 't', office: { topics: [] }, conversationFollows: true });
	state = frame(state, { type: 'conversation', conversation: 7, status: 'waiting', topic: 'order', place: 2, waiting: 3, startedAt: 1, readByCounsellor: 0, readByCustomer: 1, last: 1, messages: [] });
	assert.deepEqual(state.send, [{ type: 'call-instead', id: 'i1', conversation: 7 }]);
});

test('what was written before the wish is said before it', () => {
	let state = reduce(waiting(), { type: 'closed' });
	state = reduce(state, { type: 'say', id: 's1', text: '급해요', at: 5 });
	state = reduce(state, { type: 'call-instead', id: 'i1' });
	state = frame(state, { type: 'welcome', token: 't', office: { topics: [] }, conversationFollows: true });
	state = frame(state, { type: 'conversation', conversation: 7, status: 'waiting', topic: 'order', place: 2, waiting: 3, startedAt: 1, readByCounsellor: 0, readByCustomer: 1, last: 1, messages: [] });
	assert.deepEqual(state.send.map(({ type }) => type), ['say', 'call-instead']);
});

/** As much of an element as the place needs; whatever is looked for in it is there. */
function element() {
	const inside = {};
	return {
		textContent: '',
		hidden: true,
		classList: { toggle() {}, remove() {} },
		querySelector: (name) => (inside[name] ??= element()),
		querySelectorAll: () => [element(), element()],
		get firstElementChild() {
			return this.querySelector('p');
		},
	};
}

test('a call is offered to whoever has said a number for this wait', () => {
	const texts = createTexts('ko', ko);
	const offered = (person) => {
		const root = element();
		mountWaitingPlace(root, { say: texts, dispatch() {}, storage: { get: () => person } }).show(waiting());
		return !root.querySelector('.call-instead').hidden;
	};
	assert.equal(offered({ name: '홍길동', phone: '010-1234-5678' }), true);
	assert.equal(offered({ anonymous: true }), false);
	assert.equal(offered({ name: '홍길동', phone: '010-1234-5678', anonymous: true }), false, 'what the device knows was not said');
	assert.equal(offered(null), false);
});

test('the question whether they are still there follows the language', () => {
	let texts = createTexts('ko', ko);
	const root = element();
	const place = mountWaitingPlace(root, { say: (key, values) => texts(key, values), dispatch() {}, storage: { get: () => null } });
	const asked = frame(waiting(), { type: 'still-there', conversation: 7, within: 300 });
	const question = root.querySelector('.still-there').firstElementChild;
	place.show(asked);
	assert.equal(question.textContent, texts('stillThere.ask', { n: 5 }));
	texts = createTexts('en', en);
	place.show(asked);
	assert.equal(question.textContent, texts('stillThere.ask', { n: 5 }));
	place.show(reduce(asked, { type: 'here' }));
	assert.equal(question.textContent, '');
	place.show({});
});
