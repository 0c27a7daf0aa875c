/** Asking the service, as steps of a visit's state: the outbox's next message, missing numbers, pages of text. Pure. */
import { gapBefore, isOpen } from './conversation.js';
import * as frames from './frames.js';
import * as outbox from './outbox.js';
import * as ratings from './ratings.js';

/** Asks once at a time for each purpose; the answer finds its purpose by the id. */
export function ask(state, purpose, frame, detail = 0) {
	if (!state.up || Object.values(state.requests).some((request) => request.purpose === purpose)) return state;
	const id = `q${state.count + 1}`;
	return {
		...state,
		count: state.count + 1,
		requests: { ...state.requests, [id]: { purpose, detail } },
		send: [...state.send, frame(id)],
	};
}

/** Without the request, which was answered. */
export function answered(state, id) {
	const { [id]: request, ...requests } = state.requests;
	return [{ ...state, requests }, request];
}

/** Sends what the outbox has to send now. */
export function flush(state) {
	const entries = state.up && isOpen(state.conversation) ? outbox.next(state.outbox) : [];
	if (!entries.length) return state;
	const { conversation } = state.conversation;
	return {
		...state,
		outbox: state.outbox.map((entry) => (entries.includes(entry) ? { ...entry, sent: true } : entry)),
		send: [...state.send, ...entries.map(({ id, text }) => frames.say(id, conversation, text))],
	};
}

/** Says what the customer thinks of consultations, as far as it was not said on this connection. */
export function rate(state) {
	const unsaid = state.up ? ratings.next(state.ratings) : [];
	if (!unsaid.length) return state;
	return { ...state, ratings: ratings.sent(state.ratings), send: [...state.send, ...unsaid.map((one) => frames.rate(one.id, one))] };
}

/** Asks for the numbers that are missing between those that are there. */
export function fillGap(state) {
	const before = state.conversation ? gapBefore(state.conversation) : null;
	if (before === null) return state;
	return ask(state, 'gap', (id) => frames.transcript(id, state.conversation.conversation, before));
}

export const listEarlier = (state, before) => ask(state, 'list', (id) => frames.history(id, before), before);

export function readEarlier(state, before) {
	const { conversation } = state.route;
	return ask(state, `read ${conversation}`, (id) => frames.transcript(id, conversation, before));
}
