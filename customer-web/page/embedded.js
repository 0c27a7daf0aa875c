/**
 * The page in a frame of another site: the other end of embed.js. Tells it how much is unread and when to close, and hears
 * from it whether the frame is on the screen. Loaded only there; listens to nobody but the sites that the office allows.
 */
import { isOpen } from './conversation.js';

/** How many entries of the other side nobody has had on this screen. Pure. @param seen what was on it last */
export function unread({ conversation, messages, readByCustomer = 0 }, seen) {
	const known = Math.max(readByCustomer, seen?.conversation === conversation ? seen.seq : 0);
	return messages.filter(({ seq, from }) => seq > known && from !== 'customer').length;
}

/** @param sites origins that may show this page; the browser holds everybody else off by the page's policy */
export function mountEmbedded(header, { sites, storage, say }) {
	const close = Object.assign(document.createElement('button'), { className: 'close-frame', type: 'button', textContent: '✕' });
	let site = null;
	let shown = false;
	let told = '';
	let conversation = null;

	const tell = (message, to = site) => to && parent.postMessage(message, to);
	const leave = () => tell({ sangdam: 'close' });

	function news() {
		const last = conversation?.messages.at(-1);
		const seen = storage.get('seen');
		if (shown && last && (seen?.conversation !== conversation.conversation || seen.seq < last.seq)) {
			storage.set('seen', { conversation: conversation.conversation, seq: last.seq });
		}
		const message = { sangdam: 'news', unread: conversation && !shown ? unread(conversation, seen) : 0, talking: isOpen(conversation) };
		const words = JSON.stringify(message);
		if (site && words !== told) tell(message);
		told = site ? words : '';
	}

	addEventListener('message', ({ source, origin, data }) => {
		if (source !== parent || !sites.includes(origin) || data?.sangdam !== 'shown') return;
		site = origin;
		shown = data.shown === true;
		if (data.focus) document.querySelector('main > :not([hidden]) :is(h2, strong)')?.focus();
		news();
	});
	addEventListener('keydown', ({ key, isComposing, keyCode }) => {
		const taken = isComposing || keyCode === 229 || document.querySelector('dialog[open]');
		if (key === 'Escape' && !taken) leave();
	});
	close.onclick = leave;
	header.classList.add('embedded');
	header.append(close);
	// Says nothing but that somebody listens: who it is that hears it is known when they answer.
	tell({ sangdam: storage.remembers ? 'ready' : 'forgetful' }, '*');

	return {
		show(state) {
			conversation = state.conversation;
			close.ariaLabel = say('embedded.close');
			news();
		},
	};
}
