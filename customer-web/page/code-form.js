/** Where the customer types the code that a counsellor has told them, so that this device may show what was said on another. Loaded when there is one. */
const make = (tag, fields = {}) => Object.assign(document.createElement(tag), fields);

export function mountCodeForm(form, { dispatch, newId, say }) {
	const label = make('label', { htmlFor: 'earlier-code' });
	const box = make('input', { id: 'earlier-code', inputMode: 'numeric', autocomplete: 'one-time-code', maxLength: 12 });
	const send = make('button', { className: 'quiet', type: 'submit' });
	const line = make('p', { id: 'earlier-code-line' });
	const link = make('a', { className: 'earlier-link', href: '#earlier' });
	line.setAttribute('role', 'status');
	box.setAttribute('aria-describedby', line.id);
	form.append(label, box, send, line, link);
	let was = null;

	form.onsubmit = (event) => {
		event.preventDefault();
		const code = box.value.replace(/\D/g, '');
		if (code.length === 6) return dispatch({ type: 'enterCode', id: newId(), code });
		line.textContent = say('codeForm.sixDigits');
		box.focus();
	};

	function told({ id, failed, granted, tries }, text) {
		if (granted) return text('codeForm.granted');
		if (id) return text('codeForm.checking');
		if (failed === 'wrong') return text('codeForm.wrong', { n: tries });
		if (failed === 'spent') return text('codeForm.spent');
		return failed ? text(text.has(`code.${failed}`) ? `code.${failed}` : 'code.failed') : '';
	}

	return {
		show({ code, conversation }, { text }) {
			const here = code && code.conversation === conversation?.conversation && conversation.status === 'active';
			form.hidden = !here;
			if (!here) return;
			label.textContent = text(code.granted ? 'codeForm.done' : 'codeForm.label');
			send.textContent = text('codeForm.send');
			link.textContent = text('earlierList.title');
			link.hidden = !code.granted;
			box.hidden = send.hidden = code.granted || code.failed === 'spent';
			send.disabled = Boolean(code.id);
			box.setAttribute('aria-invalid', code.failed === 'wrong');
			if (code !== was) {
				line.textContent = told(code, text);
				if (!code.id && code.failed !== was?.failed) box.value = '';
			}
			was = code;
		},
	};
}
