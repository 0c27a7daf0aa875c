/** Times as people of a language write them. */
const MINUTE = 60_000;

/** @param zone only for tests */
export function createTimes(language, zone) {
	const format = (options) => new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
	const clock = format({ hour: 'numeric', minute: '2-digit' });
	const day = format({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' });
	const date = format({ year: 'numeric', month: 'short', day: 'numeric' });
	// Writing a time is slow, and a long conversation has thousands.
	const perMinute = (write) => {
		const known = new Map();
		return (at) => {
			const minute = Math.floor(at / MINUTE);
			if (!known.has(minute)) known.set(minute, write(at));
			return known.get(minute);
		};
	};
	return {
		/** 3:05 PM */
		clock: perMinute((at) => clock.format(at)),
		/** Friday, November 20, 2026 */
		day: perMinute((at) => day.format(at)),
		/** Nov 20, 2026 */
		date: (at) => date.format(at),
		iso: (at) => new Date(at).toISOString(),
	};
}
