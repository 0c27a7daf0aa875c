/** The composition root: the visit's state, the link to the service, what the device remembers, the parts of the screen. */
import { mountComposer } from './composer.js';
import { mountConversationBar } from './conversation-bar.js';
import { gapBefore, isOpen } from './conversation.js';
import { mountJoinForm } from './join-form.js';
import { createLink, socketUrl } from './link.js';
import { mountMessageList } from './message-list.js';
import { watchOf } from './pace.js';
import { awaited, createOverdue } from './overdue.js';
import { mountPageFrame, watchKeyboard } from './page-frame.js';
import { createStorage, newId } from './storage.js';
import { languageOf, load } from './texts.js';
import { createTimes } from './times.js';
import { begin, reduce } from './visit.js';
import { mountWaitingPlace } from './waiting-place.js';

const find = (selector) => document.querySelector(selector);
const storage = createStorage();
let state = begin({
	token: storage.get('token'),
	language: languageOf(storage.get('language'), navigator.language),
	conversation: storage.get('conversation') ?? 0,
	outbox: storage.get('outbox') ?? [],
});
let says = await speak(state.language);
const overdue = createOverdue({ late: (id) => dispatch({ type: 'late', id }) });
const link = createLink({ url: socketUrl(find('meta[name=sangdam-socket]').content, location), heard });

const tools = { dispatch, newId, storage, say: (...key) => says.text(...key) };
const messages = mountMessageList(find('.conversation .message-list'), { ...tools, live: true });
const parts = [
	mountPageFrame(document, { ...tools, wake: link.wake, speakTo }),
	mountJoinForm(find('.join-form'), tools),
	mountConversationBar(find('.conversation'), tools),
	mountWaitingPlace(find('.waiting-place'), tools),
	mountComposer(find('.composer'), tools),
	messages,
];

async function speak(language) {
	return { language, text: await load(language), times: createTimes(language) };
}

async function speakTo(language) {
	says = await speak(language);
	dispatch({ type: 'language', language });
}

function dispatch(input) {
	const before = state;
	state = reduce(before, input);
	state.send.forEach(link.send);
	overdue.watch(awaited(state));
	link.attend(watchOf(state, document.visibilityState === 'visible'), state.conversation?.waiting ?? 0);
	if (input.type === 'say' && !state.up) link.wake();
	remember(before);
	if (state.outdated) link.stop();
	if (state.renewals !== before.renewals) link.renew();
	for (const part of parts) part.show(state, says);
	follow(before);
}

function heard(input) {
	const other = state.token ? null : storage.get('token');
	if (other && input.frame?.type === 'welcome') {
		// Another tab was faster: both are one customer, and that one's token counts.
		state = { ...state, token: other };
		link.renew();
	} else {
		dispatch(input.type === 'closed' ? { ...input, offline: !navigator.onLine } : input);
	}
}

function remember(before) {
	if (state.token !== before.token) storage.set('token', state.token);
	if (state.remembered !== before.remembered) storage.set('conversation', state.remembered || null);
	if (state.outbox !== before.outbox) storage.saveOutbox(before.outbox, state.outbox);
	if (state.language !== before.language) storage.set('language', state.language);
}

let gapTimer = 0;
let typingTimer = 0;

/** What comes of a change by itself: an unfilled gap is asked for again, typing fades, what is on the screen is read. */
function follow(before) {
	clearTimeout(gapTimer);
	if (state.up && state.conversation && gapBefore(state.conversation) !== null) {
		gapTimer = setTimeout(dispatch, 2000, { type: 'gap' });
	}
	if (state.typing && (!before.typing || state.heard !== before.heard)) {
		clearTimeout(typingTimer);
		typingTimer = setTimeout(dispatch, 6000, { type: 'quiet' });
	}
	if (state.conversation !== before.conversation || state.route !== before.route) queueMicrotask(seen);
}

function seen() {
	const looking = document.visibilityState === 'visible' && document.hasFocus() && state.route.view === 'main';
	if (looking && messages.atEnd()) dispatch({ type: 'seen' });
}

let earlier;
async function route() {
	const [, name, conversation] = location.hash.match(/^#(earlier)(?:\/(\d+))?$/) ?? [];
	if (name && !earlier) {
		earlier = import('./earlier-list.js');
		parts.push((await earlier).mountEarlier(find('.earlier-list'), find('.earlier-reading'), tools));
	}
	dispatch({ type: 'route', view: conversation ? 'reading' : name ?? 'main', conversation: Number(conversation ?? 0) });
}

addEventListener('hashchange', route);
for (const type of ['offline', 'online']) {
	addEventListener(type, () => {
		dispatch({ type: 'network', online: type === 'online' });
		link.wake();
	});
}
for (const type of ['focus', 'pageshow', 'resume']) addEventListener(type, link.wake);
addEventListener('focus', seen);
document.addEventListener('visibilitychange', () => {
	if (document.visibilityState === 'visible') link.wake();
	dispatch({ type: 'look' });
	seen();
});
document.addEventListener('message-list:end', seen);
storage.watch((key) => {
	if (key === 'outbox') dispatch({ type: 'shared', entries: storage.get('outbox') ?? [] });
	const elsewhere = storage.get('conversation') ?? 0;
	if (key === 'conversation' && elsewhere && elsewhere !== state.remembered && !isOpen(state.conversation)) link.renew();
});
watchKeyboard();
link.wake();
route();
