/** A conversation on the screen: its parts, with their styles. Loaded when there is one to come. */
import { createAttention } from './attention.js';
import { mountComposer } from './composer.js';
import { mountConversationBar } from './conversation-bar.js';
import { mountForget } from './forget.js';
import { mountMessageList } from './message-list.js';
import { style } from './styles.js';
import { mountUploads } from './uploads.js';
import { mountWaitingPlace } from './waiting-place.js';

const find = (selector) => document.querySelector(selector);

export async function mountTalk(tools) {
	await Promise.all([style('./conversation.css'), style('./message-list.css')]);
	const messages = mountMessageList(find('.conversation .message-list'), { ...tools, live: true });
	const attention = createAttention(tools);
	const parts = [
		mountConversationBar(find('.conversation'), tools),
		mountWaitingPlace(find('.waiting-place'), tools),
		mountComposer(find('.composer'), tools),
		mountUploads(find('.conversation'), tools),
		mountForget(document.querySelectorAll('.forget'), tools),
		messages,
	];
	return {
		atEnd: messages.atEnd,
		call: attention.call,
		show: (state, says) => parts.forEach((part) => part.show(state, says)),
	};
}
