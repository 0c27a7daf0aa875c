import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { unread } from '../page/embedded.js';

const entry = (seq, from) => ({ seq, from, kind: 'text' });
const talk = { conversation: 7, messages: [entry(1, 'customer'), entry(2, 'system'), entry(3, 'counsellor'), entry(4, 'customer'), entry(5, 'counsellor')] };

test('what the other side has said and was on no screen is unread', () => {
	assert.equal(unread(talk, null), 3);
	assert.equal(unread(talk, { conversation: 7, seq: 3 }), 1);
	assert.equal(unread(talk, { conversation: 7, seq: 5 }), 0);
	assert.equal(unread({ ...talk, readByCustomer: 3 }, { conversation: 7, seq: 2 }), 1);
});

test('what was seen of an earlier consultation counts for nothing', () => assert.equal(unread(talk, { conversation: 6, seq: 9 }), 3));

test('the button says the same in both languages', () => {
	const source = readFileSync(new URL('../page/embed.js', import.meta.url), 'utf8');
	const [ko, en] = ['ko', 'en'].map((language) => source.match(new RegExp(`\\t${language}: \\{([^]*?)\\n\\t\\t\\}`))[1]);
	const keys = (bundle) => [...bundle.matchAll(/^\t\t\t(\w+):/gm)].map(([, key]) => key);
	assert.ok(keys(ko).length > 4);
	assert.deepEqual(keys(en), keys(ko));
	for (const key of keys(ko)) assert.ok(source.includes(`text.${key}`), key);
});
