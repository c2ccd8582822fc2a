// One reader per type for our own parameters. n8n makes text of an expression with a space behind
// it, sheets give "TRUE", tools give 1: plain spellings are understood, everything else is refused.
import { InvalidInputError } from '../failures/failure';
import { cutText, SHOWN_CHARACTERS } from '../util/text';
import { numberOf } from '../util/unknown';

const YES = ['true', 'yes', 'on', '1'];
const NO = ['false', 'no', 'off', '0'];

/** @throws InvalidInputError for what is neither yes nor no, nothing included */
export function readSwitch(label: string, value: unknown): boolean {
	const word = wordOf(value).toLowerCase();
	if (YES.includes(word)) return true;
	if (NO.includes(word)) return false;
	throw wrong(label, value, 'true or false');
}

/**
 * One of the choices, in capitals or not.
 * @throws InvalidInputError for any other, nothing included
 */
export function readOneOf<Choice extends string>(
	label: string,
	choices: readonly Choice[],
	value: unknown,
): Choice {
	const word = wordOf(value).toLowerCase();
	const chosen = choices.find((choice) => choice.toLowerCase() === word);
	if (chosen !== undefined) return chosen;
	throw new InvalidInputError(
		label,
		`${label} "${shown(value)}" is not offered; it takes ${choices.join(', ')}`,
	);
}

/** What a number may be, and what it counts. */
interface NumberRules {
	/** Completes "it takes …". */
	takes: string;
	/** The number must be larger than this. */
	above?: number;
	atLeast?: number;
	whole?: boolean;
}

/** @throws InvalidInputError for what is not such a number, nothing included */
export function readNumber(
	label: string,
	value: unknown,
	{ takes, above = -Infinity, atLeast = -Infinity, whole = false }: NumberRules,
): number {
	const plain = typeof value === 'string' || typeof value === 'number';
	const number = plain ? numberOf(value) : null;
	const fits = number !== null && number > above && number >= atLeast;
	if (fits && (!whole || Number.isInteger(number))) return number;
	throw wrong(label, value, takes);
}

/**
 * A collection of options as n8n hands it over: what was not added has no key. n8n drops keys that the
 * form does not know, and an expression that stands for the whole collection.
 */
export type Options = Record<string, unknown>;

export const HOURS = 'a number of hours above 0';

/**
 * An option that was added counts, also where its expression gives nothing: then it is refused.
 * @returns false where it was not added
 */
export function readAddedSwitch(label: string, options: Options, name: string): boolean {
	return Object.hasOwn(options, name) && readSwitch(label, options[name]);
}

/** The same for a number above 0. @returns 0 where it was not added */
export function readAddedAmount(
	label: string,
	options: Options,
	name: string,
	takes: string,
): number {
	return Object.hasOwn(options, name) ? readNumber(label, options[name], { takes, above: 0 }) : 0;
}

/**
 * Text without the space around it; '' where nothing is given.
 * @throws InvalidInputError for objects and lists
 */
export function readWords(label: string, value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'object' || Number.isNaN(value)) throw wrong(label, value, 'text');
	return String(value).trim();
}

function wordOf(value: unknown): string {
	return typeof value === 'object' || value === undefined ? '' : String(value).trim();
}

function wrong(label: string, value: unknown, takes: string): InvalidInputError {
	const nothing = value === undefined || value === null || wordOf(value) === '';
	const isObject = typeof value === 'object' && value !== null;
	const is = nothing && !isObject ? 'is empty' : `is "${shown(value)}"`;
	return new InvalidInputError(label, `${label} ${is}; it takes ${takes}`);
}

/** The value as a sentence may show it. */
export function shown(value: unknown): string {
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	return cutText(text, SHOWN_CHARACTERS);
}
