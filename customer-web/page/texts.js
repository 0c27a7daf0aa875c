/** Everything the page says, in the customer's language. */
import en from './texts.en.js';
import ko from './texts.ko.js';

const BUNDLES = { ko, en };

/** Korean for those whose browser prefers it, English for all others. */
export const languageOf = (chosen, preferred) =>
	BUNDLES[chosen] ? chosen : preferred?.toLowerCase().startsWith('ko') ? 'ko' : 'en';

/** @returns a function (key, values) → text; a text with forms is chosen by `n` */
export function createTexts(language) {
	const plural = new Intl.PluralRules(language);
	const number = new Intl.NumberFormat(language);
	return (key, values = {}) => {
		const found = BUNDLES[language][key];
		const text = typeof found === 'object' ? found[plural.select(values.n)] ?? found.other : found;
		const shown = (value) => (typeof value === 'number' ? number.format(value) : value);
		return text.replace(/\{(\w+)\}/g, (_, name) => shown(values[name] ?? ''));
	};
}

/** Whether there is a sentence for a code of the service. */
export const hasCode = (language) => (code) => `code.${code}` in BUNDLES[language];

/** A topic, or whatever is called by language. */
export const named = (thing, language) => thing?.[language] ?? thing?.ko ?? '';

/** Writes the texts of everything below `root` that names its key in data-text or data-label. */
export function fill(root, text) {
	for (const element of root.querySelectorAll('[data-text]')) element.textContent = text(element.dataset.text);
	for (const element of root.querySelectorAll('[data-label]')) element.ariaLabel = text(element.dataset.label);
	for (const element of root.querySelectorAll('[data-hint]')) element.placeholder = text(element.dataset.hint);
}
