/**
 * Above the form, and beside a place on the waiting list: that nobody can be asked now, when somebody can, and what the
 * office has to say about it.
 */
import { openingWords } from './opening-words.js';
import { doorOf } from './page-frame.js';

export function mountDoorNote(root, line, called, { dispatch, say }) {
	const beside = Object.assign(root.cloneNode(true), { className: 'place-door' });
	const [heading, promise, when, more] = called.children;
	const set = (element, text) => element.textContent === text || (element.textContent = text);

	function note(element, doors, why) {
		const door = doorOf(doors);
		element.hidden = !door;
		if (!door) return;
		const [title, words, message] = element.children;
		set(title, say(`doorNote.${door}`));
		set(words, why);
		set(message, doors.message ?? '');
	}

	line.after(beside);
	more.onclick = () => dispatch({ type: 'ask' });

	return {
		show({ doors, callBacks }, says) {
			const door = doorOf(doors);
			const opening = door === 'closed' ? openingWords(doors, says) : '';
			note(root, doors, opening || say('doorNote.unattendedWhy'));
			note(beside, doors, `${opening} ${say('doorNote.waiting')}`.trim());
			if (!callBacks) return;
			set(heading, say('calledBack.title'));
			set(promise, say('calledBack.promise', { phone: callBacks.phone, when: `${says.times.date(callBacks.at)} ${says.times.clock(callBacks.at)}` }));
			set(when, opening);
			set(more, say(door === 'closed' ? 'calledBack.more' : 'calledBack.start'));
		},
	};
}
