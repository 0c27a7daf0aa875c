import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newsBetween } from '../page/attention.js';

const entry = (seq, from, kind = 'text') => ({ seq, from, kind });
const conversation = (status, ...messages) => ({ conversation: 7, status, messages });
const waiting = conversation('waiting', entry(1, 'customer'));

test('whoever waits is called when a counsellor comes, and when one writes', () => {
	const matched = conversation('active', entry(1, 'customer'), entry(2, 'system', 'matched'));
	assert.equal(newsBetween(waiting, matched), 'matched');
	assert.equal(newsBetween(matched, conversation('active', ...matched.messages, entry(3, 'counsellor'))), 'message');
});

test('nobody is called for what they wrote, what is old, or what is another conversation', () => {
	const talk = conversation('active', entry(5, 'customer'));
	assert.equal(newsBetween(talk, conversation('active', entry(5, 'customer'), entry(6, 'customer'))), null);
	assert.equal(newsBetween(talk, conversation('active', entry(4, 'counsellor'), entry(5, 'customer'))), null);
	assert.equal(newsBetween(null, talk), null);
	assert.equal(newsBetween(waiting, { ...talk, conversation: 8 }), null);
	assert.equal(newsBetween(talk, conversation('ended', entry(5, 'customer'), entry(6, 'system', 'ended'))), null);
});
