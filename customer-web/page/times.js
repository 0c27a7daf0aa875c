/** Times as people of a language write them. Pure; `zone` only for tests. */
export function createTimes(language, zone) {
	const format = (options) => new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
	const clock = format({ hour: 'numeric', minute: '2-digit' });
	const day = format({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' });
	const date = format({ year: 'numeric', month: 'short', day: 'numeric' });
	return {
		/** 3:05 PM */
		clock: (at) => clock.format(at),
		/** Friday, November 20, 2026 */
		day: (at) => day.format(at),
		/** Nov 20, 2026 */
		date: (at) => date.format(at),
		iso: (at) => new Date(at).toISOString(),
	};
}
