/** Earlier consultations of this device: the list, and one to read. */
import { isOpen } from './conversation.js';
import { shown } from './earlier.js';
import { mountMessageList } from './message-list.js';
import { ratingText } from './ratings.js';
import { named } from './texts.js';

const make = (tag, type, text = '') => Object.assign(document.createElement(tag), { className: type, textContent: text });

export function mountEarlier(list, reading, tools) {
	const { dispatch, say } = tools;
	const [rows, line, again, more] = [...list.children].slice(1);
	const head = reading.querySelector('.conversation-bar p');
	const [readingLine, readingAgain, opinion] = [...reading.children].slice(1);
	const save = reading.querySelector('.save');
	save.onclick = () => dispatch({ type: 'save' });
	const pick = ({ earlier }) => ({ conversation: earlier.reading?.loaded ? earlier.reading : null, outbox: [] });
	const messages = mountMessageList(reading.querySelector('.message-list'), { ...tools, pick });
	for (const button of [again, readingAgain, more]) button.onclick = () => dispatch({ type: 'older' });
	let was = {};

	function row(entry, about, { text, times }) {
		const { conversation, status, counsellor, startedAt, firstLine, rating } = entry;
		const link = Object.assign(make('a'), { href: isOpen(entry) ? '#' : `#earlier/${conversation}` });
		const state = make('span', 'earlier-status', text(`status.${status}`));
		state.dataset.status = status;
		const first = make('span', 'earlier-first', firstLine);
		first.dir = 'auto';
		const facts = [times.date(startedAt), counsellor ?? text('earlierList.noCounsellor'), rating && text('rating.given', { n: rating.stars })];
		link.append(make('strong', '', about), state, first, make('span', 'earlier-facts', facts.filter(Boolean).join(' · ')));
		const element = make('li');
		element.append(link);
		return element;
	}

	return {
		show(state, says) {
			const { earlier, office, language, conversation } = state;
			const entries = shown(earlier, conversation);
			const about = (topic) => named(office?.topics.find(({ id }) => id === topic), language);
			if (earlier.rows !== was.rows || conversation !== was.conversation || says !== was.says) {
				rows.replaceChildren(...(entries ?? []).map((entry) => row(entry, about(entry.topic), says)));
			}
			was = { rows: earlier.rows, conversation, says };
			const empty = entries ? (entries.length ? '' : 'none') : 'loading';
			const trouble = earlier.failed && (earlier.failed === 'rebuilding' ? 'rebuilding' : 'failed');
			const key = trouble || empty;
			line.textContent = key && say(`earlierList.${key}`);
			again.hidden = readingAgain.hidden = trouble !== 'failed';
			more.hidden = !earlier.more || !again.hidden;
			const entry = earlier.reading?.row;
			head.children[0].textContent = entry ? about(entry.topic) : say('earlierList.title');
			const unread = trouble || (earlier.reading?.loaded ? '' : 'loading');
			readingLine.textContent = unread && say(`earlierList.${unread}`);
			head.children[1].textContent = entry
				? [says.times.date(entry.startedAt), entry.counsellor, say(`status.${entry.status}`)].filter(Boolean).join(' · ')
				: '';
			save.hidden = !earlier.reading?.loaded || isOpen(entry);
			save.disabled = state.saving;
			opinion.hidden = !entry?.rating;
			opinion.textContent = entry?.rating ? ratingText(entry.rating, says.text) : '';
			messages.show(state, says);
		},
	};
}
