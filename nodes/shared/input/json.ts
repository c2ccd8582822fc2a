import { InvalidInputError } from '../failures/failure';

/**
 * The value of a JSON field, which is text in the form and often a value already in an expression.
 * @throws InvalidInputError where the text is not JSON
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
