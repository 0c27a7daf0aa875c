/** The messages of a conversation as bubbles. Keeps its end in sight if it was, and adds to the log, never rebuilds it. */
import { hasOlder } from './conversation.js';
import { items } from './message-items.js';
import { bubble, dress } from './message-bubble.js';

export function mountMessageList(root, { dispatch, say, files, live, pick = (state) => state }) {
	const make = (tag, type) => root.appendChild(Object.assign(document.createElement(tag), { className: type }));
	const scroller = make('div', 'message-scroller');
	scroller.tabIndex = 0;
	const older = scroller.appendChild(Object.assign(document.createElement('button'), { className: 'quiet', type: 'button', hidden: true }));
	const log = scroller.appendChild(document.createElement('div'));
	const list = log.appendChild(document.createElement('ol'));
	const news = make('button', 'message-news');
	Object.assign(news, { type: 'button', hidden: true });
	if (live) for (const [name, value] of [['role', 'log'], ['aria-relevant', 'additions']]) log.setAttribute(name, value);
	const known = new Map();
	let was = {};
	let end = true;
	let tall = 0;
	let full = 0;

	const atEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 60;
	const toEnd = () => {
		scroller.scrollTop = scroller.scrollHeight;
	};
	news.onclick = toEnd;
	older.onclick = () => dispatch({ type: 'older' });
	scroller.onscroll = () => {
		if (scroller.scrollTop < 80 && !older.hidden) dispatch({ type: 'older' });
		// A box that has shrunk, or is fuller now, is not yet one that somebody has scrolled.
		if (scroller.clientHeight === tall && scroller.scrollHeight === full) end = atEnd();
		if (!end) return;
		news.hidden = true;
		if (live) document.dispatchEvent(new Event('message-list:end'));
	};
	const sizes = new ResizeObserver(() => {
		tall = scroller.clientHeight;
		full = scroller.scrollHeight;
		if (end) toEnd();
	});
	for (const sized of [scroller, log]) sizes.observe(sized);

	function draw(conversation, outbox, says) {
		let place = list.firstChild;
		const gone = new Set(known.keys());
		for (const item of items(conversation, outbox, says.times)) {
			gone.delete(item.key);
			let element = known.get(item.key);
			if (!element) known.set(item.key, (element = bubble(item, dispatch, files)));
			dress(element, item, says);
			if (element === place) place = place.nextSibling;
			else list.insertBefore(element, place);
		}
		for (const key of gone) {
			known.get(key).remove();
			known.delete(key);
		}
	}

	return {
		atEnd: () => end,
		show(state, says) {
			const { conversation, outbox } = pick(state);
			if (!conversation) return;
			const another = conversation.conversation !== was.conversation?.conversation;
			if (!another && conversation === was.conversation && outbox === was.outbox && says === was.says) return;
			if (another) {
				list.replaceChildren();
				known.clear();
			}
			const first = conversation.messages[0]?.seq;
			const prepends = another || first !== was.first;
			const mine = outbox.length && outbox.at(-1).id !== was.outbox?.at(-1)?.id;
			const newest = conversation.messages.at(-1);
			const sent = newest?.seq > was.last && newest.from === 'customer' && newest.file;
			end ||= another || mine || Boolean(sent);
			const height = scroller.scrollHeight;
			log.setAttribute('aria-label', say('messageList.label'));
			// What was said long ago is not read out when it is loaded.
			log.setAttribute('aria-live', live && !prepends ? 'polite' : 'off');
			older.textContent = say('messageList.older');
			older.hidden = !(conversation.more ?? hasOlder(conversation));
			news.textContent = say('messageList.newMessages');
			const last = newest?.seq;
			const top = scroller.scrollTop;
			draw(conversation, outbox, says);
			if (end) toEnd();
			else if (prepends) scroller.scrollTop = top + scroller.scrollHeight - height;
			else if (last > was.last) news.hidden = false;
			was = { conversation, outbox, says, first, last };
		},
	};
}
