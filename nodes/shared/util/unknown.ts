/** Untyped data from fal or from a parameter, as far as it is an object with keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a record; an empty one where it is none. */
export function recordOf(value: unknown): Record<string, unknown> {
	return isRecord(value) ? value : {};
}

/** The value where it is text, otherwise null. */
export function textOf(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}

/** The value where it is a finite number, or text that holds one, otherwise null. */
export function numberOf(value: unknown): number | null {
	if (typeof value === 'string' && value.trim() === '') return null;
	const number = typeof value === 'string' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : null;
}
