import { InvalidInputError } from './errors';
import { isRecord } from './records';

/**
 * The value of a JSON field, which is text in the form and often a value already in an expression.
 * @throws InvalidInputError where the text is no JSON
 */
export function readJson(label: string, value: unknown): unknown {
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return undefined;
	try {
		return JSON.parse(value);
	} catch (error) {
		throw notJson(label, error);
	}
}

function notJson(label: string, error: unknown): InvalidInputError {
	const reason = error instanceof Error ? `${error.message}.` : '';
	return new InvalidInputError(label, `${label} is not valid JSON`, reason);
}

/** The same text for the same data, whatever the order of its keys. */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (!isRecord(value)) return JSON.stringify(value) ?? 'null';
	const members = Object.keys(value)
		.filter((key) => value[key] !== undefined)
		.sort()
		.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
	return `{${members.join(',')}}`;
}
