import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLink } from '../page/link.js';

/** Time that passes when the test says so, for many links at once. */
function createClock() {
	const timers = new Set();
	let now = 0;
	return {
		now: () => now,
		setTimeout(run, ms) {
			const timer = { run, at: now + ms };
			timers.add(timer);
			return timer;
		},
		clearTimeout: (timer) => timers.delete(timer),
		async passTo(until) {
			for (;;) {
				const due = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
				if (!due) break;
				timers.delete(due);
				now = due.at;
				due.run();
				await new Promise(setImmediate);
			}
			now = until;
		},
	};
}

/** How many customers are back in each tenth of a second after a service that was killed listens again. */
async function backAfterAKill({ customers, crowd, downFor }) {
	const clock = createClock();
	const sockets = new Set();
	const back = [];
	let seed = 1;
	let listening = true;
	const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
	const open = () => {
		const socket = { readyState: 0, send() {}, close: () => sockets.delete(socket) };
		clock.setTimeout(() => {
			if (!listening) return socket.onclose?.();
			sockets.add(socket);
			socket.readyState = 1;
			socket.onopen?.();
			socket.onmessage?.({ data: '{"type":"welcome"}' });
		}, 1);
		return socket;
	};
	const heard = ({ frame }) => frame?.type === 'welcome' && back.push(clock.now() - downFor);
	const look = async () => listening;
	for (let i = 0; i < customers; i++) {
		const link = createLink({ url: 'ws://x', heard, open, look, timers: clock, now: clock.now, random });
		link.attend('waiting', crowd);
		link.wake();
	}
	await clock.passTo(1);
	assert.equal(back.splice(0).length, customers);
	listening = false;
	for (const socket of [...sockets]) socket.onclose();
	await clock.passTo(downFor);
	listening = true;
	await clock.passTo(downFor + 12_000);
	const tenths = [];
	for (const at of back) tenths[Math.floor(at / 100)] = (tenths[Math.floor(at / 100)] ?? 0) + 1;
	return { all: back.length, tenths: Array.from(tenths, (count) => count ?? 0) };
}

test('200 customers of a service that was killed are all back within 1.3 s, spread over it', async (t) => {
	for (const downFor of [2_000, 10_000]) {
		const { all, tenths } = await backAfterAKill({ customers: 200, crowd: 200, downFor });
		t.diagnostic(`back in each tenth of a second after ${downFor} ms: ${tenths.join(' ')}`);
		assert.equal(all, 200);
		assert.ok(tenths.length <= 13, 'within 1.3 s');
		assert.ok(Math.max(...tenths) <= 50, 'no burst');
	}
});

test('20 000 who wait come back over seconds', async (t) => {
	const { all, tenths } = await backAfterAKill({ customers: 500, crowd: 20_000, downFor: 3_000 });
	t.diagnostic(`of 500 in a crowd of 20 000, back in each tenth of a second: ${tenths.join(' ')}`);
	assert.equal(all, 500);
	assert.ok(tenths.length > 30 && tenths.length <= 51, 'over 3 to 5 s');
	assert.ok(Math.max(...tenths) <= 50, 'no burst');
});
