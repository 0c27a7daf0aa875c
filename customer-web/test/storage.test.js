import { webcrypto } from 'node:crypto';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStorage, newId } from '../page/storage.js';

// As every browser has it, and Node from 20 on.
globalThis.crypto ??= webcrypto;

const area = () => {
	const kept = new Map();
	return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key), kept };
};

test('what was kept is there again, and null takes it away', () => {
	const lasting = area();
	const storage = createStorage(lasting, area());
	storage.set('token', 't');
	assert.equal(storage.get('token'), 't');
	storage.set('token', null);
	assert.equal(lasting.kept.size, 0);
});

test('two tabs share one outbox and lose none of it', () => {
	const shared = area();
	const [one, other] = [createStorage(shared, area()), createStorage(shared, area())];
	one.saveEntries('outbox', [], [{ id: 'a' }]);
	other.saveEntries('outbox', [], [{ id: 'b' }]);
	one.saveEntries('outbox', [{ id: 'a' }], []);
	assert.deepEqual(one.get('outbox'), [{ id: 'b' }]);
});

test('whoever is forgotten leaves nothing but the language', () => {
	const kept = { 'sangdam.token': '"t"', 'sangdam.person': '{}', 'sangdam.language': '"en"', 'another.site': '1' };
	Object.defineProperty(kept, 'removeItem', { value: (key) => delete kept[key] });
	createStorage(kept, null).forget();
	assert.deepEqual(Object.keys(kept), ['sangdam.language', 'another.site']);
});

test('a browser that forbids storage, or holds nonsense, does no harm', () => {
	const forbidden = { getItem: () => { throw new Error('no'); }, setItem: () => { throw new Error('full'); }, removeItem: () => {} };
	const storage = createStorage(forbidden, null);
	storage.set('token', 't');
	assert.equal(storage.get('token'), null);
	storage.setDraft({ name: 'x' });
	assert.equal(storage.getDraft(), null);
	assert.equal(createStorage({ ...area(), getItem: () => '{' }, null).get('token'), null);
});

test('ids have 128 bits and never meet', () => {
	const ids = Array.from({ length: 1000 }, newId);
	assert.equal(new Set(ids).size, 1000);
	assert.ok(ids.every((id) => /^[0-9a-f]{32}$/.test(id)));
});
