/** One entry of the message list: made once, dressed anew when its state changes. Text is text. */
import { parts } from './links.js';
import { messageFile } from './message-file.js';

const make = (tag, type, text = '') => Object.assign(document.createElement(tag), { className: type, textContent: text });

export function bubble(item, dispatch, files) {
	const { kind, mine, text, name, id } = item;
	if (kind !== 'text') return make('li', kind === 'day' ? 'message-day' : 'message-notice');
	const element = make('li', mine ? 'message mine' : 'message');
	if (!mine) element.append(make('span', 'message-name', name ?? ''));
	const body = element.appendChild(make('p', 'message-text'));
	body.dir = 'auto';
	if (item.file) body.append(messageFile(item, files));
	else for (const part of parts(text)) body.append(part.href ? linked(part) : part.text);
	element.append(make('span', 'message-meta'));
	if (mine) element.append(failure(id, dispatch));
	return element;
}

function linked({ text, href }) {
	return Object.assign(make('a', '', text), { href, target: '_blank', rel: 'noopener noreferrer' });
}

function failure(id, dispatch) {
	const element = make('div', 'message-failure');
	element.hidden = true;
	element.append(make('span'), make('button'), make('button'));
	element.children[1].onclick = () => dispatch({ type: 'again', id });
	element.children[2].onclick = () => dispatch({ type: 'discard', id });
	return element;
}

export function dress(element, item, { language, text, times }) {
	const { kind, mine, mark, first, last, at, failed, name } = item;
	const look = [language, mark, first, last, failed].join();
	if (element.look === look) return;
	element.look = look;
	if (kind === 'day') {
		element.textContent = item.text;
		return;
	}
	if (kind !== 'text') {
		element.textContent = text(`messageList.${kind}`, { name });
		return;
	}
	element.classList.toggle('first', first);
	element.classList.toggle('last', last);
	element.dataset.mark = mark ?? '';
	const meta = element.querySelector('.message-meta');
	const time = Object.assign(make('time', '', times.clock(at)), { dateTime: times.iso(at) });
	meta.replaceChildren(...(mark ? [make('span', 'message-mark', text(`messageList.${mark}`)), time] : [time]));
	if (!mine) return;
	const box = element.querySelector('.message-failure');
	box.hidden = !failed;
	if (!failed) return;
	const [why, again, discard] = box.children;
	why.textContent = text(text.has(`code.${failed}`) ? `code.${failed}` : 'code.failed');
	again.textContent = text('messageList.again');
	again.hidden = failed === 'over';
	discard.textContent = text('messageList.discard');
}
