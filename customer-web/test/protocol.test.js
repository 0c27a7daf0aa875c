import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as frames from '../page/frames.js';
import { begin, reduce } from '../page/visit.js';

const document = readFileSync(new URL('../../chat-server/PROTOCOL.md', import.meta.url), 'utf8');
const examples = [...document.matchAll(/<!-- frame: ([a-z -]+) -->\n```json\n([^]*?)\n```/g)].map(([, line, json]) => {
	const words = line.split(' ');
	return { families: words.slice(0, -1), word: words.at(-1), frame: JSON.parse(json) };
});
const of = (family) => examples.filter(({ families }) => families.includes(family));

const ENCODERS = {
	hello: ({ token, language, conversation, after }) => frames.hello(token, language, conversation, after),
	join: (frame) => frames.join(frame.id, frame),
	'call-back': (frame) => frames.callBack(frame.id, frame),
	'call-instead': ({ id, conversation }) => frames.callInstead(id, conversation),
	say: ({ id, conversation, text }) => frames.say(id, conversation, text),
	typing: ({ conversation, active, text }) => frames.typing(conversation, active, text),
	read: ({ conversation, seq }) => frames.read(conversation, seq),
	here: ({ conversation }) => frames.here(conversation),
	leave: ({ id, conversation }) => frames.leave(id, conversation),
	end: ({ id, conversation }) => frames.end(id, conversation),
	history: ({ id, before }) => frames.history(id, before),
	transcript: ({ id, conversation, before }) => frames.transcript(id, conversation, before),
	rate: (frame) => frames.rate(frame.id, frame),
	'enter-code': ({ id, conversation, code }) => frames.enterCode(id, conversation, code),
	forget: ({ id }) => frames.forget(id),
	ping: ({ id }) => frames.ping(id),
};

test('the document has examples of everything that the page says, and of nothing else', () => {
	assert.deepEqual([...new Set(of('from-customer').map(({ word }) => word))].sort(), Object.keys(ENCODERS).sort());
});

for (const { word, frame } of of('from-customer')) {
	test(`the page writes ${word} as documented`, () => assert.deepEqual(ENCODERS[word](frame), frame));
}

test('pasted rubbish is left out, lines and whole characters stay', () => {
	assert.equal(frames.clean(' a\u0000b\u009f\r\n\tc\ud83d d 😀\u200d한\n'), 'ab\n\tc d 😀\u200d한');
});

const HEARD = ['ack', 'call-backs', 'closing', 'code-awaited', 'code-checked', 'conversation', 'doors', 'history', 'message', 'office', 'place', 'pong', 'rated', 'read', 'refused', 'still-there', 'transcript', 'typing', 'welcome'];

test('the document has examples of everything that the page hears', () => {
	assert.deepEqual([...new Set(of('to-customer').map(({ word }) => word))].sort(), HEARD);
});

test('the page takes every frame that the service may send', () => {
	const frame = (word, where = () => true) => of('to-customer').find((one) => one.word === word && where(one.frame)).frame;
	const hear = (state, heard) => reduce(state, { type: 'frame', frame: heard });
	const waiting = frame('conversation', ({ status }) => status === 'waiting');
	const active = frame('conversation', ({ status }) => status === 'active');

	let state = hear(begin(), frame('welcome'));
	assert.equal(state.up, true);
	assert.equal(hear(state, frame('doors')).doors.opensAt, frame('doors').opensAt);
	assert.deepEqual(hear(state, frame('office')).office, frame('office').office);
	assert.equal(hear(state, frame('call-backs')).callBacks.phone, frame('call-backs').phone);
	assert.ok(state.token);
	state = hear(state, waiting);
	assert.equal(state.conversation.place, waiting.place);
	assert.equal(hear(state, frame('still-there')).conversation.stillThere, frame('still-there').within);
	state = hear(state, frame('place'));
	assert.equal(state.conversation.place, frame('place').place);
	state = hear(state, active);
	assert.equal(state.conversation.counsellor, active.counsellor);
	const said = frame('message', ({ kind }) => kind === 'text');
	state = reduce(state, { type: 'say', id: said.id, text: said.text, at: 1 });
	assert.equal(state.outbox.length, 1);
	state = hear(state, said);
	assert.deepEqual(state.outbox, []);
	assert.equal(state.conversation.messages.at(-1).id, said.id);
	assert.equal(hear(state, frame('ack')).conversation, state.conversation);
	assert.equal(hear(state, frame('read')).conversation.readByCounsellor, frame('read').seq);
	assert.equal(hear(state, frame('typing')).typing, true);
	const asked = hear(state, frame('code-awaited'));
	assert.equal(asked.code.tries, frame('code-awaited').tries);
	assert.equal(hear(asked, frame('code-checked', ({ granted }) => granted)).code.granted, true);
	const over = hear(state, frame('message', ({ kind }) => kind === 'ended'));
	assert.equal(over.conversation.status, 'ended');
	assert.deepEqual(hear(over, frame('rated')).conversation.rating, frame('rated').rating);

	const { id: listId, ...list } = frame('history');
	const listing = reduce(state, { type: 'route', view: 'earlier' });
	assert.deepEqual(hear(listing, { ...list, id: listing.send[0].id }).earlier.rows, list.conversations);
	const page = frame('transcript');
	const reading = reduce(state, { type: 'route', view: 'reading', conversation: page.conversation.conversation });
	assert.deepEqual(hear(reading, { ...page, id: reading.send[0].id }).earlier.reading.messages, page.messages);
	for (const word of ['refused', 'pong', 'closing']) assert.equal(hear(state, frame(word)).conversation, state.conversation);
});
