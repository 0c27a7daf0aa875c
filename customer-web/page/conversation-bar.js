/** Around the messages: who is there, the way out, what is being typed, and what comes after the end. */
import { confirmed } from './confirm-dialog.js';
import { isOpen, phaseOf } from './conversation.js';
import { named } from './texts.js';

export function mountConversationBar(root, { dispatch, newId, say, storage }) {
	const [avatar, who, way] = root.querySelector('.conversation-bar').children;
	const typing = root.querySelector('.typing-line');
	const over = root.querySelector('.conversation-over');
	const [phaseLine, topicLine] = who.children[1].children;
	let type = 'end';
	let givenUp = null;

	/** What was not sent before the end is the next question, or its end. */
	function restart() {
		storage.set('question', [storage.get('question'), storage.get('draft')].filter(Boolean).join('\n\n') || null);
		storage.set('draft', null);
		dispatch({ type: 'restart' });
	}

	/** With what was given the first time; where that is not known any more, by the form. */
	function again({ topic, messages }) {
		const question = messages.find(({ from, file }) => from === 'customer' && !file)?.text;
		const person = storage.get('person');
		storage.set('question', question ?? null);
		if (!person || !question) return restart();
		const { anonymous, name, phone } = person;
		const who = anonymous ? { anonymous } : { name, phone };
		dispatch({ type: 'again-in-line', id: newId(), fields: { ...who, topic, text: question, consent: true } });
	}

	way.onclick = async () => {
		if (await confirmed(type, say)) dispatch({ type: 'finish', id: newId() });
	};
	over.querySelector(':scope > .primary').onclick = () => (givenUp ? again(givenUp) : restart());
	over.querySelector('.save').onclick = () => dispatch({ type: 'save' });

	return {
		show({ conversation, office, language, typing: types, command, trouble }, { text }) {
			if (!conversation) return;
			const { status, counsellor, topic } = conversation;
			const open = isOpen(conversation);
			type = status === 'waiting' ? 'leave' : 'end';
			const phase = phaseOf(conversation);
			avatar.hidden = !open && !counsellor;
			avatar.textContent = counsellor ? [...counsellor][0] : '…';
			who.children[0].textContent = counsellor ?? say(`conversationBar.${phase}`);
			phaseLine.textContent = counsellor ? say(`conversationBar.${phase}`) : '';
			topicLine.textContent = named(office?.topics.find(({ id }) => id === topic), language);
			way.hidden = !open;
			way.disabled = Boolean(command);
			way.textContent = say(`conversationBar.${type}`);
			const line = types ? say('messageList.typing', { name: counsellor }) : '';
			const why = trouble && say(text.has(`code.${trouble}`) ? `code.${trouble}` : 'code.failed');
			typing.textContent = why && open ? why : line;
			typing.classList.toggle('trouble', Boolean(trouble && open));
			over.hidden = open;
			givenUp = phase === 'givenUp' ? conversation : null;
			over.querySelector(':scope > .primary').textContent = say(givenUp ? 'composer.again' : 'composer.restart');
			if (!open) over.firstElementChild.textContent = why || say(`composer.${phase}`);
		},
	};
}
