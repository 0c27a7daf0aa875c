/**
 * What a customer sees first: the page's frame and the form, ready to be written into while everything else is still on its
 * way. Stands alone before page.js, which takes over from it.
 */
import { mountJoinForm } from './join-form.js';
import { mountPageFrame } from './page-frame.js';
import { createStorage, newId } from './storage.js';
import { languageOf, load } from './texts.js';

export const find = (selector) => document.querySelector(selector);
export const storage = createStorage();
/** What everybody who shows something of the visit is given, and what they do once the page is there. */
export const tools = { newId, storage, say: (...key) => says.text(...key), dispatch() {}, wake() {}, speakTo() {}, canTalk: () => false };
export const language = languageOf(storage.get('language') ?? new URLSearchParams(location.search).get('language'), navigator.language);

export let says = { language, text: await load(language) };
/** In another language, or with more than the words. */
export const speak = (other) => (says = other);

const later = (name) => (...all) => tools[name](...all);
const parts = { ...tools, dispatch: later('dispatch'), wake: later('wake'), speakTo: later('speakTo'), canTalk: later('canTalk') };
export const frame = mountPageFrame(document, parts);
export const form = mountJoinForm(find('.join-form'), parts);

/** As a visit begins; all that these two parts look at. */
const arriving = {
	link: 'connecting',
	pause: 0,
	up: false,
	outdated: false,
	language,
	office: null,
	returning: false,
	restoring: storage.get('conversation') > 0,
	conversation: null,
	join: null,
	refusal: null,
	route: { view: /^#earlier\b/.test(location.hash) ? 'earlier' : 'main' },
};
for (const part of [frame, form]) part.show(arriving, says);
