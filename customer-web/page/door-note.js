/** Above the form: that nobody can be asked now, when somebody can, and what the office has to say about it. */
import { openingWords } from './opening-words.js';
import { doorOf } from './page-frame.js';

export function mountDoorNote(root, called, { dispatch, say }) {
	const [title, words, message] = root.children;
	const [heading, promise, when, more] = called.children;
	const set = (element, text) => element.textContent === text || (element.textContent = text);

	more.onclick = () => dispatch({ type: 'ask' });

	return {
		show({ doors, callBacks }, says) {
			const door = doorOf(doors);
			const opening = door === 'closed' ? openingWords(doors, says) : '';
			root.hidden = !door;
			if (door) {
				set(title, say(`doorNote.${door}`));
				set(words, door === 'closed' ? opening : say('doorNote.unattendedWhy'));
				set(message, doors.message ?? '');
			}
			if (!callBacks) return;
			set(heading, say('calledBack.title'));
			set(promise, say('calledBack.promise', { phone: callBacks.phone, when: `${says.times.date(callBacks.at)} ${says.times.clock(callBacks.at)}` }));
			set(when, opening);
			set(more, say(door === 'closed' ? 'calledBack.more' : 'calledBack.start'));
		},
	};
}
