/** Around the messages: who is there, the way out, what is being typed, and what comes after the end. */
import { confirmed } from './confirm-dialog.js';
import { isOpen, phaseOf } from './conversation.js';
import { named } from './texts.js';

export function mountConversationBar(root, { dispatch, newId, say }) {
	const [avatar, who, way] = root.querySelector('.conversation-bar').children;
	const typing = root.querySelector('.typing-line');
	const over = root.querySelector('.conversation-over');
	const [phaseLine, topicLine] = who.children[1].children;
	let type = 'end';

	way.onclick = async () => {
		if (await confirmed(type, say)) dispatch({ type: 'finish', id: newId() });
	};
	over.querySelector('button').onclick = () => dispatch({ type: 'restart' });

	return {
		show({ conversation, office, language, typing: types, command, unanswered }) {
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
			typing.textContent = unanswered && open ? say('code.unanswered') : line;
			over.hidden = open;
			if (!open) over.firstElementChild.textContent = say(`composer.${phase}`);
		},
	};
}
