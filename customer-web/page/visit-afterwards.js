/** What a customer says of consultations that are over, and of those on another device, as steps of a visit's state. Pure. */
import * as frames from './frames.js';
import * as ratings from './ratings.js';
import { rate } from './visit-requests.js';

export const AFTERWARDS = {
	/** What the customer thinks of the conversation on the screen, for the first time or anew. */
	rate(state, { id, stars, comment }) {
		const { conversation, rating } = state.conversation;
		const known = Math.max(rating?.change ?? 0, ratings.of(state.ratings, conversation)?.change ?? 0);
		return rate({ ...state, ratings: ratings.give(state.ratings, { id, conversation, stars, comment, change: known + 1 }) });
	},

	/** What could not be taken a while ago. */
	rateAgain: (state) => rate({ ...state, ratings: ratings.again(state.ratings) }),

	/** The code that opens here what was said on another device. */
	enterCode(state, { id, code }) {
		if (!state.code || !state.up) return state;
		const typed = frames.enterCode(id, state.code.conversation, code);
		return { ...state, code: { ...state.code, id, failed: null }, send: [...state.send, typed] };
	},

	/** This device is to forget its customer; the service ends what it was let read. */
	forget: (state, { id }) => (state.up ? { ...state, forgetting: id, send: [...state.send, frames.forget(id)] } : state),
};
