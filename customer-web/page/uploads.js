/** Files on their way: chosen, pasted or dropped, each with its progress until its message is there. */
import { isOpen } from './conversation.js';
import { shrink } from './shrink.js';

const make = (tag, type, text = '') => Object.assign(document.createElement(tag), { className: type, textContent: text });

/** @param largest bytes that one file may have, 0 for any number */
export function mountUploads(root, { files, newId, say, largest }) {
	const form = root.querySelector('.composer');
	const list = root.querySelector('.uploads');
	const input = root.querySelector('.upload-input');
	let conversation = null;

	root.querySelector('.upload-button').onclick = () => input.click();
	input.onchange = () => {
		take(input.files);
		input.value = '';
	};
	document.addEventListener('paste', (event) => {
		if (form.offsetParent && event.clipboardData?.files.length) {
			event.preventDefault();
			take(event.clipboardData.files);
		}
	});
	root.addEventListener('dragover', (event) => {
		if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
	});
	root.addEventListener('drop', (event) => {
		if (!event.dataTransfer?.files.length) return;
		event.preventDefault();
		take(event.dataTransfer.files);
	});

	function take(chosen) {
		if (isOpen(conversation)) for (const file of chosen) add(file);
	}

	function add(file) {
		const { conversation: number } = conversation;
		const id = newId();
		const row = list.appendChild(make('li', 'upload'));
		const name = row.appendChild(make('span', 'upload-name', file.name));
		const bar = row.appendChild(Object.assign(make('progress'), { max: 1, value: 0, ariaLabel: file.name }));
		const why = row.appendChild(make('span', 'upload-why'));
		const again = row.appendChild(Object.assign(make('button'), { type: 'button', hidden: true }));
		const away = row.appendChild(Object.assign(make('button'), { type: 'button' }));
		let stop = () => {};
		name.dir = 'auto';
		why.setAttribute('role', 'status');

		function failed(code) {
			bar.hidden = true;
			why.textContent = say(`code.${code}`, { n: Math.floor(largest / 1e6) });
			again.textContent = say('messageList.again');
			again.hidden = !['unanswered', 'failed', 'throttled', 'not-stored', 'no-room', 'stopping'].includes(code);
			away.textContent = say('messageList.discard');
		}

		async function send() {
			let stopped = false;
			stop = () => (stopped = true);
			bar.hidden = false;
			again.hidden = true;
			why.textContent = '';
			away.textContent = say('uploads.cancel');
			file = await shrink(file);
			if (stopped) return;
			if (largest && file.size > largest) return failed('file-too-large');
			const progress = (part) => (bar.value = part);
			const done = (code) => (code ? failed(KNOWN.includes(code) ? code : 'failed') : row.remove());
			stop = files.send({ id, conversation: number, file, progress, done });
		}

		again.onclick = send;
		away.onclick = () => {
			stop();
			row.remove();
		};
		send();
	}

	return {
		show(state) {
			conversation = state.conversation;
		},
	};
}

/** Codes that a file can meet and that the customer is told a sentence of. */
const KNOWN = ['bad-file', 'file-too-large', 'too-many-files', 'no-room', 'over', 'full', 'not-stored', 'throttled', 'stopping', 'unanswered'];
