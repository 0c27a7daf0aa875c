/**
 * One customer's visit: everything the page knows, and how each input changes it. Pure: what is to be sent stands in
 * `send` of the new state; ids and times come with the input.
 */
import * as conversations from './conversation.js';
import * as earlier from './earlier.js';
import * as frames from './frames.js';
import * as outbox from './outbox.js';
import * as ratings from './ratings.js';
import { AFTERWARDS } from './visit-afterwards.js';
import { received } from './visit-frames.js';
import { ask, flush, fillGap, listEarlier, readEarlier } from './visit-requests.js';

/** The page's own word beside the codes of the service. */
const UNANSWERED = 'unanswered';

/** @param {{token, language, conversation, outbox, ratings}} kept what this device remembers */
export const begin = ({ token = null, language = 'ko', conversation = 0, outbox: waiting = [], ratings: unrated = [] } = {}) => ({
	link: 'connecting',
	pause: 0,
	up: false,
	outdated: false,
	token,
	pass: null,
	language,
	office: null,
	doors: null,
	callBacks: null,
	asking: false,
	returning: false,
	remembered: conversation,
	restoring: conversation > 0,
	conversation: null,
	outbox: outbox.unsent(waiting),
	ratings: ratings.again(unrated),
	join: null,
	refusal: null,
	command: null,
	trouble: null,
	code: null,
	forgetting: null,
	typing: false,
	heard: 0,
	readSent: 0,
	route: { view: 'main', conversation: 0 },
	earlier: earlier.nothing,
	requests: {},
	count: 0,
	renewals: 0,
	saving: false,
	send: [],
});

/** The state after `input`; `send` holds the frames of this step only. */
export function reduce(state, input) {
	const step = { ...state, send: [] };
	return INPUTS[input.type]?.(step, input) ?? step;
}

const send = (state, ...some) => (state.up ? { ...state, send: [...state.send, ...some] } : state);

const INPUTS = {
	...AFTERWARDS,

	opened(state) {
		const { conversation, remembered, token, language } = state;
		const after = conversation?.messages.at(-1)?.seq ?? 0;
		const number = conversation?.conversation ?? remembered;
		return { ...state, send: [frames.hello(token, language, number, after)] };
	},

	closed: (state, { offline, unanswered }) => ({
		...state,
		link: offline ? 'offline' : unanswered ? 'unanswered' : 'reconnecting',
		up: false,
		outbox: outbox.unsent(state.outbox),
		ratings: ratings.again(state.ratings),
		requests: {},
		trouble: null,
		code: state.code && { ...state.code, id: null },
		forgetting: null,
		typing: false,
		readSent: 0,
	}),

	frame: (state, { frame }) => received(state, frame),

	/** No answer came. Whether it was done nobody knows; an answer that comes after all still counts. */
	late: (state, { id }) => received(state, { type: 'refused', id, code: UNANSWERED }),

	/** @param call whether the customer wants to be called instead of waiting */
	join(state, { id, fields, call = false }) {
		if (state.join) return state;
		const join = { id, fields, call };
		return send({ ...state, join, refusal: null }, frames.asked(join));
	},

	/** To the form, although a call is expected. */
	ask: (state) => ({ ...state, asking: true }),

	say(state, { id, text, at }) {
		if (!conversations.isOpen(state.conversation)) return state;
		return flush({ ...state, outbox: outbox.add(state.outbox, { id, text, at }) });
	},

	again: (state, { id }) => flush({ ...state, outbox: outbox.again(state.outbox, id) }),

	discard: (state, { id }) => ({ ...state, outbox: outbox.remove(state.outbox, id) }),

	/** Another tab of this device has put these into the shared outbox. */
	shared(state, { entries }) {
		if (!conversations.isOpen(state.conversation)) return state;
		const unknown = outbox.settle(entries, state.conversation.messages);
		return { ...state, outbox: outbox.withOthers(state.outbox, unknown) };
	},

	/** Leave the waiting list or end the conversation, whichever it is by now. */
	finish(state, { id }) {
		if (!conversations.isOpen(state.conversation)) return state;
		const type = state.conversation.status === 'waiting' ? 'leave' : 'end';
		return send({ ...state, command: { id, type }, trouble: null }, frames[type](id, state.conversation.conversation));
	},

	/** Be called instead of waiting any longer. */
	'call-instead'(state, { id }) {
		const { conversation, command } = state;
		if (conversation?.status !== 'waiting' || command) return state;
		return send({ ...state, command: { id, type: 'callInstead' }, trouble: null }, frames.callInstead(id, conversation.conversation));
	},

	/** Yes, somebody is still there. */
	here(state) {
		if (!state.conversation?.stillThere) return state;
		const conversation = { ...state.conversation, stillThere: 0 };
		return send({ ...state, conversation }, frames.here(conversation.conversation));
	},

	/** The same question once more, behind everybody who waits by now. */
	'again-in-line': (state, { id, fields }) => INPUTS.join(INPUTS.restart(state), { id, fields }),

	/** Back to the form after a consultation. */
	restart(state) {
		if (conversations.isOpen(state.conversation)) return state;
		return { ...state, conversation: null, remembered: 0, outbox: [], refusal: null, command: null, trouble: null, asking: true };
	},

	/** What is being written stays here unless the office has said that it is seen. */
	typing(state, { active, text }) {
		if (state.conversation?.status !== 'active') return state;
		const seen = active && state.office?.preview ? frames.previewOf(text) : '';
		return send(state, frames.typing(state.conversation.conversation, active, seen));
	},

	/** The page came to the front or went behind. */
	look: (state) => state,

	/** The other side has stopped without saying so. */
	quiet: (state) => ({ ...state, typing: false }),

	/** Everything that is there has been on the screen. */
	seen(state) {
		if (!state.up || state.conversation?.status !== 'active') return state;
		const seq = conversations.unreadSeq(state.conversation);
		return seq > state.readSent ? send({ ...state, readSent: seq }, frames.read(state.conversation.conversation, seq)) : state;
	},

	older(before) {
		const { view } = before.route;
		const state = { ...before, earlier: earlier.askedAgain(before.earlier) };
		if (view === 'reading') return readEarlier(state, state.earlier.reading?.messages[0]?.seq ?? 0);
		if (view === 'earlier') return listEarlier(state, earlier.nextBefore(state.earlier));
		if (!state.conversation || !conversations.hasOlder(state.conversation)) return state;
		const { conversation, messages } = state.conversation;
		return ask(state, 'older', (id) => frames.transcript(id, conversation, messages[0].seq));
	},

	/** The conversation is to be a file: what is not here yet is asked for, until `saved`. */
	save(state) {
		const step = { ...state, saving: true, trouble: null };
		return state.route.view === 'reading' && !state.earlier.reading?.more ? step : INPUTS.older(step);
	},

	saved: (state) => ({ ...state, saving: false }),

	route(state, { view, conversation = 0 }) {
		const moved = { ...state, route: { view, conversation }, saving: false };
		if (view === 'earlier') return listEarlier(moved, 0);
		if (view !== 'reading') return moved;
		return readEarlier({ ...moved, earlier: earlier.opened(moved.earlier, conversation) }, 0);
	},

	/** A gap was asked for and not filled yet: ask again. */
	gap: (state) => fillGap(state),

	language: (state, { language }) => ({ ...state, language }),

	/** The browser has noticed that the network is gone, or back; what the socket makes of it comes later. */
	network: (state, { online }) => ({ ...state, link: !online ? 'offline' : state.up ? 'connected' : 'connecting' }),
};
