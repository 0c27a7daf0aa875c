/**
 * When Enter sends. Pure: (state, event, sends) → {state, act}, where `sends` tells whether Enter sends on this device
 * and `act` is 'send' (and nothing is typed), or null (the browser goes on).
 *
 * While a syllable or a conversion is being composed, Enter belongs to the input method: the keydown says so by
 * isComposing or by key code 229, which is all that tells in Safari, where compositionend comes first. A Hangul input
 * method passes its Enter on, as a second keydown or only as the line break that is about to be typed: both send, once.
 * A Japanese one keeps its Enter, and nothing is sent.
 */
export const atRest = { shift: false };

const BREAKS = new Set(['insertLineBreak', 'insertParagraph']);

export function onEvent(state, event, sends) {
	if (event.type === 'keydown') {
		if (event.key !== 'Enter' && event.key !== 'Shift') return { state, act: null };
		const next = { shift: event.shiftKey };
		const composing = event.isComposing || event.keyCode === 229;
		const act = event.key === 'Enter' && sends && !composing && !event.shiftKey ? 'send' : null;
		return { state: next, act };
	}
	if (event.type === 'keyup' && event.key === 'Shift') return { state: atRest, act: null };
	const breaks = event.type === 'beforeinput' && BREAKS.has(event.inputType);
	return { state, act: breaks && sends && !event.isComposing && !state.shift ? 'send' : null };
}
