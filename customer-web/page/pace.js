/** When the link tries again, and how closely it watches. Pure: times in milliseconds, `random` from 0 to 1. */
const MINUTE = 60_000;

/** After so long without a frame the link asks, and after so long without an answer the connection is dead. */
export const WATCHES = {
	talking: { ask: 2_000, answer: 2_000 },
	waiting: { ask: 10_000, answer: 4_000 },
	behind: { ask: 15_000, answer: 10_000 },
};

/** How closely: somebody talks or something is not confirmed yet; nothing is at stake; nobody looks. */
export function watchOf({ conversation, outbox, join, command }, looking) {
	if (!looking) return 'behind';
	const unconfirmed = join || command || outbox.some(({ failed }) => !failed);
	return conversation?.status === 'active' || unconfirmed ? 'talking' : 'waiting';
}

/** The time over which those who come back spread themselves: a crowd must not knock down what has just stood up. */
const spread = (crowd) => Math.min(10_000, Math.max(1_200, crowd / 4));

/**
 * Before the next try: soon for three minutes, then more seldom.
 * @param {{tries: number, down: number, crowd: number}} how often it has failed, for how long, and how many others wait
 */
export function pause({ tries, down, crowd }, random) {
	if (tries === 0) return random * spread(crowd);
	const most = down < 3 * MINUTE ? 1_200 : down < 15 * MINUTE ? 5_000 : 15_000;
	return Math.max(most, spread(crowd)) * (0.5 + random / 2);
}

/** After a service that stops: its own time, and up to as much again, so that not all come back at once. */
export const comeBack = (retryAfter, crowd, random) => retryAfter + random * Math.max(2_000, retryAfter, spread(crowd));

/** Before a try that gets no answer is given up; now and then one has the time that a very slow network needs. */
export const openWithin = ({ tries, crowd, slowest }) =>
	tries % 8 === 7 ? 10_000 : Math.min(10_000, Math.max(2_000, spread(crowd), 3 * slowest));

/** After so long without a welcome a connection that stands is given up too. */
export const WELCOME_WITHIN = 15_000;

/**
 * Whether to look for the service by a plain request first. Browsers hold back sockets to where sockets have failed, in
 * Chromium by up to 5 s and in Firefox by up to a minute, but not requests. Once in a while the socket is tried unseen,
 * should requests be what fails.
 */
export const looksFirst = (tries) => tries >= 4 && tries % 6 !== 5;
