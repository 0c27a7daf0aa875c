/** Says in plain words when the office has closed, and when it opens. Pure. */
const DAY = 86_400_000;

/** Whole days from one date of the office's calendar to another. */
const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

const here = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @param own the customer's time zone, if it is not the browser's */
export function openingWords({ zone, today, holiday, closedAt, opensAt }, { language, text }, own = here()) {
	const format = (options) => new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
	const dateOf = (at) => new Intl.DateTimeFormat('sv', { timeZone: zone }).format(at);
	// In words of our own: browsers disagree on how an hour without minutes is written in Korean.
	const clockOf = (at, timeZone = zone) => {
		const clock = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
		const [hour, minute] = new Intl.DateTimeFormat('en', clock).format(at).split(':');
		const time = text(minute === '00' ? 'opening.hour' : 'opening.minutes', { h: `${hour % 12 || 12}`, m: minute });
		return text(hour < 12 ? 'opening.am' : 'opening.pm', { time });
	};
	const whenOf = (at) => {
		const days = daysBetween(today, dateOf(at));
		if (days < 2) return text(days ? 'opening.tomorrow' : 'opening.today', { time: clockOf(at) });
		const far = days > 6 ? { month: 'long', day: 'numeric' } : {};
		return text('opening.day', { day: format({ ...far, weekday: 'long' }).format(at), time: clockOf(at) });
	};
	// Midnight, as the end of a day, belongs to the day that it ends.
	const closedToday = closedAt && !holiday && dateOf(closedAt - 1) === today;
	const opensToday = opensAt && dateOf(opensAt) === today;
	const words = [];
	if (closedToday && opensToday) words.push(text('opening.pause'));
	else if (closedToday) words.push(text('opening.closed', { time: clockOf(closedAt) }));
	else if (holiday || !opensToday) words.push(text('opening.holiday'));
	if (opensAt) words.push(text(closedAt ? 'opening.again' : 'opening.opens', { when: whenOf(opensAt) }));
	if (opensAt && clockOf(opensAt, own) !== clockOf(opensAt)) {
		const zoned = format({ timeZoneName: 'long' }).formatToParts(opensAt);
		words.push(text('opening.zone', { zone: zoned.find(({ type }) => type === 'timeZoneName').value }));
	}
	return words.join(' ');
}
