/**
 * The composition root: the visit's state, the link to the service, what the device remembers, the parts of the screen beside
 * those that the entrance has painted already.
 */
import { gapBefore, hasOlder, isOpen } from './conversation.js';
import { toSave } from './earlier.js';
import { find, form, frame, language, says, speak, storage, tools } from './entrance.js';
import { createFiles } from './files.js';
import { createLink, socketUrl } from './link.js';
import { watchOf } from './pace.js';
import { awaited, createOverdue } from './overdue.js';
import { doorOf, watchKeyboard } from './page-frame.js';
import { load, named } from './texts.js';
import { createTimes } from './times.js';
import { createLateParts } from './late-parts.js';
import { waits } from './ratings.js';
import { begin, reduce } from './visit.js';

let state = begin({
	token: storage.get('token'),
	language,
	conversation: storage.get('conversation') ?? 0,
	outbox: storage.get('outbox') ?? [],
	ratings: storage.get('ratings') ?? [],
});
const overdue = createOverdue({ late: (id) => dispatch({ type: 'late', id }) });
const link = createLink({ url: socketUrl(find('meta[name=sangdam-socket]').content, location), heard });

let talk = null;
let talking = null;
const parts = [frame, form];
speak({ ...says, times: createTimes(language) });
Object.assign(tools, {
	files: createFiles({ pass: () => state.pass, say: tools.say }),
	largest: Number(find('meta[name=sangdam-file]').content) || 0,
	dispatch,
	wake: link.wake,
	speakTo,
	canTalk: () => Boolean(talk),
});

async function speakTo(other) {
	speak({ language: other, text: await load(other), times: createTimes(other) });
	dispatch({ type: 'language', language: other });
}

/** What a conversation needs on the screen is fetched once the form stands, or at once for who comes back to one. */
function prepareToTalk() {
	talking ??= import('./talk.js').then(async ({ mountTalk }) => {
		talk = await mountTalk(tools);
		parts.push(talk);
		dispatch({ type: 'look' });
	}).catch(() => (talking = null)); // no network just now: the next change tries again
	return talking;
}
if (state.remembered) prepareToTalk();

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
	talk?.call(before, state);
	if (state.office) prepareToTalk();
	showDoor();
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
	for (const list of ['outbox', 'ratings']) {
		if (state[list] !== before[list]) storage.saveEntries(list, before[list], state[list]);
	}
	if (state.language !== before.language) storage.set('language', state.language);
}

let gapTimer = 0;
let typingTimer = 0;
let rebuildTimer = 0;
let ratingTimer = 0;

const late = createLateParts({ find, tools, add: (part) => {
	parts.push(part);
	dispatch({ type: 'look' });
} });

/**
 * What comes of a change by itself: an unfilled gap is asked for again, and so is what the archive does not have back yet;
 * typing fades; what is on the screen is read.
 */
function follow(before) {
	clearTimeout(gapTimer);
	if (state.up && state.conversation && gapBefore(state.conversation) !== null) {
		gapTimer = setTimeout(dispatch, 2000, { type: 'gap' });
	}
	if (state.typing && (!before.typing || state.heard !== before.heard)) {
		clearTimeout(typingTimer);
		typingTimer = setTimeout(dispatch, 6000, { type: 'quiet' });
	}
	if (state.earlier !== before.earlier || state.route !== before.route) {
		clearTimeout(rebuildTimer);
		if (state.earlier.failed === 'rebuilding' && state.route.view !== 'main') rebuildTimer = setTimeout(dispatch, 5000, { type: 'older' });
	}
	if (state.ratings !== before.ratings) {
		clearTimeout(ratingTimer);
		if (waits(state.ratings)) ratingTimer = setTimeout(dispatch, 10_000, { type: 'rateAgain' });
	}
	if (state.conversation !== before.conversation || state.code !== before.code) late(state);
	if (state.saving && ['conversation', 'earlier', 'up', 'saving'].some((part) => state[part] !== before[part])) save();
	if (state.conversation !== before.conversation || state.route !== before.route) queueMicrotask(seen);
}

function seen() {
	const looking = document.visibilityState === 'visible' && document.hasFocus() && state.route.view === 'main';
	if (looking && talk?.atEnd()) dispatch({ type: 'seen' });
}

/** What is said of closed doors is fetched when some are. */
let door;
function showDoor() {
	if (door || !(doorOf(state.doors) || state.callBacks)) return;
	door = import('./door-note.js').then(({ mountDoorNote }) => {
		parts.push(mountDoorNote(find('.door-note'), find('.place-line'), find('.called-back'), tools));
		dispatch({ type: 'look' });
	}).catch(() => (door = null));
}

/** As a file once the whole of it is here. */
async function save() {
	const { office, language } = state;
	const conversation = toSave(state);
	if (conversation.more ?? hasOlder(conversation)) return void queueMicrotask(() => dispatch({ type: 'older' }));
	dispatch({ type: 'saved' });
	const { transcriptFile, download } = await import('./transcript-file.js');
	const topic = named(office?.topics.find(({ id }) => id === conversation.topic), language);
	download(transcriptFile({ conversation, office: office?.name, topic }, says), `sangdam-${conversation.conversation}.html`);
}

let earlier;
async function route() {
	const [, name, conversation] = location.hash.match(/^#(earlier)(?:\/(\d+))?$/) ?? [];
	if (name && !earlier) {
		await prepareToTalk();
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
	if (key === 'token' && !storage.get('token')) return location.reload();
	const elsewhere = storage.get('conversation') ?? 0;
	if (key === 'conversation' && elsewhere && elsewhere !== state.remembered && !isOpen(state.conversation)) link.renew();
});
watchKeyboard();
if (parent !== window) {
	const sites = find('meta[name=sangdam-sites]').content.split(' ');
	import('./embedded.js').then(({ mountEmbedded }) => parts.push(mountEmbedded(find('.page-header'), { ...tools, sites })));
}
link.wake();
route();
