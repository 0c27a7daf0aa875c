/** Asks before something that cannot be taken back. @returns a promise of the answer; Esc means no */
export function confirmed(about, say) {
	const dialog = document.querySelector('.confirm-dialog');
	const [no, yes] = dialog.querySelectorAll('button');
	dialog.querySelector('h2').textContent = say(`confirmDialog.${about}Title`);
	dialog.querySelector('p').textContent = say(`confirmDialog.${about}Text`);
	no.textContent = say(`confirmDialog.${about}No`);
	yes.textContent = say(`confirmDialog.${about}Yes`);
	no.onclick = () => dialog.close('');
	yes.onclick = () => dialog.close('yes');
	dialog.onclick = ({ target }) => target === dialog && dialog.close('');
	dialog.returnValue = '';
	dialog.showModal();
	return new Promise((answer) => {
		dialog.onclose = () => answer(dialog.returnValue === 'yes');
	});
}
