import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTimes } from '../page/times.js';

const at = Date.UTC(2026, 10, 20, 6, 5);
const plain = (text) => text.replace(/\s/g, ' ');

test('times are written as people of the language write them', () => {
	const ko = createTimes('ko', 'Asia/Seoul');
	const en = createTimes('en', 'Asia/Seoul');
	// Which of the two depends on the platform's own data.
	assert.match(plain(ko.clock(at)), /^(오후|PM) 3:05$/);
	assert.equal(plain(en.clock(at)), '3:05 PM');
	assert.equal(ko.day(at), '2026년 11월 20일 금요일');
	assert.equal(en.day(at), 'Friday, November 20, 2026');
	assert.equal(en.date(at), 'Nov 20, 2026');
	assert.equal(en.iso(at), '2026-11-20T06:05:00.000Z');
});

test('the day is the reader\'s own', () => {
	assert.equal(createTimes('ko', 'America/Los_Angeles').day(at), '2026년 11월 19일 목요일');
});
