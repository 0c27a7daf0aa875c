/** Where the customer writes. */
import { atRest, onEvent } from './composer-keys.js';
import { isOpen } from './conversation.js';
import { clean } from './frames.js';

const LONGEST = 4000;
const TYPING_EVERY = 3000;
const TYPING_ENDS = 5000;
const PREVIEW_EVERY = 1000;

export function mountComposer(form, { dispatch, newId, storage, say }) {
	const [box, button, error] = form.children;
	const note = form.previousElementSibling;
	const wide = matchMedia('(pointer: fine) and (min-width: 600px)');
	let keys = atRest;
	let composing = false;
	let typedAt = 0;
	let timer = 0;
	/** Whether the counsellor sees what stands in the box. */
	let previews = false;
	let latest = 0;

	function grow() {
		box.style.height = 'auto';
		box.style.height = `${Math.min(box.scrollHeight + 2, 160)}px`;
		const over = box.value.length - LONGEST;
		error.textContent = over > 0 ? say('composer.tooLong', { n: over }) : '';
		button.disabled = over > 0 || !box.value.trim();
	}

	function stopped() {
		clearTimeout(timer);
		clearTimeout(latest);
		if (typedAt) dispatch({ type: 'typing', active: false });
		typedAt = 0;
	}

	function tell() {
		typedAt = Date.now();
		dispatch({ type: 'typing', active: true, text: box.value });
	}

	function types() {
		if (!box.value.trim()) return stopped();
		const passed = Date.now() - typedAt;
		clearTimeout(timer);
		clearTimeout(latest);
		if (passed >= (previews ? PREVIEW_EVERY : TYPING_EVERY)) tell();
		else if (previews) latest = setTimeout(tell, PREVIEW_EVERY - passed);
		timer = setTimeout(stopped, TYPING_ENDS);
	}

	function changed() {
		storage.set('draft', box.value || null);
		grow();
	}

	function send() {
		// An input method that still holds a syllable would type it into the empty box.
		if (composing) box.blur();
		const text = clean(box.value);
		if (text && text.length <= LONGEST) {
			box.value = '';
			stopped();
			changed();
			dispatch({ type: 'say', id: newId(), text, at: Date.now() });
		}
		box.focus();
	}

	for (const type of ['keydown', 'keyup', 'beforeinput', 'compositionstart', 'compositionend']) {
		box.addEventListener(type, (event) => {
			if (type.startsWith('composition')) composing = type === 'compositionstart';
			const { state, act } = onEvent(keys, event, wide.matches);
			keys = state;
			if (act !== 'send') return;
			event.preventDefault();
			send();
		});
	}
	box.oninput = () => {
		changed();
		types();
	};
	// The keyboard of a phone stays open while its button is pressed.
	button.onmousedown = (event) => event.preventDefault();
	form.onsubmit = (event) => {
		event.preventDefault();
		send();
	};
	box.value = storage.get('draft') ?? '';

	return {
		show({ conversation, office }) {
			form.hidden = !isOpen(conversation);
			if (!conversation) box.value = storage.get('draft') ?? '';
			previews = Boolean(office?.preview) && conversation?.status === 'active';
			const told = previews ? say('composer.preview') : '';
			if (note.textContent !== told) note.textContent = told;
			box.enterKeyHint = wide.matches ? 'send' : 'enter';
			grow();
		},
	};
}
