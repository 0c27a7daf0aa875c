import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backOff, comeBack, createLink, socketUrl } from '../page/link.js';

/** A link on sockets and a clock of the test's own. */
function set({ random = () => 1 } = {}) {
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
		link: createLink({ url: 'ws://x', heard: (input) => heard.push(input), open, timers: clock, random }),
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

test('the back-off grows from a second to thirty, half of it by chance', () => {
	assert.deepEqual([0, 1, 4, 5, 50].map((tries) => backOff(tries, 1)), [1000, 2000, 16000, 30000, 30000]);
	assert.equal(backOff(0, 0), 500);
});

test('who was asked to come back later does so, each at a time of its own', () => {
	assert.equal(comeBack(5000, 0), 5000);
	assert.equal(comeBack(5000, 1), 10000);
	assert.equal(comeBack(0, 1), 2000);
});

test('a lost connection is made anew with growing pauses, and a welcome ends them', () => {
	const it = set();
	it.link.wake();
	it.sockets[0].onclose();
	it.pass(999);
	assert.equal(it.sockets.length, 1);
	it.pass(1);
	assert.equal(it.sockets.length, 2);
	it.sockets[1].onclose();
	it.pass(2000);
	it.opened();
	it.frame({ type: 'welcome' });
	it.sockets[2].onclose();
	it.pass(1000);
	assert.equal(it.sockets.length, 4);
});

test('a half-open socket is given up 10 s after the ping of the 15th second', () => {
	const it = set();
	it.link.wake();
	it.opened();
	it.pass(15_000);
	assert.equal(it.sockets[0].sent.at(-1).type, 'ping');
	it.pass(9_999);
	assert.equal(it.sockets[0].closed, false);
	it.pass(1);
	assert.equal(it.sockets[0].closed, true);
	assert.equal(it.heard.at(-1).type, 'closed');
});

test('an answer keeps it, and is nobody else\'s business', () => {
	const it = set();
	it.link.wake();
	it.opened();
	it.pass(15_000);
	it.frame({ type: 'pong', id: 'p1', now: 1 });
	it.pass(14_999);
	assert.equal(it.sockets[0].closed, false);
	assert.deepEqual(it.heard.map(({ type }) => type), ['opened']);
});

test('a socket that never opens is given up', () => {
	const it = set();
	it.link.wake();
	it.pass(10_000);
	assert.equal(it.sockets[0].closed, true);
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
