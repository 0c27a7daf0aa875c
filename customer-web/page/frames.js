/** What the page says to the service: one function a frame, fields as in chat-server/PROTOCOL.md. */
export const VERSION = 1;

/** A text as it may be sent: without the control characters and halves of characters that pasting brings along. */
export const clean = (text) => text.replace(/[\p{Cc}\p{Cs}]/gu, (c) => (c === '\n' || c === '\t' ? c : '')).trim();

export const hello = (token, language, conversation, after) => ({
	type: 'hello',
	version: VERSION,
	...(token ? { token } : {}),
	language,
	conversation,
	after,
});
export const join = (id, { name, phone, topic, text, consent }) => ({
	type: 'join',
	id,
	name,
	phone,
	topic,
	text,
	consent,
});
export const say = (id, conversation, text) => ({ type: 'say', id, conversation, text });
export const typing = (conversation, active) => ({ type: 'typing', conversation, active });
export const read = (conversation, seq) => ({ type: 'read', conversation, seq });
export const leave = (id, conversation) => ({ type: 'leave', id, conversation });
export const end = (id, conversation) => ({ type: 'end', id, conversation });
export const history = (id, before) => ({ type: 'history', id, before });
export const transcript = (id, conversation, before) => ({ type: 'transcript', id, conversation, before });
export const ping = (id) => ({ type: 'ping', id });
