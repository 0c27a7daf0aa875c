import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openingWords } from '../page/opening-words.js';
import { doorOf } from '../page/page-frame.js';
import en from '../page/texts.en.js';
import ko from '../page/texts.ko.js';
import { createTexts } from '../page/texts.js';

const SEOUL = 'Asia/Seoul';
const at = (local) => Date.parse(`${local}+09:00`);
const closed = (doors) => ({ open: false, attended: false, zone: SEOUL, today: '2026-11-20', holiday: false, closedAt: 0, opensAt: 0, ...doors });
const words = (doors, language = 'ko', own = SEOUL) =>
	openingWords(closed(doors), { language, text: createTexts(language, language === 'ko' ? ko : en) }, own).replace(/[\u00a0\u202f]/g, ' ');
const evening = { closedAt: at('2026-11-20T18:00'), opensAt: at('2026-11-21T09:00') };

test('in the evening it says when it closed and that it opens tomorrow', () => {
	assert.equal(words(evening), '오늘 오후 6시에 마쳤어요. 내일 오전 9시에 다시 열어요.');
	assert.equal(words(evening, 'en'), 'We closed at 6 PM today. We open again tomorrow at 9 AM.');
});

test('before a weekend it names the day, before a long time off the date', () => {
	assert.equal(words({ ...evening, opensAt: at('2026-11-23T09:30') }), '오늘 오후 6시에 마쳤어요. 월요일 오전 9시 30분에 다시 열어요.');
	assert.equal(words({ ...evening, opensAt: at('2026-12-03T09:00') }, 'en'), 'We closed at 6 PM today. We open again on Thursday, December 3 at 9 AM.');
	assert.equal(words({ ...evening, opensAt: at('2026-12-03T09:00') }), '오늘 오후 6시에 마쳤어요. 12월 3일 목요일 오전 9시에 다시 열어요.');
});

test('a break is a break', () => {
	const noon = { closedAt: at('2026-11-20T12:00'), opensAt: at('2026-11-20T13:00') };
	assert.equal(words(noon), '잠시 쉬는 시간이에요. 오늘 오후 1시에 다시 열어요.');
});

test('in the morning nothing is said of yesterday', () => {
	assert.equal(words({ closedAt: at('2026-11-19T18:00'), opensAt: at('2026-11-20T09:00') }), '오늘 오전 9시에 다시 열어요.');
	assert.equal(words({ opensAt: at('2026-11-20T09:00') }), '오늘 오전 9시에 열어요.');
});

test('a day off is said so, holiday or Sunday', () => {
	const monday = { closedAt: at('2026-11-19T18:00'), opensAt: at('2026-11-21T09:00') };
	assert.equal(words({ ...monday, holiday: true }), '오늘은 쉬는 날이에요. 내일 오전 9시에 다시 열어요.');
	assert.equal(words(monday), '오늘은 쉬는 날이에요. 내일 오전 9시에 다시 열어요.');
	assert.equal(words({}), '오늘은 쉬는 날이에요.');
});

test('midnight is the end of yesterday', () => {
	const midnight = { closedAt: at('2026-11-20T00:00'), opensAt: at('2026-11-21T00:00') };
	assert.equal(words({ ...midnight, holiday: true }), '오늘은 쉬는 날이에요. 내일 오전 12시에 다시 열어요.', 'an office that never closes, on a holiday');
	assert.equal(words({ ...midnight, opensAt: at('2026-11-20T09:00') }), '오늘 오전 9시에 다시 열어요.', 'the night is no break');
	assert.equal(words({ ...midnight, opensAt: at('2026-11-21T09:00') }), '오늘은 쉬는 날이에요. 내일 오전 9시에 다시 열어요.');
});

test('days are those of the office, and whoever lives by another clock is told whose it is', () => {
	assert.match(words(evening, 'ko', 'Europe/Berlin'), /내일 오전 9시에 다시 열어요\. \((대한민국|한국) 표준시 기준\)$/);
	assert.match(words(evening, 'en', 'America/New_York'), /tomorrow at 9 AM\. \(Korean Standard Time\)$/);
});

test('what stands above the form', () => {
	assert.equal(doorOf(null), null);
	assert.equal(doorOf(closed({})), 'closed');
	assert.equal(doorOf(closed({ open: true })), 'unattended');
	assert.equal(doorOf(closed({ open: true, attended: true })), null);
});
