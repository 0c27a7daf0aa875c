/** Styles that the first paint does without, loaded with what they dress. */
const loaded = new Map();

/** @returns a promise that they are there, or cannot be had */
export function style(href) {
	if (!loaded.has(href)) {
		loaded.set(href, new Promise((done) => {
			document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: done, onerror: done }));
		}));
	}
	return loaded.get(href);
}
