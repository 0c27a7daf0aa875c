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

test('Hangul belongs to an address where a part of it begins with Hangul', () => {
	const addresses = ['https://a.example/예약/확인?no=12345', 'https://a.example/?q=배송+문의&p=서울#안내', 'https://a.example/예약-확인.html', 'https://a.example/한빛_(회사)'];
	for (const address of addresses) {
		for (const text of [address, `(${address}).`, `“${address}”`, `${address}, `]) assert.deepEqual(links(text), [address]);
	}
	assert.deepEqual(links('(https://a.example/예약)를 보세요'), ['https://a.example/예약']);
	assert.equal(parts('https://a.example/예약')[0].href, 'https://a.example/%EC%98%88%EC%95%BD');
});

test('Hangul of the sentence stays outside, and so does a host of it', () => {
	assert.deepEqual(links('https://a.example/20417에서 확인'), ['https://a.example/20417']);
	assert.deepEqual(links('https://a.example/예약/20417에서'), ['https://a.example/예약/20417']);
	assert.deepEqual(links('https://a.example/에서, https://b.example/?no=1를, https://c.example/입니다.'), ['https://a.example/', 'https://b.example/?no=1', 'https://c.example/']);
	assert.deepEqual(links('https://a.example/도서관에'), ['https://a.example/도서관에']);
	assert.deepEqual(links('https://예약.example'), []);
});

test('nothing else is a link', () => {
	for (const text of ['javascript:alert(1)', 'data:text/html,x', 'ftp://a.example', 'www.a.example', 'a@b.example', '<a href=x>', 'https://', 'xhttps:/a']) {
		assert.deepEqual(links(text), []);
	}
});
