import { textOf } from './unknown';

/** Z, a zone's name as HTTP dates have it, or an offset like +02:00. */
const ZONE = /(z|gmt|utc|[+-]\d{2}:?\d{2})(\s*\(.*\))?$/i;

/**
 * A time from fal or from an HTTP header, in milliseconds since 1970; without a zone it is UTC,
 * because no service tells the time of the machine that asks. null where it is not a time.
 */
export function utcMs(value: unknown): number | null {
	const text = textOf(value)?.trim() ?? '';
	const ms = Date.parse(ZONE.test(text) ? text : `${text}Z`);
	return text === '' || Number.isNaN(ms) ? null : ms;
}

/**
 * A time that a person wrote or an expression gave, in milliseconds since 1970; without a zone it is
 * the time on the clocks of `timezone` (an IANA name). null where it is not a time.
 */
export function zonedMs(value: unknown, timezone: string): number | null {
	// Dates of JavaScript and of n8n's expressions become text that names their zone.
	const text = String(value).trim();
	const ms = utcMs(text);
	if (ms === null || ZONE.test(text)) return ms;
	// The offset is that of the moment sought, which differs from the first guess near a change of clocks.
	return ms - offsetMs(ms - offsetMs(ms, timezone), timezone);
}

/** By how much the clocks of the time zone are ahead of UTC at a moment. */
function offsetMs(atMs: number, timezone: string): number {
	// Swedish writes dates as ISO 8601 does.
	const shown = new Date(atMs).toLocaleString('sv-SE', { timeZone: timezone });
	return Date.parse(`${shown}Z`) - Math.floor(atMs / 1000) * 1000;
}
