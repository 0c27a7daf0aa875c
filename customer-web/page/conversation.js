/**
 * What the page knows of one conversation: its frame's fields, and `messages` rising with each number once. Pure.
 * `statusSeq` is the number up to which the status is known, so that an old notice that arrives late changes nothing.
 */
const STATUS_AFTER = { matched: 'active', returned: 'waiting', transferred: 'waiting', ended: 'ended', left: 'left', 'given-up': 'left' };

export const isOpen = (conversation) => conversation?.status === 'waiting' || conversation?.status === 'active';

/** What has become of it: waiting, active, over, or cancelled or given up if the customer left the list before anybody came. */
export function phaseOf({ status, messages }) {
	const has = (wanted) => messages.some(({ kind }) => kind === wanted);
	if (status === 'left' && has('given-up')) return 'givenUp';
	if (status === 'left' && !has('matched')) return 'cancelled';
	return isOpen({ status }) ? status : 'over';
}

/** The state that a conversation frame gives; keeps the messages that are known of the same conversation. */
export function fromFrame(known, frame) {
	const { type, messages = [], ...rest } = frame;
	const kept = known?.conversation === frame.conversation ? known.messages : [];
	const fresh = { counsellor: null, ...rest, statusSeq: frame.last, messages: kept };
	return { ...merge(fresh, messages), status: frame.status, counsellor: frame.counsellor ?? null };
}

/** With these messages of any numbers, in any order, known or not. */
export function merge(conversation, messages) {
	const known = new Set(conversation.messages.map((message) => message.seq));
	const added = messages.filter((message) => !known.has(message.seq) && known.add(message.seq));
	if (!added.length) return conversation;
	const all = [...conversation.messages, ...added];
	const newest = conversation.messages.at(-1)?.seq ?? 0;
	if (added.some((message, i) => message.seq <= (i ? added[i - 1].seq : newest))) all.sort((a, b) => a.seq - b.seq);
	return added
		.filter((message) => message.kind !== 'text')
		.reduce(noticed, { ...conversation, messages: all, last: Math.max(conversation.last, all.at(-1).seq) });
}

function noticed(conversation, notice) {
	const status = STATUS_AFTER[notice.kind];
	if (!status || notice.seq <= conversation.statusSeq) return conversation;
	const counsellor = notice.kind === 'matched' ? notice.name : STATUS_AFTER[notice.kind] === 'waiting' ? null : conversation.counsellor;
	return { ...conversation, status, counsellor, statusSeq: notice.seq, place: 0, waiting: 0, most: 0, stillThere: 0 };
}

export const placed = (conversation, { place, waiting, least = 0, most = 0 }) => ({ ...conversation, place, waiting, least, most });

export function marked(conversation, { by, seq }) {
	const field = by === 'customer' ? 'readByCustomer' : 'readByCounsellor';
	return { ...conversation, [field]: Math.max(conversation[field] ?? 0, seq) };
}

/**
 * Where numbers are missing: the number before which a transcript fills the newest gap (0: at the end), or null. What
 * stands before the first known message is no gap: it is loaded when somebody scrolls there.
 */
export function gapBefore({ messages, last }) {
	if ((messages.at(-1)?.seq ?? 0) < last) return 0;
	for (let i = messages.length - 1; i > 0; i--) {
		if (messages[i].seq - messages[i - 1].seq > 1) return messages[i].seq;
	}
	return null;
}

export const hasOlder = (conversation) => (conversation.messages[0]?.seq ?? 1) > 1;

/** The newest number worth a read mark, or 0: something of the other side that the customer has not marked yet. */
export function unreadSeq({ messages, readByCustomer = 0 }) {
	for (let i = messages.length - 1; i >= 0 && messages[i].seq > readByCustomer; i--) {
		if (messages[i].from !== 'customer') return messages.at(-1).seq;
	}
	return 0;
}
