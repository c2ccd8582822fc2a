import { isRecord } from '../util/unknown';

/** Stands for the key wherever an answer repeats it. */
const MASK = '***';
/** Shorter texts may stand for something else by chance. */
const LEAST_CHARACTERS = 8;

/**
 * Takes the API key and its secret half out of everything that comes back: an answer that repeats
 * the request's headers would bring them into items, errors and n8n's database.
 */
export function createMask(apiKey: unknown): <Value>(value: Value) => Value {
	const key = typeof apiKey === 'string' ? apiKey.trim().replace(/^Key\s+/i, '') : '';
	const secrets = [key, ...key.split(':').slice(1)].filter((one) => one.length >= LEAST_CHARACTERS);
	const masked = (value: unknown): unknown => {
		if (typeof value === 'string') {
			return secrets.reduce((text, secret) => text.replaceAll(secret, MASK), value);
		}
		if (Array.isArray(value)) return value.map(masked);
		if (!isRecord(value)) return value;
		return Object.fromEntries(
			Object.entries(value).map(([name, one]) => [masked(name), masked(one)]),
		);
	};
	// Most answers hold none of it, so that they need not be copied.
	const holds = (value: unknown): boolean => {
		if (typeof value === 'string') return secrets.some((secret) => value.includes(secret));
		if (Array.isArray(value)) return value.some(holds);
		return (
			isRecord(value) && Object.entries(value).some(([name, one]) => holds(name) || holds(one))
		);
	};
	return <Value>(value: Value) => (holds(value) ? (masked(value) as Value) : value);
}
