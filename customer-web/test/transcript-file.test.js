import assert from 'node:assert/strict';
import { test } from 'node:test';
import ko from '../page/texts.ko.js';
import { createTexts } from '../page/texts.js';
import { createTimes } from '../page/times.js';
import { transcriptFile } from '../page/transcript-file.js';

const at = Date.UTC(2026, 10, 20, 3, 5);
const says = { language: 'ko', text: createTexts('ko', ko), times: createTimes('ko', 'Asia/Seoul') };
const messages = [
	{ seq: 1, id: 'a', kind: 'text', from: 'customer', text: '배송이 <b>늦어요</b> & "급해요"\n둘째 줄', at },
	{ seq: 2, kind: 'matched', from: 'system', name: '이수진', at },
	{ seq: 3, id: 'b', kind: 'text', from: 'counsellor', name: '이수진', text: '확인할게요.', at },
	{ seq: 4, kind: 'ended', from: 'system', at },
];
const file = transcriptFile({ conversation: { conversation: 41, startedAt: at, messages }, office: '한빛', topic: '배송' }, says);

test('the file says everything that was said, by whom and when', () => {
	const seen = file.replace(/<style>[^]*<\/style>/, '').replace(/<[^>]+>/g, '\n');
	for (const words of ['한빛 · 상담 내용', '배송', '41', '2026년 11월 20일 금요일', '나', '이수진', '확인할게요.', '상담이 종료됐어요.']) {
		assert.ok(seen.includes(words), words);
	}
	// Which of the two depends on the platform's own data.
	assert.match(seen, /(오후|PM)\s12:05/);
});

test('text is text, and nothing is fetched or run', () => {
	assert.ok(file.includes('배송이 &#60;b&#62;늦어요&#60;/b&#62; &#38; &#34;급해요&#34;\n둘째 줄'));
	assert.doesNotMatch(file, /<b>|<script|<img|<link|https?:/);
});

test('what the customer thought of it stands in the file, as text', () => {
	const rated = { conversation: 41, startedAt: at, messages, rating: { stars: 4, comment: '빨라요 <i>!</i>', change: 1, at } };
	const seen = transcriptFile({ conversation: rated, office: '한빛', topic: '배송' }, says);
	assert.ok(seen.includes('<dt>내 평가</dt><dd>4점 (5점 만점)\n빨라요 &#60;i&#62;!&#60;/i&#62;</dd>'));
	assert.ok(!file.includes('내 평가'));
});
