import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parts } from '../page/links.js';

const links = (text) => parts(text).filter(({ href }) => href).map(({ text: shown }) => shown);

test('the parts together are the text', () => {
	for (const text of ['', 'x', 'a https://b.example c', 'https://a.example', '(https://a.example/x).', 'https://']) {
		assert.equal(parts(text).map((part) => part.text).join(''), text);
	}
});

test('http and https addresses are links', () => {
	assert.deepEqual(links('see https://a.example/x?y=1&z=2#q and HTTP://b.example'), ['https://a.example/x?y=1&z=2#q', 'HTTP://b.example']);
});

test('punctuation and brackets of the sentence stay outside', () => {
	assert.deepEqual(links('여기(https://a.example/x)를 보세요. https://b.example에서, **https://c.example**.'), ['https://a.example/x', 'https://b.example', 'https://c.example']);
	assert.deepEqual(links('https://a.example/f_(x)'), ['https://a.example/f_(x)']);
	assert.deepEqual(links('「https://a.example」'), ['https://a.example']);
});

test('nothing else is a link', () => {
	for (const text of ['javascript:alert(1)', 'data:text/html,x', 'ftp://a.example', 'www.a.example', 'a@b.example', '<a href=x>', 'https://', 'xhttps:/a']) {
		assert.deepEqual(links(text), []);
	}
});
