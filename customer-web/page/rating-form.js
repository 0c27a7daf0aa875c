/** After a consultation: how it was, if the customer likes to say so. Nothing waits for it. Loaded when there is one to rate. */
import { clean } from './frames.js';
import { LONGEST_COMMENT, of, ratable } from './ratings.js';
import { style } from './styles.js';

const STARS = [1, 2, 3, 4, 5];
const make = (tag, fields = {}, ...inside) => {
	const element = Object.assign(document.createElement(tag), fields);
	element.append(...inside);
	return element;
};

export async function mountRating(form, { dispatch, newId, say }) {
	await style('./rating-form.css');
	const legend = make('legend');
	const radios = STARS.map((n) => make('input', { type: 'radio', name: 'stars', value: n }));
	const signs = radios.map((radio) => make('label', {}, radio, make('span', { ariaHidden: 'true' })));
	const word = make('p', { className: 'rating-word' });
	const label = make('label', { htmlFor: 'rating-comment' });
	const comment = make('textarea', { id: 'rating-comment', rows: 2, maxLength: LONGEST_COMMENT, dir: 'auto' });
	const send = make('button', { className: 'quiet', type: 'submit' });
	const stars = make('fieldset', {}, legend, make('div', {}, ...signs), word);
	const more = make('div', { className: 'rating-more' }, label, comment, send);
	const line = make('p', { className: 'rating-line' });
	line.setAttribute('role', 'status');
	const edit = make('button', { className: 'rating-change', type: 'button' });
	form.append(stars, more, line, edit);
	let was = {};
	let editing = false;
	let mine = null;

	const chosen = () => Number(radios.find(({ checked }) => checked)?.value ?? 0);

	function draw() {
		const n = chosen();
		signs.forEach((sign, i) => (sign.lastChild.textContent = i < n ? '★' : '☆'));
		word.textContent = n ? say(`rating.star${n}`) : '';
		more.hidden = !n || stars.disabled;
	}

	function set(rating) {
		radios.forEach((radio, i) => (radio.checked = i + 1 === rating?.stars));
		comment.value = rating?.comment ?? '';
	}

	form.onchange = draw;
	edit.onclick = () => {
		editing = true;
		dispatch({ type: 'look' });
		(radios[chosen() - 1] ?? radios[0]).focus();
	};
	form.onsubmit = (event) => {
		event.preventDefault();
		if (!chosen()) return;
		editing = false;
		line.tabIndex = -1;
		dispatch({ type: 'rate', id: newId(), stars: chosen(), comment: clean(comment.value) });
		line.focus();
	};

	function told(waiting, rating, up) {
		if (waiting?.failed === 'rebuilding') return say('rating.rebuilding');
		if (waiting?.failed) return say(`code.${known(waiting.failed)}`);
		if (waiting) return say(up ? 'rating.sending' : 'rating.later');
		return rating ? say('rating.thanks') : '';
	}

	let text = null;
	const known = (code) => (text.has(`code.${code}`) ? code : 'failed');

	return {
		show({ conversation, ratings, up }, says) {
			text = says.text;
			const waiting = conversation ? of(ratings, conversation.conversation) : null;
			const given = waiting ?? conversation?.rating ?? null;
			const open = ratable(conversation, Date.now());
			form.hidden = !given && !open;
			if (form.hidden) return;
			if (conversation.conversation !== was.conversation) editing = false;
			if (given !== mine || conversation.conversation !== was.conversation) {
				mine = given;
				if (!editing) set(given);
			}
			was = { conversation: conversation.conversation };
			stars.disabled = !open || Boolean(given && !editing);
			legend.textContent = say(given && !editing ? 'rating.yours' : 'rating.legend');
			radios.forEach((radio, i) => radio.setAttribute('aria-label', say('rating.label', { n: i + 1, word: say(`rating.star${i + 1}`) })));
			label.textContent = say('rating.comment');
			send.textContent = say('rating.send');
			edit.textContent = say('rating.change');
			edit.hidden = !given || editing || !open;
			const words = editing ? '' : told(waiting, given, up);
			if (line.textContent !== words) line.textContent = words;
			draw();
		},
	};
}
