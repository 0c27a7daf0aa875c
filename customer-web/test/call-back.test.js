import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewOf } from '../page/page-frame.js';
import { begin, reduce } from '../page/visit.js';

const fields = { name: '홍길동', phone: '01012345678', topic: 'order', text: '배송', consent: true };
const frame = (state, heard) => reduce(state, { type: 'frame', frame: heard });
const welcomed = () => frame(begin(), { type: 'welcome', token: 't', office: { topics: [] } });
const asked = (state) => reduce(state, { type: 'join', id: 'j1', call: true, fields });

test('whoever wants to be called asks for it, and is shown that they will be', () => {
	let state = asked(welcomed());
	assert.deepEqual(state.send, [{ type: 'call-back', id: 'j1', ...fields }]);
	state = frame(state, { type: 'call-backs', open: 1, phone: '010-****-5678', at: 1 });
	state = frame(state, { type: 'ack', id: 'j1', conversation: 0, seq: 0, at: 1 });
	assert.equal(state.join, null);
	assert.equal(viewOf(state), 'called');
	assert.equal(viewOf(reduce(state, { type: 'ask' })), 'form');
	assert.equal(viewOf(frame(state, { type: 'call-backs', open: 0, at: 0 })), 'form');
});

test('a call asked for without a connection is asked for with the next one, once', () => {
	let state = reduce(welcomed(), { type: 'closed' });
	state = asked(state);
	assert.deepEqual(state.send, []);
	state = frame(state, { type: 'welcome', token: 't', office: { topics: [] } });
	assert.deepEqual(state.send, [{ type: 'call-back', id: 'j1', ...fields }]);
	state = frame(state, { type: 'ack', id: 'j1', conversation: 0, seq: 0, at: 1 });
	assert.equal(state.join, null);
});

test('what came too late for a consultation stays to be asked as a call', () => {
	let state = reduce(welcomed(), { type: 'join', id: 'j1', fields });
	state = frame(state, { type: 'refused', id: 'j1', code: 'closed', retryAfter: 0 });
	assert.deepEqual(state.refusal, { code: 'closed', retryAfter: 0 });
	assert.equal(viewOf(state), 'form');
});

test('a call that is settled elsewhere while the link was down is expected no more', () => {
	let state = frame(welcomed(), { type: 'call-backs', open: 1, phone: '010-****-5678', at: 1 });
	state = frame(state, { type: 'welcome', token: 't', office: { topics: [] } });
	assert.equal(viewOf(state), 'form');
});
