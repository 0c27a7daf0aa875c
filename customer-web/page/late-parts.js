/** Parts of a conversation that few visits need, fetched as soon as one of them does; without a network, at the next change. */
import { ratable } from './ratings.js';

/** @param add puts a part on the screen, once it is here */
export function createLateParts({ find, tools, add }) {
	const fetching = new Set();

	function fetch(name, load) {
		if (fetching.has(name)) return;
		fetching.add(name);
		load().then(add).catch(() => fetching.delete(name));
	}

	return ({ code, conversation }) => {
		if (code) fetch('code', async () => (await import('./code-form.js')).mountCodeForm(find('.code-form'), tools));
		if (conversation?.rating || ratable(conversation, Date.now())) {
			fetch('rating', async () => (await import('./rating-form.js')).mountRating(find('.rating'), tools));
		}
	};
}
