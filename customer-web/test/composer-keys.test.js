import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atRest, onEvent } from '../page/composer-keys.js';

const key = (fields = {}) => ({ type: 'keydown', key: 'Enter', keyCode: 13, isComposing: false, shiftKey: false, ...fields });
const up = (fields = {}) => ({ ...key(fields), type: 'keyup' });
const breaks = { type: 'beforeinput', inputType: 'insertLineBreak', isComposing: false };
const start = { type: 'compositionstart' };
const commit = [{ type: 'beforeinput', inputType: 'insertCompositionText', isComposing: true }, { type: 'compositionend' }];
const held = key({ key: 'Process', keyCode: 229, isComposing: true });
const heldEnter = key({ keyCode: 229, isComposing: true });

/** Orders of events as browsers give them, each with how often it sends where Enter sends. */
const ORDERS = {
	'a plain Enter': [[key(), up()], 1],
	'a plain Enter whose keydown nobody stopped': [[key({ keyCode: 229 }), breaks, up()], 1],
	'Hangul, Chrome on Windows: the input method commits and passes Enter on': [[start, heldEnter, ...commit, key(), up()], 1],
	'Hangul, Chrome on macOS: only the line break follows': [[start, heldEnter, ...commit, breaks, up()], 1],
	'Hangul, Firefox: the process key, then Enter': [[start, held, ...commit, key(), up()], 1],
	'Hangul, Safari: compositionend precedes the keydown of 229, then the break': [[start, ...commit, key({ keyCode: 229 }), breaks, up()], 1],
	'Japanese conversion, Chrome': [[start, heldEnter, ...commit, up({ keyCode: 13 })], 0],
	'Japanese conversion, Firefox': [[start, key({ key: 'Process', keyCode: 229, isComposing: true }), ...commit, up()], 0],
	'Japanese conversion, Safari: the keydown comes after compositionend, and only 229 tells': [[start, ...commit, key({ keyCode: 229 }), up()], 0],
	'Japanese conversion, then a second Enter': [[start, heldEnter, ...commit, up(), key(), up()], 1],
	'Shift+Enter': [[key({ key: 'Shift', keyCode: 16, shiftKey: true }), key({ shiftKey: true }), breaks, up({ shiftKey: true }), up({ key: 'Shift' })], 0],
	'Shift+Enter while composing': [[start, key({ keyCode: 229, isComposing: true, shiftKey: true }), ...commit, breaks], 0],
	'Shift let go, then Enter': [[key({ key: 'Shift', keyCode: 16, shiftKey: true }), up({ key: 'Shift' }), key()], 1],
	'letters': [[key({ key: 'a', keyCode: 65 }), { type: 'beforeinput', inputType: 'insertText', isComposing: false }], 0],
};

/** As the browser does it: what was prevented brings no line break. */
function sent(events, sends) {
	let state = atRest;
	let count = 0;
	for (const event of events) {
		const next = onEvent(state, event, sends);
		state = next.state;
		if (next.act === 'send') count++;
	}
	return count;
}

for (const [name, [events, times]] of Object.entries(ORDERS)) {
	test(`${name}: sends ${times}`, () => assert.equal(sent(events, true), times));
	test(`${name}: breaks the line on a phone`, () => assert.equal(sent(events, false), 0));
}
