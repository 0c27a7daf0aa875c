/** The messages of a conversation as bubbles. Keeps its end in sight if it was, and adds to the log, never rebuilds it. */
import { hasOlder } from './conversation.js';
import { items } from './message-items.js';
import { bubble, dress } from './message-bubble.js';

export function mountMessageList(root, { dispatch, say, live, pick = (state) => state }) {
	const make = (tag, type) => root.appendChild(Object.assign(document.createElement(tag), { className: type }));
	const scroller = make('div', 'message-scroller');
	scroller.tabIndex = 0;
	const older = scroller.appendChild(Object.assign(document.createElement('button'), { className: 'quiet', type: 'button' }));
	const log = scroller.appendChild(document.createElement('ol'));
	const news = make('button', 'message-news');
	Object.assign(news, { type: 'button', hidden: true });
	if (live) Object.assign(log, { role: 'log', ariaRelevant: 'additions' });
	const known = new Map();
	let was = {};

	const atEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 60;
	const toEnd = () => {
		scroller.scrollTop = scroller.scrollHeight;
	};
	news.onclick = toEnd;
	older.onclick = () => dispatch({ type: 'older' });
	scroller.onscroll = () => {
		if (scroller.scrollTop < 80 && !older.hidden) dispatch({ type: 'older' });
		if (!atEnd()) return;
		news.hidden = true;
		if (live) dispatch({ type: 'seen' });
	};
	new ResizeObserver(() => was.end && toEnd()).observe(scroller);

	function draw(conversation, outbox, says) {
		let place = log.firstChild;
		const gone = new Set(known.keys());
		for (const item of items(conversation, outbox, says.times)) {
			gone.delete(item.key);
			let element = known.get(item.key);
			if (!element) known.set(item.key, (element = bubble(item, dispatch)));
			dress(element, item, says);
			if (element === place) place = place.nextSibling;
			else log.insertBefore(element, place);
		}
		for (const key of gone) {
			known.get(key).remove();
			known.delete(key);
		}
	}

	return {
		atEnd,
		show(state, says) {
			const { conversation, outbox } = pick(state);
			if (!conversation) return;
			const another = conversation.conversation !== was.conversation?.conversation;
			if (!another && conversation === was.conversation && outbox === was.outbox && says === was.says) return;
			if (another) {
				log.replaceChildren();
				known.clear();
			}
			const first = conversation.messages[0]?.seq;
			const prepends = another || first !== was.first;
			const end = another || atEnd();
			const height = scroller.scrollHeight;
			const mine = outbox.length && outbox.at(-1).id !== was.outbox?.at(-1)?.id;
			log.ariaLabel = scroller.ariaLabel = say('messageList.label');
			// What was said long ago is not read out when it is loaded.
			log.ariaLive = live && !prepends ? 'polite' : 'off';
			older.textContent = say('messageList.older');
			older.hidden = !(conversation.more ?? hasOlder(conversation));
			news.textContent = say('messageList.newMessages');
			const last = conversation.messages.at(-1)?.seq;
			const top = scroller.scrollTop;
			draw(conversation, outbox, says);
			if (end || mine) toEnd();
			else if (prepends) scroller.scrollTop = top + scroller.scrollHeight - height;
			else if (last > was.last) news.hidden = false;
			was = { conversation, outbox, says, first, last, end: end || mine };
		},
	};
}
