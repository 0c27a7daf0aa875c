/**
 * Finds the web addresses in a text: [{text, href?}], which together are the text. Nothing else is interpreted. An
 * address is ASCII: what follows in Hangul is a particle of the sentence, and no look-alike letter passes for a host. Pure.
 */
const ADDRESS = /https?:\/\/[!#-;=?-[\]_a-z~]+/gi;
const OPENING = { ')': '(', ']': '[' };

export function parts(text) {
	const found = [];
	let done = 0;
	for (const { 0: match, index } of text.matchAll(ADDRESS)) {
		const address = trimmed(match);
		const href = safe(address);
		if (!href) continue;
		if (index > done) found.push({ text: text.slice(done, index) });
		found.push({ text: address, href });
		done = index + address.length;
	}
	if (done < text.length) found.push({ text: text.slice(done) });
	return found;
}

/** Without the punctuation of the sentence, and without a bracket that was opened before the address. */
function trimmed(address) {
	let end = address.length;
	for (; end > 0; end--) {
		const last = address[end - 1];
		const opening = OPENING[last];
		if (opening) {
			const inside = address.slice(0, end);
			if (inside.split(opening).length >= inside.split(last).length) break;
		} else if (!".,;:!?'*_".includes(last)) {
			break;
		}
	}
	return address.slice(0, end);
}

function safe(address) {
	try {
		const url = new URL(address);
		return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname ? url.href : null;
	} catch {
		return null;
	}
}
