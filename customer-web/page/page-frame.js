/** Around the parts: which of them is shown, the office's name, the state of the link, the language, the title. */
import { fill } from './texts.js';

const SECTIONS = { form: '.join-form', called: '.called-back', conversation: '.conversation', earlier: '.earlier-list', reading: '.earlier-reading' };

/** What stands above the form: 'closed', 'unattended', or null if there is nothing to say. Pure. */
export const doorOf = (doors) => (!doors ? null : !doors.open ? 'closed' : doors.attended ? null : 'unattended');

/** The part of the screen that a state calls for. Pure. */
export function viewOf({ outdated, route, conversation, restoring, callBacks, asking }) {
	if (outdated) return 'outdated';
	if (route.view !== 'main') return route.view;
	if (conversation) return 'conversation';
	return restoring ? 'loading' : callBacks && !asking ? 'called' : 'form';
}

export function mountPageFrame(root, { say, wake, speakTo, canTalk }) {
	const find = (selector) => root.querySelector(selector);
	const languages = root.querySelectorAll('.language-switch button');
	const notice = find('section.page-notice');
	const line = find('.connection-line');
	let was;
	let seen = 0;

	for (const button of languages) button.onclick = () => speakTo(button.lang);
	notice.children[2].onclick = () => location.reload();
	line.onclick = wake;

	function speak({ language, text }) {
		root.documentElement.lang = language;
		fill(root, text);
		for (const button of languages) button.setAttribute('aria-pressed', button.lang === language);
	}

	function title({ conversation, office }) {
		const theirs = conversation?.messages.filter(({ from }) => from !== 'customer').length ?? 0;
		if (root.visibilityState === 'visible') seen = theirs;
		const news = theirs > seen ? `(${say('page.newMessages', { n: theirs - seen })}) ` : '';
		root.title = news + [office?.name, say('page.title')].filter(Boolean).join(' · ');
	}

	return {
		show(state, says) {
			if (says !== was?.says) speak(says);
			const due = viewOf(state);
			const view = ['form', 'outdated'].includes(due) || canTalk() ? due : 'loading';
			root.body.dataset.view = view;
			root.body.dataset.door = doorOf(state.doors) ?? '';
			for (const [name, selector] of Object.entries(SECTIONS)) find(selector).hidden = name !== view;
			notice.hidden = view in SECTIONS;
			notice.children[0].textContent = say(view === 'outdated' ? 'page.outdated' : 'page.restoring');
			notice.children[1].hidden = notice.children[2].hidden = view !== 'outdated';
			find('.page-office').textContent = state.office?.name || say('page.title');
			for (const link of root.querySelectorAll('.earlier-link')) link.hidden = !state.returning;
			line.dataset.link = state.link;
			const paused = state.pause > 0 && state.link === 'reconnecting';
			const told = say(`connectionLine.${paused ? 'paused' : state.link}`, { n: state.pause });
			if (line.textContent !== told) line.textContent = told;
			title(state);
			// Who goes by keyboard or ear goes along with the view.
			const changed = was && was.view !== view;
			const moved = changed ? was.view !== 'loading' || was.moved : was?.moved;
			if (changed && moved) find(`${SECTIONS[view] ?? '.page-notice'} :is(h2, strong)`).focus();
			was = { says, view, moved };
		},
	};
}

/** A phone's keyboard covers what does not know of it; a page that is zoomed in keeps its height. */
export function watchKeyboard({ visualViewport: shown, document: { documentElement } } = globalThis) {
	shown?.addEventListener('resize', () => {
		if (shown.scale === 1) documentElement.style.setProperty('--height', `${shown.height}px`);
	});
}
