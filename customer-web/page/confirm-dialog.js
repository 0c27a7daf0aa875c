const make = (tag, type = '') => Object.assign(document.createElement(tag), { className: type });

/** Asks before something that cannot be taken back. @param values of its text @returns a promise of the answer; Esc means no */
export function confirmed(about, say, values) {
	const dialog = document.body.appendChild(make('dialog', 'confirm-dialog'));
	const word = (element, name) => Object.assign(element, { textContent: say(`confirmDialog.${about}${name}`, values) });
	const title = Object.assign(word(make('h2'), 'Title'), { id: 'confirm-title' });
	const text = Object.assign(word(make('p'), 'Text'), { id: 'confirm-text' });
	const no = Object.assign(word(make('button', 'quiet'), 'No'), { type: 'button', autofocus: true });
	const yes = Object.assign(word(make('button', 'primary'), 'Yes'), { type: 'button' });
	const answers = make('div');
	answers.append(no, yes);
	dialog.append(title, text, answers);
	dialog.setAttribute('aria-labelledby', title.id);
	dialog.setAttribute('aria-describedby', text.id);
	no.onclick = () => dialog.close('');
	yes.onclick = () => dialog.close('yes');
	dialog.onclick = ({ target }) => target === dialog && dialog.close('');
	dialog.showModal();
	return new Promise((answer) => {
		dialog.onclose = () => {
			dialog.remove();
			answer(dialog.returnValue === 'yes');
		};
	});
}
