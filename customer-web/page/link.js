/**
 * The socket to the service, kept up by itself. Tells `heard` of {type: 'opened'}, {type: 'frame', frame} and
 * {type: 'closed'}; a frame is only sent while the connection stands. The browser's parts are arguments.
 */
const PING_EVERY = 15_000;
const PONG_WITHIN = 10_000;
const OPEN_WITHIN = 10_000;
const LONGEST = 30_000;

/** Milliseconds before the next try: 1 s doubling up to 30 s, of which a random half is left out. */
export const backOff = (tries, random) => Math.min(LONGEST, 1_000 * 2 ** Math.min(tries, 5)) * (0.5 + random / 2);

/** After a service that stops: its own time, and up to as much again (at least 2 s), so that not all come back at once. */
export const comeBack = (retryAfter, random) => retryAfter + random * Math.max(2_000, retryAfter);

/** @param port a port of the page's host (":8081") or a path ("/socket") */
export function socketUrl(port, { protocol, hostname, host }) {
	const scheme = protocol === 'https:' ? 'wss' : 'ws';
	return port.startsWith(':') ? `${scheme}://${hostname}${port}/customer` : `${scheme}://${host}${port}/customer`;
}

export function createLink({ url, heard, open = (to) => new WebSocket(to), timers = globalThis, random = Math.random }) {
	let socket = null;
	let tries = 0;
	let retryAfter = null;
	let retry = 0;
	let watch = 0;
	let pings = 0;
	let stopped = false;

	const later = (run, ms) => timers.setTimeout(run, ms);

	function connect() {
		timers.clearTimeout(retry);
		if (socket || stopped) return;
		const mine = open(url);
		socket = mine;
		watch = later(() => lost(mine), OPEN_WITHIN);
		mine.onopen = () => {
			if (mine !== socket) return;
			heard({ type: 'opened' });
			timers.clearTimeout(watch);
			watch = later(ping, PING_EVERY);
		};
		mine.onmessage = ({ data }) => mine === socket && hear(JSON.parse(data));
		mine.onclose = () => lost(mine);
	}

	function hear(frame) {
		// Whatever comes shows that the other end lives.
		timers.clearTimeout(watch);
		watch = later(ping, PING_EVERY);
		if (frame.type === 'welcome') tries = 0;
		if (frame.type === 'closing') retryAfter = (frame.retryAfter ?? 0) * 1000;
		if (frame.type !== 'pong') heard({ type: 'frame', frame });
	}

	function ping() {
		timers.clearTimeout(watch);
		const mine = socket;
		if (!send({ type: 'ping', id: `p${++pings}` })) return;
		watch = later(() => lost(mine), PONG_WITHIN);
	}

	/** Not by the socket's own word: a half-open one takes minutes to close. */
	function lost(mine) {
		if (mine !== socket) return;
		timers.clearTimeout(watch);
		socket = null;
		mine.onopen = mine.onmessage = mine.onclose = null;
		mine.close();
		heard({ type: 'closed' });
		const wait = retryAfter === null ? backOff(tries++, random()) : comeBack(retryAfter, random());
		retryAfter = null;
		retry = later(connect, wait);
	}

	function send(frame) {
		if (socket?.readyState !== 1) return false;
		socket.send(JSON.stringify(frame));
		return true;
	}

	return {
		send,
		/** Now, whatever the back-off says; if there is a connection, see whether it still lives. */
		wake() {
			if (socket?.readyState === 1) ping();
			else connect();
		},
		/** Leave this connection and make another at once. */
		renew() {
			if (socket) lost(socket);
			connect();
		},
		stop() {
			stopped = true;
			timers.clearTimeout(retry);
			if (socket) lost(socket);
		},
	};
}
