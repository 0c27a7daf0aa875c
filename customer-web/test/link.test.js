import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLink, socketUrl } from '../page/link.js';

const settled = () => new Promise(setImmediate);

/** A link on sockets and a clock of the test's own. */
function set({ random = () => 1, look = async () => true } = {}) {
	const sockets = [];
	const heard = [];
	let now = 0;
	let timers = [];
	const clock = {
		setTimeout: (run, ms) => {
			const timer = { run, at: now + ms };
			timers.push(timer);
			return timer;
		},
		clearTimeout: (timer) => (timers = timers.filter((one) => one !== timer)),
	};
	const open = (url) => {
		const socket = { url, readyState: 0, sent: [], closed: false, send: (json) => socket.sent.push(JSON.parse(json)), close: () => (socket.closed = true) };
		sockets.push(socket);
		return socket;
	};
	return {
		link: createLink({ url: 'ws://x', heard: (input) => heard.push(input), open, look, timers: clock, now: () => now, random }),
		sockets,
		heard,
		opened: (socket = sockets.at(-1)) => {
			socket.readyState = 1;
			socket.onopen();
		},
		frame: (frame, socket = sockets.at(-1)) => socket.onmessage({ data: JSON.stringify(frame) }),
		pass(ms) {
			const until = now + ms;
			for (;;) {
				const due = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
				if (!due) break;
				timers = timers.filter((one) => one !== due);
				now = due.at;
				due.run();
			}
			now = until;
		},
	};
}

test('the socket is on the page\'s host: another port, or a path', () => {
	assert.equal(socketUrl(':8081', { protocol: 'http:', hostname: 'h', host: 'h:8080' }), 'ws://h:8081/customer');
	assert.equal(socketUrl('/socket', { protocol: 'https:', hostname: 'h', host: 'h:444' }), 'wss://h:444/socket/customer');
});

test('a lost connection is made anew after about a second, again and again', () => {
	const it = set();
	it.link.wake();
	it.sockets[0].onclose();
	it.pass(1199);
	assert.equal(it.sockets.length, 1);
	it.pass(1);
	assert.equal(it.sockets.length, 2);
	it.sockets[1].onclose();
	it.pass(1200);
	assert.equal(it.sockets.length, 3);
});

test('a page whose hello came too late to the service comes back and says it again', () => {
	const it = set();
	it.link.wake();
	it.opened();
	it.sockets[0].onclose({ code: 4408 });
	assert.deepEqual(it.heard, [{ type: 'opened' }, { type: 'closed', unanswered: false }]);
	it.pass(1200);
	it.opened();
	assert.deepEqual(it.heard.at(-1), { type: 'opened' });
});

test('a half-open socket is given up 4 s after its last word while somebody talks, later while nothing is at stake', () => {
	for (const [watch, asks, gives] of [['talking', 2000, 4000], ['waiting', 10_000, 14_000], ['behind', 15_000, 25_000]]) {
		const it = set();
		it.link.attend(watch, 0);
		it.link.wake();
		it.opened();
		it.frame({ type: 'welcome' });
		it.pass(asks);
		assert.equal(it.sockets[0].sent.at(-1).type, 'ping');
		it.pass(gives - asks - 1);
		assert.equal(it.sockets[0].closed, false);
		it.pass(1);
		assert.equal(it.sockets[0].closed, true);
		assert.equal(it.heard.at(-1).type, 'closed');
	}
});

test('what begins to matter is watched closely from then on', () => {
	const it = set();
	it.link.wake();
	it.opened();
	it.pass(5000);
	it.link.attend('talking', 0);
	it.pass(4000);
	assert.equal(it.sockets[0].closed, true);
});

test('an answer keeps it, and is nobody else\'s business', () => {
	const it = set();
	it.link.wake();
	it.opened();
	it.frame({ type: 'welcome' });
	it.pass(10_000);
	it.frame({ type: 'pong', id: 'p1', now: 1 });
	it.pass(13_999);
	assert.equal(it.sockets[0].closed, false);
	assert.deepEqual(it.heard.map(({ type, frame }) => frame?.type ?? type), ['opened', 'welcome']);
});

test('a link that is cut one way is noticed although the other side is heard', () => {
	const it = set();
	it.link.attend('talking', 0);
	it.link.wake();
	it.opened();
	for (let i = 0; i < 10; i++) {
		it.pass(1000);
		it.frame({ type: 'typing' });
	}
	assert.equal(it.sockets[0].closed, false);
	it.pass(1000);
	it.frame({ type: 'typing' });
	assert.equal(it.sockets[0].closed, true);
});

test('a socket that does not open is given up after 2 s, and the next one tried', () => {
	const it = set();
	it.link.wake();
	it.pass(2000);
	assert.equal(it.sockets[0].closed, true);
	it.pass(1200);
	assert.equal(it.sockets.length, 2);
});

test('a service that accepts and never says welcome is given up after 15 s, told of, and tried again', () => {
	const it = set();
	it.link.wake();
	it.opened();
	for (let second = 1; second < 15; second++) {
		it.pass(1000);
		it.frame({ type: 'pong', id: 'p', now: 1 });
	}
	assert.equal(it.sockets[0].closed, false);
	it.pass(1000);
	assert.equal(it.sockets[0].closed, true);
	assert.deepEqual(it.heard.at(-1), { type: 'closed', unanswered: true });
	it.pass(1200);
	assert.equal(it.sockets.length, 2);
});

test('after the welcome nothing more has to be said', () => {
	const it = set();
	it.link.wake();
	it.opened();
	it.frame({ type: 'welcome' });
	for (let second = 1; second < 60; second++) {
		it.pass(1000);
		it.frame({ type: 'pong', id: 'p', now: 1 });
	}
	assert.equal(it.sockets[0].closed, false);
});

test('who has been down for a while looks whether the host answers before it tries the socket', async () => {
	let answers = false;
	let looks = 0;
	const it = set({ look: async () => (looks++, answers) });
	it.link.wake();
	for (let i = 0; i < 4; i++) {
		it.sockets.at(-1).onclose();
		it.pass(1200);
	}
	assert.equal(it.sockets.length, 4);
	await settled();
	it.pass(1200);
	assert.equal(it.sockets.length, 5, 'once in a while unseen');
	it.sockets.at(-1).onclose();
	it.pass(1200);
	await settled();
	answers = true;
	it.pass(1200);
	await settled();
	assert.equal(it.sockets.length, 6);
	assert.equal(looks, 3);
});

test('a look that comes to nothing after waking changes nothing', async () => {
	let looks = 0;
	const it = set({ look: async () => (looks++, false) });
	it.link.wake();
	for (let i = 0; i < 4; i++) {
		it.sockets.at(-1).onclose();
		it.pass(1200);
	}
	it.link.wake();
	await settled();
	it.pass(1999);
	assert.equal(it.sockets.length, 5);
	assert.equal(looks, 1);
});

test('waking goes round the back-off, and tests a connection that stands', () => {
	const it = set();
	it.link.wake();
	it.sockets[0].onclose();
	it.link.wake();
	assert.equal(it.sockets.length, 2);
	it.opened();
	it.link.wake();
	assert.equal(it.sockets[1].sent.at(-1).type, 'ping');
	assert.equal(it.sockets.length, 2);
});

test('what an old socket still says is not heard', () => {
	const it = set();
	it.link.wake();
	it.opened();
	const { onmessage } = it.sockets[0];
	it.link.renew();
	onmessage({ data: '{"type":"welcome"}' });
	assert.deepEqual(it.heard.map(({ type }) => type), ['opened', 'closed']);
	assert.equal(it.sockets.length, 2);
});

test('a closing service is left alone for as long as it says', () => {
	const it = set({ random: () => 0 });
	it.link.wake();
	it.opened();
	it.frame({ type: 'closing', code: 'stopping', retryAfter: 5 });
	it.sockets[0].onclose();
	it.pass(4999);
	assert.equal(it.sockets.length, 1);
	it.pass(1);
	assert.equal(it.sockets.length, 2);
});

test('a stopped link stays down', () => {
	const it = set();
	it.link.wake();
	it.opened();
	it.link.stop();
	it.pass(100_000);
	it.link.wake();
	assert.equal(it.sockets.length, 1);
});
