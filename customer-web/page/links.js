/**
 * Finds the web addresses in a text: [{text, href?}], which together are the text. Nothing else is interpreted. No look-alike
 * letter passes for a host. Hangul belongs to an address where a part of it begins with Hangul (/예약, ?q=예약), but not if that
 * is a mere particle: what follows otherwise (/20417에서) belongs to the sentence. The console has the same rule. Pure.
 */
const HANGUL = '\\u1100-\\u11ff\\u3131-\\u318e\\uac00-\\ud7a3';
const LETTERS = "!$%'-.0-;@-[\\]_a-z~";
const PARTICLE = `(?:에서?|으?로|[을를은는이가의와과도만]|까지|부터|입니다|이?에요|예요)(?![${HANGUL}\\w%/?#=&-])`;
const WORDS = `[/?#=&](?!${PARTICLE})[${HANGUL}][${HANGUL}\\w%~$@+(-]*`;
const ADDRESS = new RegExp(`https?://[${LETTERS}]+(?:${WORDS}|[${LETTERS}/?#=&])*`, 'gi');
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
