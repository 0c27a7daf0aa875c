/** Earlier consultations of this device: the list, and the one that is being read. Pure. */
import { isOpen, merge } from './conversation.js';

/** `failed` is the code of the last refusal, null if the last question was answered. */
export const nothing = { rows: null, more: false, reading: null, failed: null };

export function listed(earlier, { conversations, more }, before) {
	const rows = before ? [...earlier.rows, ...conversations.filter((row) => row.conversation < before)] : conversations;
	return { ...earlier, rows, more, failed: null };
}

/** What is being rebuilt stays so until an answer says otherwise. */
export const askedAgain = (earlier) => (earlier.failed && earlier.failed !== 'rebuilding' ? { ...earlier, failed: null } : earlier);

/** What the list shows: not the consultation that is still going on. */
export const shown = ({ rows }, current) => rows?.filter(({ conversation }) => !isOpen(current) || conversation !== current.conversation);

/** Where the next page of the list begins. */
export const nextBefore = ({ rows }) => rows?.at(-1)?.conversation ?? 0;

export function opened(earlier, conversation) {
	const row = earlier.rows?.find((one) => one.conversation === conversation) ?? null;
	return { ...earlier, failed: null, reading: { conversation, row, messages: [], more: false, last: 0, loaded: false } };
}

export function transcribed(earlier, { conversation, messages, more }) {
	const { reading } = earlier;
	if (reading?.conversation !== conversation.conversation) return earlier;
	return { ...earlier, reading: { ...merge(reading, messages), row: conversation, more, loaded: true } };
}

/** A rating that counts, wherever that consultation is shown. */
export function rated(earlier, { conversation, rating }) {
	const change = (row) => (row?.conversation === conversation ? { ...row, rating } : row);
	const { rows, reading } = earlier;
	return { ...earlier, rows: rows && rows.map(change), reading: reading && { ...reading, row: change(reading.row) } };
}

/** The conversation that is on the screen, as it is to be saved. */
export function toSave({ route, conversation, earlier: { reading } }) {
	return route.view === 'reading' ? { ...reading.row, messages: reading.messages, more: reading.more } : conversation;
}
