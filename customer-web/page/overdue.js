/** How long the page waits for an answer. Who waits is told, and decides: what is said again keeps its id and counts once. */
const PATIENCE = 15_000;

/** The ids that the service still owes an answer on this connection. Pure. */
export function awaited({ up, outbox, ratings, join, command, code, forgetting, requests }) {
	if (!up) return [];
	const said = [...outbox, ...ratings].filter(({ sent }) => sent);
	return [...[join, command, code, ...said].map((one) => one?.id), forgetting, ...Object.keys(requests)].filter(Boolean);
}

/** One clock for each id, from when it is first seen until it is answered or the connection is gone. */
export function createOverdue({ late, timers = globalThis }) {
	const clocks = new Map();
	return {
		watch(ids) {
			for (const [id, clock] of clocks) {
				if (ids.includes(id)) continue;
				timers.clearTimeout(clock);
				clocks.delete(id);
			}
			for (const id of ids) {
				if (!clocks.has(id)) clocks.set(id, timers.setTimeout(late, PATIENCE, id));
			}
		},
	};
}
