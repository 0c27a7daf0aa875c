import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFiles } from '../page/files.js';
import { sized } from '../page/message-file.js';

function sending() {
	const headers = {};
	const request = { upload: {}, open: (...to) => (request.to = to), setRequestHeader: (name, value) => (headers[name] = value), send() {}, abort() {} };
	const heard = [];
	const files = createFiles({ pass: () => 'secret', request: () => request });
	files.send({ id: 'i', conversation: 41, file: { name: '영수증 #1.jpg' }, progress: (part) => heard.push(part), done: (code) => heard.push(code) });
	return { request, headers, heard };
}

test('a file goes with its pass and name in headers, not in the address', () => {
	const { request, headers } = sending();
	assert.deepEqual(request.to, ['POST', 'files/41']);
	assert.deepEqual(headers, { Authorization: 'Bearer secret', 'X-Message-Id': 'i', 'X-File-Name': encodeURIComponent('영수증 #1.jpg') });
});

for (const [status, responseText, code] of [
	[200, 'sent', null],
	[415, 'bad-file', 'bad-file'],
	[413, '<html>nginx</html>', 'file-too-large'],
	[401, 'forbidden', 'unanswered'],
	[502, '<html>Bad Gateway</html>', 'failed'],
]) {
	test(`${status} means ${code}`, () => {
		const { request, heard } = sending();
		request.upload.onprogress({ loaded: 1, total: 4 });
		Object.assign(request, { status, responseText }).onload();
		assert.deepEqual(heard, [0.25, code]);
	});
}

test('a file that could not be fetched is asked for again', async () => {
	const asked = [];
	const files = createFiles({ pass: () => 'p', get: async (...all) => (asked.push(all), { ok: false, status: 401 }) });
	for (let i = 0; i < 2; i++) await assert.rejects(files.url(41, 5));
	assert.equal(asked.length, 2);
	assert.deepEqual(asked[0], ['files/41/5', { headers: { Authorization: 'Bearer p' }, cache: 'no-store' }]);
});

test('a size is for people', () => assert.deepEqual([12, 183_204, 2_340_000].map(sized), ['1 KB', '183 KB', '2.3 MB']));
