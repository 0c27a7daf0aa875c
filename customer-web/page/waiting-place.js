import { mayAsk } from './attention.js';
import { confirmed } from './confirm-dialog.js';
import { doorOf } from './page-frame.js';

/** The place on the waiting list: on the screen at each change; spoken when it moves on, and not more often than people listen. */
const EVERY = 15_000;

/** What is said about the time: a key of `placeWait` and its values, or null. Pure. */
export function waitOf({ least = 0, most = 0 }) {
	if (!most) return null;
	return most === 1 ? ['soon', { n: most }] : least ? ['between', { least, n: most }] : ['within', { n: most }];
}

/** A number with its middle hidden, as the service shows it. Pure. */
export function masked(phone) {
	const last = phone.replace(/\D/g, '').length - 4;
	let seen = 0;
	return phone.replace(/\d/g, (digit) => (++seen > 3 && seen <= last ? '*' : digit));
}

export function mountWaitingPlace(root, { say, dispatch, newId, storage }) {
	const [place, waiting] = root.querySelectorAll('dd');
	const line = root.querySelector('.place-line');
	const spoken = root.querySelector('.place-spoken');
	const time = root.querySelector('.place-wait');
	const still = root.querySelector('.still-there');
	const set = (element, text) => {
		if (element.textContent === text) return;
		// What changes under the eyes comes in softly; where motion is unwanted the styles have none.
		element.classList.toggle('moved', Boolean(element.textContent));
		element.textContent = text;
	};
	for (const element of [place, waiting, time]) element.onanimationend = () => element.classList.remove('moved');
	still.querySelector('button').onclick = () => dispatch({ type: 'here' });
	const notify = root.querySelector('.notify');
	const offer = () => (notify.hidden = !mayAsk());
	notify.onclick = () => Notification.requestPermission().then(offer, offer);
	offer();
	const instead = root.querySelector('.call-instead');
	instead.onclick = async () => {
		const { phone } = storage.get('person');
		if (await confirmed('call', say, { phone: masked(phone) })) dispatch({ type: 'call-instead', id: newId() });
	};
	/** Whether a number was said for this wait, not only for an earlier one. */
	const canBeCalled = ({ phone, anonymous }) => Boolean(phone) && !anonymous;
	let told = 0;
	let toldAt = 0;
	let timer = 0;

	function speak(now) {
		clearTimeout(timer);
		if (now === told) return;
		const wait = now === 1 || !told ? 0 : Math.max(0, toldAt + EVERY - Date.now());
		timer = setTimeout(() => {
			told = now;
			toldAt = Date.now();
			set(spoken, [line.textContent, time.textContent].filter(Boolean).join(' '));
		}, wait);
	}

	return {
		show({ conversation, command, doors }) {
			root.hidden = conversation?.status !== 'waiting' || !conversation.place;
			if (root.hidden) return clearTimeout(timer);
			const values = { place: conversation.place, n: conversation.waiting };
			set(place, String(values.place));
			set(waiting, say('waitingPlace.people', values));
			// The door's note says what to expect while nobody is there.
			const served = !doorOf(doors);
			set(line, say(values.place === 1 && served ? 'waitingPlace.next' : 'waitingPlace.spoken', values));
			if (!served) spoken.textContent = '';
			const wait = served && waitOf(conversation);
			set(time, wait ? say(`placeWait.${wait[0]}`, wait[1]) : '');
			still.hidden = !conversation.stillThere;
			set(still.firstElementChild, still.hidden ? '' : say('stillThere.ask', { n: Math.ceil(conversation.stillThere / 60) }));
			instead.hidden = !canBeCalled(storage.get('person') ?? {});
			instead.disabled = Boolean(command);
			speak(values.place);
		},
	};
}
