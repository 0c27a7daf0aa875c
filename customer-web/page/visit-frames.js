/** What each frame of the service changes in a visit. Pure. */
import * as conversations from './conversation.js';
import * as earlier from './earlier.js';
import * as frames from './frames.js';
import * as outbox from './outbox.js';
import * as ratings from './ratings.js';
import { answered, fillGap, flush, listEarlier, rate, readEarlier } from './visit-requests.js';

/** A counsellor has come or gone meanwhile: no trouble, and told by a notice. */
const OVERTAKEN = ['taken', 'not-claimed'];

export function received(state, frame) {
	return calledInstead(FRAMES[frame.type]?.(state, frame) ?? state);
}

/** The wait that ended in the moment in which a call was asked for has become that call: nothing of it stays on the screen. */
function calledInstead(state) {
	const { conversation, callBacks } = state;
	const end = conversation?.messages.at(-1);
	if (end?.kind !== 'left' || end.at !== callBacks?.at) return state;
	return { ...state, conversation: null, remembered: 0, outbox: [], command: null, trouble: null, asking: false };
}

/** Only if the frame is about the conversation on the screen. */
const ours = (state, frame, change) =>
	state.conversation?.conversation === frame.conversation ? change(state.conversation) : state;

/**
 * After the conversation has changed: what arrived leaves the outbox, and what is over sends nothing more. Why something could
 * not be done counts for as long as its status does.
 */
function settled(state, conversation) {
	const left = outbox.settle(state.outbox, conversation.messages);
	const open = conversations.isOpen(conversation);
	const trouble = conversation.status === state.conversation?.status ? state.trouble : null;
	const next = { ...state, conversation, trouble, outbox: open ? left : outbox.over(left) };
	if (!open) return fillGap({ ...next, returning: true, command: null, typing: false });
	return flush(fillGap(conversation.status === 'active' ? next : { ...next, typing: false }));
}

/** What was under way when the link broke, and is still wanted; behind what was written before it. */
function resumed(state) {
	const { command, conversation, up } = state;
	if (!command || !up) return state;
	const fits = conversation.status === (command.type === 'end' ? 'active' : 'waiting');
	return fits ? { ...state, send: [...state.send, frames[command.type](command.id, conversation.conversation)] } : { ...state, command: null };
}

const FRAMES = {
	welcome(state, { token, pass = null, office, returning = false, conversationFollows = false }) {
		const next = rate({ ...state, token, pass, office, returning, callBacks: null, up: true, link: 'connected', pause: 0, restoring: conversationFollows });
		const { view } = state.route;
		if (view === 'earlier') return afterWelcome(listEarlier(next, 0), conversationFollows);
		return afterWelcome(view === 'reading' ? readEarlier(next, 0) : next, conversationFollows);
	},

	conversation(state, frame) {
		const same = state.conversation?.conversation === frame.conversation;
		const conversation = conversations.fromFrame(state.conversation, frame);
		const kept = same || frame.conversation === state.remembered ? state.outbox : [];
		const fresh = { ...state, restoring: false, join: null, asking: false, refusal: null, remembered: frame.conversation };
		const readSent = same ? state.readSent : 0;
		return resumed(settled({ ...fresh, outbox: kept, conversation, readSent }, conversation));
	},

	message: (state, frame) =>
		ours(state, frame, (conversation) => {
			const { type, ...message } = frame;
			const typing = message.from === 'counsellor' ? false : state.typing;
			const merged = conversations.merge(conversation, [message]);
			// Who writes has read what stands above; the service tells no mark of its own for that.
			const answer = message.from === 'counsellor' && message.kind === 'text';
			const read = answer ? conversations.marked(merged, { by: 'counsellor', seq: message.seq }) : merged;
			return settled({ ...state, typing }, read);
		}),

	doors: (state, { type, ...doors }) => ({ ...state, doors }),

	office: (state, { office }) => ({ ...state, office }),

	'call-backs': (state, { type, ...frame }) => ({ ...state, callBacks: frame.open ? frame : null }),

	place: (state, frame) =>
		ours(state, frame, (conversation) => ({ ...state, conversation: conversations.placed(conversation, frame) })),

	'still-there': (state, frame) =>
		ours(state, frame, (conversation) => ({ ...state, conversation: { ...conversation, stillThere: frame.within } })),

	read: (state, frame) =>
		ours(state, frame, (conversation) => ({ ...state, conversation: conversations.marked(conversation, frame) })),

	typing: (state, frame) =>
		ours(state, frame, () => (frame.by === 'counsellor' ? { ...state, typing: frame.active, heard: state.heard + 1 } : state)),

	ack(state, { id, conversation }) {
		if (state.command?.id === id) return { ...state, command: null };
		if (state.forgetting === id) return { ...state, forgetting: null };
		if (state.join?.id === id && state.join.call) return { ...state, join: null, asking: false };
		if (state.join?.id === id && state.conversation?.conversation !== conversation) {
			// It was begun long ago, and may be over: hello brings it.
			return { ...state, join: null, remembered: conversation, restoring: true, renewals: state.renewals + 1 };
		}
		return state;
	},

	refused(state, { id, code, retryAfter = 0 }) {
		if (code === 'version') return { ...state, outdated: true };
		if (!id) return state;
		if (state.join?.id === id) {
			// The office has other topics than this page: a new welcome brings them.
			const renewals = state.renewals + (code === 'bad-topic' ? 1 : 0);
			return { ...state, join: null, refusal: { code, retryAfter }, renewals };
		}
		if (state.command?.id === id) return { ...state, command: null, trouble: OVERTAKEN.includes(code) ? null : code };
		if (state.forgetting === id) return { ...state, forgetting: null };
		if (state.code?.id === id) return { ...state, code: { ...state.code, id: null, failed: code === 'no-code' ? 'spent' : code } };
		if (state.outbox.some((entry) => entry.id === id)) {
			return flush({ ...state, outbox: outbox.failed(state.outbox, id, code === 'no-conversation' ? 'over' : code) });
		}
		if (state.ratings.some((one) => one.id === id)) return { ...state, ratings: ratings.failed(state.ratings, id, code) };
		const [next, request] = answered(state, id);
		const asked = request?.purpose === 'list' || request?.purpose.startsWith('read');
		if (request?.purpose === 'older' && next.saving) return { ...next, saving: false, trouble: code };
		return asked ? { ...next, saving: false, earlier: { ...next.earlier, failed: code } } : next;
	},

	rated(state, frame) {
		const { rating } = frame;
		const next = { ...state, ratings: ratings.settle(state.ratings, frame), earlier: earlier.rated(state.earlier, frame) };
		return ours(next, frame, (shown) => ({ ...next, conversation: { ...shown, rating } }));
	},

	'code-awaited': (state, { conversation, tries }) => ({ ...state, code: { conversation, tries, id: null, failed: null, granted: false } }),

	'code-checked': (state, { conversation, granted, tries }) => ({
		...state,
		returning: state.returning || granted,
		code: { conversation, tries, id: null, granted, failed: granted ? null : tries ? 'wrong' : 'spent' },
	}),

	/** Too much from here: the link comes back by itself, after as long as the customer is told. */
	closing: (state, { code, retryAfter = 0 }) => ({ ...state, pause: code === 'throttled' ? retryAfter : 0 }),

	history(state, frame) {
		const [next, request] = answered(state, frame.id);
		if (request?.purpose !== 'list') return next;
		return { ...next, earlier: earlier.listed(next.earlier, frame, request.detail) };
	},

	transcript(state, frame) {
		const [next, request] = answered(state, frame.id);
		if (!request) return next;
		if (request.purpose.startsWith('read')) return { ...next, earlier: earlier.transcribed(next.earlier, frame) };
		return ours(next, frame.conversation, (conversation) => {
			const filled = conversations.merge(conversation, frame.messages);
			return filled === conversation ? next : settled(next, filled);
		});
	},
};

/** With no conversation to follow: a join that may have got lost is said again, an open one we knew is gone. */
function afterWelcome(state, follows) {
	if (follows) return state;
	const gone = conversations.isOpen(state.conversation);
	const next = gone ? { ...state, conversation: null, outbox: [] } : state;
	const forgotten = next.conversation ? next : { ...next, remembered: 0, outbox: [], command: null };
	const { join } = forgotten;
	return join ? { ...forgotten, send: [...forgotten.send, frames.asked(join)] } : forgotten;
}
