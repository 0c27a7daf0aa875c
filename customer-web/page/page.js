/** The composition root: the visit's state, the link, and the parts of the screen. */
import { mountComposer } from './composer.js';
import { mountConversation } from './conversation-bar.js';
import { isOpen, gapBefore } from './conversation.js';
import { mountEarlier } from './earlier-list.js';
import { mountJoinForm } from './join-form.js';
import { createLink, socketUrl } from './link.js';
import { mountMessageList } from './message-list.js';
import { createStorage, newId } from './storage.js';
import { createTexts, fill, hasCode, languageOf } from './texts.js';
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
let says;
const port = find('meta[name=sangdam-socket]').content;
const link = createLink({ url: socketUrl(port, location), heard });

const tools = { dispatch, newId, storage, say: (...key) => says.text(...key) };
const parts = [
	mountJoinForm(find('.join-form'), tools),
	mountConversation(find('.conversation'), tools),
	mountWaitingPlace(find('.waiting-place'), tools),
	mountMessageList(find('.conversation .message-list'), { ...tools, live: true }),
	mountComposer(find('.composer'), tools),
	mountEarlier(find('.earlier-list'), find('.earlier-reading'), tools),
];

function dispatch(input) {
	const before = state;
	state = reduce(before, input);
	state.send.forEach(link.send);
	remember(before);
	if (state.outdated) link.stop();
	show(before);
}

function heard(input) {
	if (input.type === 'frame' && input.frame.type === 'welcome' && !state.token) {
		const other = storage.get('token');
		// Another tab was faster: both are one customer, and that one's token counts.
		if (other) {
			state = { ...state, token: other };
			link.renew();
			return;
		}
	}
	dispatch(input.type === 'closed' ? { ...input, offline: !navigator.onLine } : input);
}

function remember(before) {
	if (state.token !== before.token) storage.set('token', state.token);
	if (state.remembered !== before.remembered) storage.set('conversation', state.remembered || null);
	if (state.outbox !== before.outbox) storage.saveOutbox(before.outbox, state.outbox);
	if (state.language !== before.language) storage.set('language', state.language);
}

let gapTimer = 0;
let quietTimer = 0;
function watch(before) {
	clearTimeout(gapTimer);
	if (state.up && state.conversation && gapBefore(state.conversation) !== null) {
		gapTimer = setTimeout(dispatch, 2000, { type: 'gap' });
	}
	if (state.typing) {
		clearTimeout(quietTimer);
		quietTimer = setTimeout(dispatch, 5000, { type: 'quiet' });
	}
	const seen = document.visibilityState === 'visible' && document.hasFocus() && state.route.view === 'main';
	if (seen && parts[3].atEnd() && state.conversation !== before.conversation) queueMicrotask(() => dispatch({ type: 'seen' }));
}

function view() {
	if (state.outdated) return 'outdated';
	if (state.route.view !== 'main') return state.route.view;
	if (state.conversation) return 'conversation';
	return state.restoring ? 'loading' : 'form';
}

const SECTIONS = { form: '.join-form', conversation: '.conversation', earlier: '.earlier-list', reading: '.earlier-reading' };
let shown;

function show(before) {
	if (!says || state.language !== says.language) {
		const { language } = state;
		says = { language, text: createTexts(language), has: hasCode(language), times: createTimes(language) };
		document.documentElement.lang = state.language;
		fill(document, says.text);
		for (const button of document.querySelectorAll('.language-switch button')) button.ariaPressed = button.lang === state.language;
	}
	const { text } = says;
	const now = view();
	document.body.dataset.view = now;
	for (const [name, selector] of Object.entries(SECTIONS)) find(selector).hidden = name !== now;
	const notice = find('.page-notice');
	notice.hidden = SECTIONS[now];
	notice.children[0].textContent = text(now === 'outdated' ? 'page.outdated' : 'page.restoring');
	notice.children[1].textContent = now === 'outdated' ? text('page.outdatedWhy') : '';
	notice.children[2].hidden = now !== 'outdated';
	find('.page-office').textContent = state.office?.name || text('page.title');
	find('.earlier-link').hidden = !state.returning;
	const line = find('.connection-line');
	line.dataset.link = state.link;
	line.textContent = text(`connectionLine.${state.link}`);
	for (const part of parts) part.show(state, says);
	title(text);
	if (shown && shown !== now) find(SECTIONS[now] ?? '.page-notice').querySelector('h2, strong')?.focus();
	shown = now;
	watch(before);
}

let unseen = 0;
function title(text) {
	const { conversation, office } = state;
	const theirs = conversation?.messages.filter(({ from }) => from !== 'customer').length ?? 0;
	if (document.visibilityState === 'visible') unseen = theirs;
	const news = theirs > unseen ? `(${text('page.newMessages', { n: theirs - unseen })}) ` : '';
	document.title = news + [office?.name, text('page.title')].filter(Boolean).join(' · ');
}

function route() {
	const [, name, conversation] = location.hash.match(/^#(earlier)(?:\/(\d+))?$/) ?? [];
	const number = Number(conversation ?? 0);
	dispatch({ type: 'route', view: number ? 'reading' : name ?? 'main', conversation: number });
}

for (const button of document.querySelectorAll('.language-switch button')) {
	button.onclick = () => dispatch({ type: 'language', language: button.lang });
}
find('.page-notice button').onclick = () => location.reload();
find('.connection-line').onclick = () => link.wake();
addEventListener('hashchange', route);
addEventListener('online', () => link.wake());
addEventListener('offline', () => dispatch({ type: 'link', link: 'offline' }));
addEventListener('focus', () => dispatch({ type: 'seen' }));
document.addEventListener('visibilitychange', () => {
	if (document.visibilityState !== 'visible') return;
	link.wake();
	dispatch({ type: 'seen' });
});
storage.watch((key) => {
	if (key === 'outbox') dispatch({ type: 'shared', entries: storage.get('outbox') ?? [] });
	const elsewhere = storage.get('conversation') ?? 0;
	if (key === 'conversation' && elsewhere && elsewhere !== state.remembered && !isOpen(state.conversation)) link.renew();
});
// The phone's keyboard covers what does not know of it.
const fit = () => document.documentElement.style.setProperty('--height', `${visualViewport.height}px`);
visualViewport?.addEventListener('resize', fit);

route();
link.wake();
