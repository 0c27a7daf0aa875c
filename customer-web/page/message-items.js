/**
 * What a conversation looks like from above: day lines, notices and bubbles, with the outbox at the end. Pure. A message
 * keeps its key from birth, so that its bubble stays the same one when it has arrived. A transcript does not say what was
 * read: without `readByCounsellor` nothing that has arrived is marked.
 */
export function items({ messages, readByCounsellor = null }, outbox, times) {
	const list = [];
	let day = '';
	for (const message of [...messages, ...outbox.map(unsent)]) {
		const today = times.day(message.at);
		if (today !== day) list.push({ key: `day ${today}`, kind: 'day', text: today });
		day = today;
		list.push(item(message, readByCounsellor));
	}
	list.forEach((one, i) => group(one, list[i - 1], list[i + 1], times));
	return list;
}

const unsent = ({ id, text, at, failed }) => ({ id, text, at, failed, kind: 'text', from: 'customer', mark: failed ? 'failed' : 'pending' });

function item({ conversation, seq, id, kind, from, name = null, text, file, at, failed, mark }, readTo) {
	const mine = from === 'customer';
	const arrived = mine && kind === 'text' && readTo !== null ? (seq <= readTo ? 'read' : 'sent') : null;
	const about = file ? { conversation, seq, file } : {};
	return { key: mine && id ? `mine ${id}` : `seq ${seq}`, id, kind, mine, name, text, at, failed, mark: mark ?? arrived, ...about };
}

/** The name stands above the first of a group, the time beside its last. */
function group(one, before, after, times) {
	const beside = (other) =>
		other?.kind === 'text' && one.kind === 'text' && other.mine === one.mine && other.name === one.name &&
		times.clock(other.at) === times.clock(one.at);
	one.first = !beside(before);
	one.last = !beside(after) || after.mark !== one.mark;
}
