import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { atRest, onEvent } from '../page/composer-keys.js';

/** Orders of events as browsers give them; the same file is played to a real browser by EnterUiTest. */
const orders = JSON.parse(readFileSync(new URL('enter-orders.json', import.meta.url), 'utf8'));

/** The events that the page hears of one step. A key that nobody stops is followed by what it types. */
function heard(step, composing) {
	if (step.compose) return [{ type: 'compositionstart' }, { type: 'beforeinput', inputType: 'insertCompositionText', isComposing: true }];
	if (step.commit) return [{ type: 'beforeinput', inputType: 'insertCompositionText', isComposing: true }, { type: 'compositionend' }];
	if (step.insert) return [{ type: 'beforeinput', inputType: 'insertText', isComposing: false }];
	if (step.break) return [{ type: 'beforeinput', inputType: 'insertLineBreak', isComposing: false }];
	const type = step.keydown ? 'keydown' : 'keyup';
	return [{ type, key: step[type], keyCode: step.code, isComposing: composing, shiftKey: Boolean(step.shift) }];
}

function sent(steps, sends) {
	let state = atRest;
	let count = 0;
	let composing = false;
	for (const step of steps) {
		if (step.compose) composing = true;
		const events = heard(step, composing);
		if (step.commit) composing = false;
		for (let i = 0; i < events.length; i++) {
			const next = onEvent(state, events[i], sends);
			state = next.state;
			if (next.act === 'send') count++;
			else if (step.keydown === 'Enter' && step.code === 13 && events[i].type === 'keydown') events.push(...heard({ break: true }));
		}
	}
	return count;
}

for (const { name, events, sends, source } of orders) {
	test(`${name}: sends ${sends ? 'once' : 'nothing'}`, () => assert.equal(sent(events, true), sends ? 1 : 0, source));
	test(`${name}: never sends on a phone`, () => assert.equal(sent(events, false), 0, source));
}
