/** What the page says to the service: one function a frame, fields as in chat-server/PROTOCOL.md. */
export const VERSION = 1;

/** A text as it may be sent: without the control characters and halves of characters that pasting brings along. */
export const clean = (text) => text.replace(/[\p{Cc}\p{Cs}]/gu, (c) => (c === '\n' || c === '\t' ? c : '')).trim();

/** How much of a text is shown before it is sent: its end. */
const PREVIEW = 200;
export const previewOf = (text) => (text.length > PREVIEW ? `…${clean(text.slice(1 - PREVIEW))}` : clean(text));

export const hello = (token, language, conversation, after) => ({
	type: 'hello',
	version: VERSION,
	...(token ? { token } : {}),
	language,
	conversation,
	after,
});
/** Without a name and a number for whoever stays anonymous. */
export const join = (id, { name, phone, topic, text, consent }) => ({
	type: 'join',
	id,
	...(name === undefined ? {} : { name, phone }),
	topic,
	text,
	consent,
});
/** Asks to be called; the same fields. */
export const callBack = (id, fields) => ({ ...join(id, fields), type: 'call-back' });
/** What a form has asked for. */
export const asked = ({ id, fields, call }) => (call ? callBack : join)(id, fields);
/** Gives up waiting for a call about what was asked. */
export const callInstead = (id, conversation) => ({ type: 'call-instead', id, conversation });
export const say = (id, conversation, text) => ({ type: 'say', id, conversation, text });
/** @param text the end of what is being written, for a counsellor to see; left out where none is to */
export const typing = (conversation, active, text) => ({ type: 'typing', conversation, active, ...(text ? { text } : {}) });
export const read = (conversation, seq) => ({ type: 'read', conversation, seq });
export const here = (conversation) => ({ type: 'here', conversation });
export const leave = (id, conversation) => ({ type: 'leave', id, conversation });
export const end = (id, conversation) => ({ type: 'end', id, conversation });
export const history = (id, before) => ({ type: 'history', id, before });
export const transcript = (id, conversation, before) => ({ type: 'transcript', id, conversation, before });
export const rate = (id, { conversation, stars, comment, change }) => ({
	type: 'rate',
	id,
	conversation,
	stars,
	...(comment ? { comment } : {}),
	change,
});
export const enterCode = (id, conversation, code) => ({ type: 'enter-code', id, conversation, code });
export const forget = (id) => ({ type: 'forget', id });
export const ping = (id) => ({ type: 'ping', id });
