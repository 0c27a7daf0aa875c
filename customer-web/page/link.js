/**
 * The socket to the service, kept up by itself. Tells `heard` of {type: 'opened'}, {type: 'frame', frame} and
 * {type: 'closed', unanswered}; a frame is only sent while the connection stands. The browser's parts are arguments.
 */
import { comeBack, looksFirst, openWithin, pause, WATCHES, WELCOME_WITHIN } from './pace.js';

/** Who has come back to the page wants to know at once. */
const ANSWER_TO_WAKING = 2_000;

/** @param port a port of the page's host (":8081") or a path ("/socket") */
export function socketUrl(port, { protocol, hostname, host }) {
	const scheme = protocol === 'https:' ? 'wss' : 'ws';
	return port.startsWith(':') ? `${scheme}://${hostname}${port}/customer` : `${scheme}://${host}${port}/customer`;
}

/** Whether the page's own host answers within so many milliseconds. */
export async function reachable(within) {
	const patience = new AbortController();
	const timer = setTimeout(() => patience.abort(), within);
	try {
		const { ok } = await fetch('favicon.svg', { method: 'HEAD', cache: 'no-store', signal: patience.signal });
		return ok;
	} catch {
		return false;
	} finally {
		clearTimeout(timer);
	}
}

export function createLink({
	url,
	heard,
	open = (to) => new WebSocket(to),
	look = reachable,
	timers = globalThis,
	now = () => performance.now(),
	random = Math.random,
}) {
	let socket = null;
	let looking = null;
	let watch = 'waiting';
	let crowd = 0;
	let tries = 0;
	let slowest = 0;
	let downSince = null;
	let retryAfter = null;
	let retry = 0;
	let guard = 0;
	let greeting = 0;
	let pings = 0;
	let pingedAt = 0;
	let unansweredSince = null;
	let stopped = false;

	const later = (run, ms) => timers.setTimeout(run, ms);

	function connect() {
		timers.clearTimeout(retry);
		looking = null;
		if (socket || stopped) return;
		const began = now();
		downSince ??= began;
		const mine = open(url);
		socket = mine;
		guard = later(() => lost(mine), openWithin({ tries, crowd, slowest }));
		mine.onopen = () => {
			if (mine !== socket) return;
			slowest = now() - began;
			pingedAt = now();
			unansweredSince = null;
			greeting = later(() => lost(mine, true), WELCOME_WITHIN);
			heard({ type: 'opened' });
			alive();
		};
		mine.onmessage = ({ data }) => mine === socket && hear(JSON.parse(data));
		mine.onclose = () => lost(mine);
	}

	function hear(frame) {
		if (frame.type === 'pong') unansweredSince = null;
		if (!alive()) return;
		if (frame.type === 'welcome') {
			timers.clearTimeout(greeting);
			tries = 0;
			downSince = null;
		}
		if (frame.type === 'closing' || (frame.type === 'refused' && !frame.id && frame.retryAfter)) {
			retryAfter = (frame.retryAfter ?? 0) * 1000;
		}
		if (frame.type !== 'pong') heard({ type: 'frame', frame });
	}

	/** Whatever comes shows that the other end lives. That it hears us only an answer shows: a link may be cut one way. */
	function alive() {
		const { ask: every, answer } = WATCHES[watch];
		if (unansweredSince !== null && now() - unansweredSince > 2 * (every + answer)) {
			lost(socket);
			return false;
		}
		if (now() - pingedAt >= every) ping();
		timers.clearTimeout(guard);
		guard = later(() => ask(answer), every);
		return true;
	}

	function ask(answerWithin) {
		timers.clearTimeout(guard);
		const mine = socket;
		if (ping()) guard = later(() => lost(mine), answerWithin);
	}

	function ping() {
		if (!send({ type: 'ping', id: `p${++pings}` })) return false;
		pingedAt = now();
		unansweredSince ??= pingedAt;
		return true;
	}

	/** Not by the socket's own word: a half-open one takes minutes to close. */
	function lost(mine, unanswered = false) {
		if (mine !== socket) return;
		timers.clearTimeout(guard);
		timers.clearTimeout(greeting);
		socket = null;
		mine.onopen = mine.onmessage = mine.onclose = null;
		mine.close();
		heard({ type: 'closed', unanswered });
		again();
	}

	function again() {
		downSince ??= now();
		const failed = { tries: tries++, down: now() - downSince, crowd };
		const wait = retryAfter === null ? pause(failed, random()) : comeBack(retryAfter, crowd, random());
		retryAfter = null;
		timers.clearTimeout(retry);
		retry = later(attempt, wait);
	}

	async function attempt() {
		if (!looksFirst(tries)) return connect();
		const mine = {};
		looking = mine;
		const there = await look(openWithin({ tries, crowd, slowest }));
		if (mine !== looking || stopped) return;
		looking = null;
		if (there) connect();
		else again();
	}

	function send(frame) {
		if (socket?.readyState !== 1) return false;
		socket.send(JSON.stringify(frame));
		return true;
	}

	return {
		send,
		/** How closely to watch (a name of WATCHES), and how many others would come back at the same time. */
		attend(closely, others) {
			crowd = others;
			if (closely === watch) return;
			watch = closely;
			if (socket?.readyState === 1 && unansweredSince === null) alive();
		},
		/** Now, whatever the pauses say; if there is a connection, see whether it still lives. */
		wake() {
			if (socket?.readyState === 1) ask(ANSWER_TO_WAKING);
			else connect();
		},
		/** Leave this connection and make another at once. */
		renew() {
			if (socket) lost(socket);
			connect();
		},
		stop() {
			stopped = true;
			looking = null;
			if (socket) lost(socket);
			timers.clearTimeout(retry);
		},
	};
}
