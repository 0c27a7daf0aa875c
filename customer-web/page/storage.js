/**
 * What this device remembers, in local storage; a draft of name and number only for as long as the tab lives. Where a
 * browser forbids storage the page works without a memory.
 */
const PREFIX = 'sangdam.';

export function createStorage(lasting = area('localStorage'), fleeting = area('sessionStorage')) {
	const read = (from, key) => {
		try {
			return JSON.parse(from?.getItem(PREFIX + key) ?? null);
		} catch {
			return null;
		}
	};
	const write = (to, key, value) => {
		try {
			if (value === null || value === undefined) to?.removeItem(PREFIX + key);
			else to?.setItem(PREFIX + key, JSON.stringify(value));
		} catch {
			// Full or forbidden: the page goes on without a memory.
		}
	};
	return {
		/** Whether there is a memory at all. */
		remembers: Boolean(lasting),
		get: (key) => read(lasting, key),
		set: (key, value) => write(lasting, key, value),
		getDraft: () => read(fleeting, 'draft'),
		setDraft: (value) => write(fleeting, 'draft', value),
		/** Entries of a list (outbox, ratings) that this tab knows change as it says; those of another tab stay. */
		saveEntries(key, before, after) {
			const known = new Set([...before, ...after].map(({ id }) => id));
			const others = (read(lasting, key) ?? []).filter(({ id }) => !known.has(id));
			write(lasting, key, [...others, ...after]);
		},
		/** Whoever opens the page here is somebody new; only the language stays. */
		forget() {
			for (const from of [lasting, fleeting]) {
				for (const key of Object.keys(from ?? {})) {
					if (key.startsWith(PREFIX) && key !== `${PREFIX}language`) from.removeItem(key);
				}
			}
		},
		/** @param changed called with the key that another tab has changed */
		watch(changed) {
			addEventListener('storage', ({ key }) => key?.startsWith(PREFIX) && changed(key.slice(PREFIX.length)));
		},
	};
}

function area(name) {
	try {
		return globalThis[name];
	} catch {
		return null;
	}
}

/** 128 random bits; not randomUUID, which plain http on a local network lacks. */
export const newId = () =>
	[...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
