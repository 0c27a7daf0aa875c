/**
 * What the customer has written and the service has not confirmed: entries {id, text, at, sent, failed} in the order of
 * writing. `sent` is true while one is under way on this connection, `elsewhere` while another tab sends it; `failed` is
 * the code of its refusal. Pure.
 */
export const add = (outbox, { id, text, at }) => [...outbox, { id, text, at, sent: false, failed: null }];

export const remove = (outbox, id) => outbox.filter((entry) => entry.id !== id);

/** Without what has come back among the conversation's messages. */
export function settle(outbox, messages) {
	if (!outbox.length) return outbox;
	const arrived = new Set(messages.filter(({ from }) => from === 'customer').map(({ id }) => id));
	return outbox.some(({ id }) => arrived.has(id)) ? outbox.filter(({ id }) => !arrived.has(id)) : outbox;
}

/** The connection is gone: nobody knows what arrived. */
export const unsent = (outbox) => outbox.map((entry) => ({ ...entry, sent: false, elsewhere: false }));

/** So many may be under way at once: a hundred that waited in a tunnel are told in ten ways there and back. */
const UNDER_WAY = 10;

/** Those to send now, in order. The service takes them in the order in which they come. */
export function next(outbox) {
	const free = UNDER_WAY - outbox.filter((entry) => entry.sent).length;
	return outbox.filter((entry) => !entry.sent && !entry.failed && !entry.elsewhere).slice(0, free);
}

const change = (outbox, id, fields) => outbox.map((entry) => (entry.id === id ? { ...entry, ...fields } : entry));

export const failed = (outbox, id, code) => change(outbox, id, { sent: false, failed: code });

/** To the end, as if it were written now, under its old id: had it arrived after all, it still counts once. */
export function again(outbox, id) {
	const entry = outbox.find((one) => one.id === id);
	return entry ? [...remove(outbox, id), { ...entry, sent: false, failed: null }] : outbox;
}

/** The conversation is over: what was not confirmed never will be. */
export const over = (outbox) => outbox.map((entry) => ({ ...entry, sent: false, failed: 'over' }));

/** With what another tab has written: this tab sends that only if it has to say hello again. */
export function withOthers(outbox, stored) {
	const known = new Set(outbox.map(({ id }) => id));
	return [...outbox, ...stored.filter(({ id }) => !known.has(id)).map((entry) => ({ ...entry, elsewhere: true }))];
}
