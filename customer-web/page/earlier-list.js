/** Earlier consultations of this device: the list, and one to read. */
import { isOpen } from './conversation.js';
import { shown } from './earlier.js';
import { mountMessageList } from './message-list.js';
import { named } from './texts.js';

const make = (tag, type, text = '') => Object.assign(document.createElement(tag), { className: type, textContent: text });

export function mountEarlier(list, reading, tools) {
	const { dispatch, say } = tools;
	const [rows, line, more] = [...list.children].slice(1);
	const head = reading.querySelector('.conversation-bar p');
	const pick = ({ earlier }) => ({ conversation: earlier.reading?.loaded ? earlier.reading : null, outbox: [] });
	const messages = mountMessageList(reading.querySelector('.message-list'), { ...tools, pick });
	more.onclick = () => dispatch({ type: 'older' });
	let was = {};

	function row(entry, about, { text, times }) {
		const { conversation, status, counsellor, startedAt, firstLine } = entry;
		const link = Object.assign(make('a'), { href: isOpen(entry) ? '#' : `#earlier/${conversation}` });
		const state = make('span', 'earlier-status', text(`status.${status}`));
		state.dataset.status = status;
		const first = make('span', 'earlier-first', firstLine);
		first.dir = 'auto';
		const facts = [times.date(startedAt), counsellor ?? text('earlierList.noCounsellor')].join(' · ');
		link.append(make('strong', '', about), state, first, make('span', 'earlier-facts', facts));
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
			more.hidden = !earlier.more;
			const entry = earlier.reading?.row;
			head.children[0].textContent = entry ? about(entry.topic) : say(`earlierList.${trouble || 'loading'}`);
			head.children[1].textContent = entry
				? [says.times.date(entry.startedAt), entry.counsellor, say(`status.${entry.status}`)].filter(Boolean).join(' · ')
				: '';
			messages.show(state, says);
		},
	};
}
