/** The place on the waiting list, in a polite region of its own. */
export function mountWaitingPlace(root, { say }) {
	const [place, waiting] = root.querySelectorAll('dd');
	const spoken = root.querySelector('.spoken');
	const set = (element, text) => element.textContent === text || (element.textContent = text);
	return {
		show({ conversation }) {
			root.hidden = conversation?.status !== 'waiting' || !conversation.place;
			if (root.hidden) return;
			const values = { place: conversation.place, n: conversation.waiting };
			set(place, String(values.place));
			set(waiting, say('waitingPlace.people', values));
			set(spoken, say(values.place === 1 ? 'waitingPlace.next' : 'waitingPlace.spoken', values));
		},
	};
}
