/**
 * What the customer thinks of consultations that are over, as long as the service has not confirmed it: entries
 * {id, conversation, stars, comment, change, sent, failed}, one a consultation. `failed` is the code of a refusal; what was
 * refused for good is kept only to be told. Pure.
 */
import { isOpen } from './conversation.js';

export const LONGEST_COMMENT = 1000;
/** As long as the service takes one. */
const OPEN = 24 * 60 * 60 * 1000;
const FOR_GOOD = ['not-ratable', 'no-conversation', 'bad-text', 'malformed'];

/** Whether a consultation may be rated, or the rating be changed; a rating that was given is shown for longer. */
export function ratable(conversation, now) {
	if (!conversation || isOpen(conversation)) return false;
	const { counsellor, messages } = conversation;
	const met = counsellor || messages.some(({ kind }) => kind === 'matched');
	return Boolean(met && messages.length && now - messages.at(-1).at < OPEN);
}

/** In place of an older one of the same consultation. */
export function give(ratings, { id, conversation, stars, comment, change }) {
	const others = ratings.filter((one) => one.conversation !== conversation);
	return [...others, { id, conversation, stars, comment, change, sent: false, failed: null }];
}

export const of = (ratings, conversation) => ratings.find((one) => one.conversation === conversation) ?? null;

const change = (ratings, id, fields) => ratings.map((one) => (one.id === id ? { ...one, ...fields } : one));

/** Those to send now. */
export const next = (ratings) => ratings.filter(({ sent, failed }) => !sent && !failed);

export const sent = (ratings) => ratings.map((one) => (one.failed ? one : { ...one, sent: true }));

/** The connection is gone, or some time has passed: what may be taken after all is sent once more, as it was. */
export const again = (ratings) =>
	ratings.filter(({ failed }) => !FOR_GOOD.includes(failed)).map((one) => ({ ...one, sent: false, failed: null }));

export const failed = (ratings, id, code) => change(ratings, id, { sent: false, failed: code });

export const waits = (ratings) => ratings.some((one) => one.failed && !FOR_GOOD.includes(one.failed));

/** What counts has come: of this consultation nothing older is still to be said. */
export const settle = (ratings, { conversation, rating }) =>
	ratings.filter((one) => one.conversation !== conversation || one.change > rating.change);

/** A rating in one line. */
export const ratingText = ({ stars, comment }, text) => [text('rating.given', { n: stars }), comment].filter(Boolean).join(' · ');
