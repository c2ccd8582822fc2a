// Validates an input against an endpoint's schema and words the complaints as fal (pydantic) does.
// Stricter than pydantic on purpose: '2' is not taken for 2, so that a sloppy sender is found out.
import type { z } from 'zod';
import { fieldError } from './answers';
import type { FieldError } from './answers';
import type { JsonObject } from './types';

export type Validation<Input> =
	| { input: Input; errors: null; ignoredFields: string[] }
	| { input: null; errors: FieldError[]; ignoredFields: string[] };

export function validate<Shape extends z.ZodObject>(
	schema: Shape,
	input: JsonObject,
): Validation<z.output<Shape>> {
	const parsed = schema.safeParse(input, { reportInput: true });
	if (parsed.success) {
		return { input: parsed.data, errors: null, ignoredFields: ignored(input, parsed.data) };
	}
	const known = Object.keys(schema.shape);
	return {
		input: null,
		errors: parsed.error.issues.map((issue) => translate(issue, input)),
		ignoredFields: Object.keys(input).filter((key) => !known.includes(key)),
	};
}

/** Paths that are in `given` but did not survive parsing. */
function ignored(given: unknown, parsed: unknown, path: string[] = []): string[] {
	if (!isObject(given) || !isObject(parsed)) return [];
	return Object.keys(given).flatMap((key) =>
		key in parsed ? ignored(given[key], parsed[key], [...path, key]) : [[...path, key].join('.')],
	);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

const typeErrors: Record<string, [type: string, msg: string]> = {
	string: ['string_type', 'Input should be a valid string'],
	boolean: ['bool_type', 'Input should be a valid boolean'],
	number: ['float_type', 'Input should be a valid number'],
	int: ['int_type', 'Input should be a valid integer'],
	array: ['list_type', 'Input should be a valid list'],
	object: ['model_type', 'Input should be a valid dictionary'],
};

function translate(issue: z.core.$ZodIssue, whole: JsonObject): FieldError {
	const loc = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
	const given = issue.input;
	switch (issue.code) {
		case 'invalid_type': {
			if (given === undefined) return fieldError('missing', loc, 'Field required', whole);
			const fraction = issue.expected === 'int' && typeof given === 'number';
			const [type, msg] = fraction
				? ['int_from_float', 'Input should be a valid integer, got a number with a fractional part']
				: (typeErrors[issue.expected] ?? ['value_error', issue.message]);
			return fieldError(type, loc, msg, given);
		}
		case 'invalid_value': {
			if (given === undefined) return fieldError('missing', loc, 'Field required', whole);
			const expected = orList(issue.values.map((value) => pythonLiteral(value)));
			return fieldError('literal_error', loc, `Input should be ${expected}`, given, { expected });
		}
		case 'too_small':
			return tooSmall(issue.origin, issue.minimum, loc, given);
		case 'too_big':
			return tooBig(issue.origin, issue.maximum, loc, given);
		case 'not_multiple_of': {
			const msg = `Input should be a multiple of ${issue.divisor}`;
			return fieldError('multiple_of', loc, msg, given, { multiple_of: issue.divisor });
		}
		default:
			return fieldError('value_error', loc, issue.message, given);
	}
}

type Location = Array<string | number>;
type Bound = number | bigint;

function tooSmall(origin: string, minimum: Bound, loc: Location, given: unknown): FieldError {
	const least = Number(minimum);
	if (origin === 'array') {
		const msg = `List should have at least ${least} item(s)`;
		return fieldError('sequence_too_short', loc, msg, given, { min_length: least });
	}
	if (origin === 'string') {
		const msg = `String should have at least ${least} character(s)`;
		return fieldError('string_too_short', loc, msg, given, { min_length: least });
	}
	const msg = `Input should be greater than or equal to ${least}`;
	return fieldError('greater_than_equal', loc, msg, given, { ge: least });
}

function tooBig(origin: string, maximum: Bound, loc: Location, given: unknown): FieldError {
	const most = Number(maximum);
	if (origin === 'array') {
		const msg = `List should have at most ${most} item(s)`;
		return fieldError('sequence_too_long', loc, msg, given, { max_length: most });
	}
	if (origin === 'string') {
		const msg = `String should have at most ${most} characters`;
		return fieldError('string_too_long', loc, msg, given, { max_length: most });
	}
	const msg = `Input should be less than or equal to ${most}`;
	return fieldError('less_than_equal', loc, msg, given, { le: most });
}

function pythonLiteral(value: unknown): string {
	return typeof value === 'string' ? `'${value}'` : String(value);
}

function orList(words: string[]): string {
	if (words.length < 2) return words.join('');
	return `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}
