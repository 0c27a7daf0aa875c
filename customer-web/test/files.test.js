import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const page = new URL('../page/', import.meta.url);
const names = readdirSync(page);
const read = (name) => readFileSync(new URL(name, page), 'utf8');
const html = read('index.html');

test('every file that is asked for is there, and no other', () => {
	// Other sites ask for embed.js.
	const asked = new Set(['index.html', 'embed.js', 'texts.ko.js', 'texts.en.js']);
	for (const [, name] of html.matchAll(/(?:href|src)="([\w.-]+)"/g)) asked.add(name);
	for (const name of names.filter((one) => one.endsWith('.js'))) {
		for (const [, other] of read(name).matchAll(/(?:from |import\(|style\()'\.\/([\w.-]+)'/g)) asked.add(other);
	}
	assert.deepEqual([...asked].sort(), [...names].sort());
});

test('the strict policy has nothing to forbid', () => {
	assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
	for (const name of names.filter((one) => one.endsWith('.js'))) {
		assert.doesNotMatch(read(name), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/, name);
	}
	for (const name of names) assert.doesNotMatch(read(name).replaceAll('http://www.w3.org/2000/svg', ''), /(?:src|href|url\(|@import)\W{0,3}https?:/, name);
});

test('no file is longer than two hundred lines, but for the list of texts', () => {
	for (const name of names) assert.ok(read(name).split('\n').length <= (name.startsWith('texts.') ? 400 : 200), name);
});
