/** The way out of this device's memory: whoever opens the page here afterwards is somebody new. */
import { confirmed } from './confirm-dialog.js';
import { isOpen } from './conversation.js';

/** As long as the service is given to say that it has heard; the device forgets in any case. */
const PATIENCE = 2_000;

export function mountForget(buttons, { dispatch, newId, say, storage }) {
	let asked = false;

	function forget() {
		storage.forget();
		location.replace(`./${location.search}`);
	}

	for (const button of buttons) {
		button.onclick = async () => {
			if (!(await confirmed('forget', say))) return;
			asked = true;
			setTimeout(forget, PATIENCE);
			dispatch({ type: 'forget', id: newId() });
		};
	}
	return {
		/** Not in the middle of a conversation, which would be lost. */
		show({ conversation, forgetting }) {
			buttons.forEach((button) => (button.hidden = isOpen(conversation)));
			if (asked && !forgetting) forget();
		},
	};
}
