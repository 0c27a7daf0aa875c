/** Everything the page says, in the customer's language. */

/** Korean for those whose browser prefers it, English for all others. */
export const languageOf = (chosen, preferred) =>
	chosen === 'ko' || chosen === 'en' ? chosen : /^ko\b/i.test(preferred ?? '') ? 'ko' : 'en';

/** Only the language that is shown is loaded. */
export const load = async (language) => createTexts(language, (await import(`./texts.${language}.js`)).default);

/** A function (key, values) → text; a text with forms is chosen by `n`. `has` tells whether a text exists. */
export function createTexts(language, bundle) {
	const plural = new Intl.PluralRules(language);
	const number = new Intl.NumberFormat(language);
	const find = (key) => key.split('.').reduce((inside, name) => inside?.[name], bundle);
	const text = (key, values = {}) => {
		const found = find(key);
		const form = typeof found === 'object' ? found[plural.select(values.n)] ?? found.other : found;
		const shown = (value) => (typeof value === 'number' ? number.format(value) : value ?? '');
		return form.replace(/\{(\w+)\}/g, (_, name) => shown(values[name]));
	};
	return Object.assign(text, { has: (key) => find(key) !== undefined });
}

/** What is called by language, such as a topic. */
export const named = (thing, language) => thing?.[language] ?? '';

/** Writes the texts of everything that names its key in data-text, data-label or data-hint. */
export function fill(root, text) {
	const each = (name, write) => root.querySelectorAll(`[data-${name}]`).forEach((element) => write(element, text(element.dataset[name])));
	each('text', (element, words) => (element.textContent = words));
	each('label', (element, words) => element.setAttribute('aria-label', words));
	each('hint', (element, words) => (element.placeholder = words));
}
