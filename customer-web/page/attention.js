/** Calls a customer who looks elsewhere: a short sound, and a notification where the browser was allowed to show any. */
import { isOpen } from './conversation.js';

/** What has come from the other side between two states of one conversation: 'matched', 'message', 'stillThere', or null. Pure. */
export function newsBetween(before, after) {
	if (!before || before.conversation !== after?.conversation) return null;
	if (after.stillThere && !before.stillThere) return 'stillThere';
	const last = before.messages.at(-1)?.seq ?? 0;
	const news = after.messages.filter(({ seq, from }) => seq > last && from !== 'customer');
	if (isOpen(after) && news.some(({ kind }) => kind === 'matched')) return 'matched';
	return news.some(({ kind }) => kind === 'text') ? 'message' : null;
}

/** Whether asking for notifications would get an answer. */
export const mayAsk = () => globalThis.Notification?.permission === 'default' && isSecureContext;

export function createAttention({ say }) {
	let audio = null;

	/** Browsers give sound only to a page that somebody has touched. */
	function arm() {
		const Context = globalThis.AudioContext ?? globalThis.webkitAudioContext;
		audio ??= Context && new Context();
		audio?.suspend();
	}
	for (const type of ['pointerup', 'keydown']) addEventListener(type, arm, { once: true });

	async function sound() {
		if (!audio) return;
		await audio.resume();
		const start = audio.currentTime;
		[660, 880].forEach((pitch, i) => note(pitch, start + i * 0.14));
		setTimeout(() => audio.suspend(), 1000);
	}

	function note(pitch, at) {
		const tone = audio.createOscillator();
		const loudness = audio.createGain();
		tone.frequency.value = pitch;
		loudness.gain.setValueAtTime(0.15, at);
		loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.3);
		tone.connect(loudness).connect(audio.destination);
		tone.start(at);
		tone.stop(at + 0.3);
	}

	/** What was written stays off a screen that others may see. */
	function notification(title, news) {
		if (globalThis.Notification?.permission !== 'granted') return;
		try {
			const shown = new Notification(title, { body: say(`attention.${news}`), tag: 'sangdam' });
			shown.onclick = () => {
				focus();
				shown.close();
			};
		} catch {
			// Android's Chrome shows a page's own only through a service worker: there is the sound, and the title.
		}
	}

	return {
		call(before, { conversation, office }) {
			const news = newsBetween(before.conversation, conversation);
			if (!news || (document.visibilityState === 'visible' && document.hasFocus())) return;
			sound().catch(() => {});
			notification(office?.name || say('page.title'), news);
		},
	};
}
