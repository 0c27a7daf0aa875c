import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import en from '../page/texts.en.js';
import ko from '../page/texts.ko.js';
import { createTexts, languageOf } from '../page/texts.js';

const page = new URL('../page/', import.meta.url);
const source = readdirSync(page)
	.filter((name) => /\.(js|html)$/.test(name) && !name.startsWith('texts.'))
	.map((name) => readFileSync(new URL(name, page), 'utf8'))
	.join('\n');
const keys = (bundle) => Object.entries(bundle).flatMap(([part, texts]) => Object.keys(texts).map((name) => `${part}.${name}`));
const server = readFileSync(new URL('../../chat-server/src/main/java/org/sangdam/server/protocol/Code.java', import.meta.url), 'utf8');

test('both languages have the same texts', () => assert.deepEqual(keys(en), keys(ko)));

test('a text that is used exists', () => {
	const used = [...source.matchAll(/['"`>]([a-z]\w+\.[a-z]\w+)['"`]/gi)].map(([, key]) => key).filter((key) => key.split('.')[0] in en && !/\.(js|css)$/.test(key));
	assert.ok(used.length > 40);
	assert.deepEqual(used.filter((key) => !keys(en).includes(key)), []);
});

test('a text that exists is used', () => {
	// Families whose last word is put in by the code: `status.${status}`
	const families = [...source.matchAll(/`(\w+)\.(\w*)\$\{[^}]+\}(\w*)/g)].map(([, part, start, end]) => new RegExp(`^${part}\\.${start}[\\w-]+${end}$`));
	const unused = keys(en).filter((key) => !source.includes(key) && !families.some((family) => family.test(key)));
	assert.deepEqual(unused, []);
});

test('every sentence for a code is for a code that the service has, or for its silence', () => {
	const codes = [...server.matchAll(/^ {4}([A-Z_]+)[,;]?$/gm)].map(([, word]) => word.toLowerCase().replaceAll('_', '-'));
	assert.deepEqual(Object.keys(en.code).filter((code) => ![...codes, 'unanswered'].includes(code)), []);
});

test('both languages fill the same places', () => {
	const places = (text) => [...new Set([...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
	for (const key of keys(en)) {
		const [part, name] = key.split('.');
		assert.deepEqual(places(ko[part][name]), places(en[part][name]), key);
	}
});

test('English counts one and many', () => {
	const say = createTexts('en', en);
	assert.equal(say('waitingPlace.people', { n: 1 }), '1 person');
	assert.equal(say('waitingPlace.people', { n: 1200 }), '1,200 people');
	assert.equal(createTexts('ko', ko)('waitingPlace.people', { n: 1 }), '1명');
});

test('the language is the chosen one, else the browser\'s', () => {
	assert.equal(languageOf('en', 'ko-KR'), 'en');
	assert.equal(languageOf(null, 'ko-KR'), 'ko');
	assert.equal(languageOf(null, 'ko'), 'ko');
	assert.equal(languageOf(null, 'kok-IN'), 'en');
	assert.equal(languageOf('xx', 'de-DE'), 'en');
	assert.equal(languageOf(null, undefined), 'en');
});
