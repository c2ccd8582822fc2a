import { addressOf, linkOfFile } from '../../shared/input/address';
import { binaryMark } from '../../shared/input/fileMarks';
import { isRecord } from '../../shared/util/unknown';
import { isLinkText } from './fileFields';
import type { NumberShape, Shape } from './shape';
import { takes } from './takes';

/** A value as fal takes it, or why it cannot be sent. */
export type Reading =
	| { is: 'value'; value: unknown }
	/** One sentence without its final period, and what may be behind it. */
	| { is: 'refused'; message: string; hint?: string };

export type Of<Is extends Shape['is']> = Extract<Shape, { is: Is }>;

export function readText(shape: Of<'text'>, given: unknown, at: string): Reading {
	const text = typeof given === 'string' ? given : wordOf(given);
	if (typeof text !== 'string') return refused(shape, given, at);
	const { shortest = 0, longest = Infinity } = shape;
	// As JSON Schema counts: an emoji is one character.
	const characters = [...text].length;
	if (characters >= shortest && characters <= longest) return found(text);
	return { is: 'refused', message: `${at} has ${characters} characters; it takes ${takes(shape)}` };
}

/** A link, the name of a binary field, a file itself by an expression, or the form's URL/Binary row. */
export function readFile(shape: Of<'file'>, given: unknown, at: string): Reading {
	if (isRecord(given) && typeof given.mimeType === 'string') return found(binaryMark(given));
	if (isRecord(given) && given.mode === 'binary') {
		const { value } = given;
		if (isRecord(value) && typeof value.mimeType === 'string') return found(binaryMark(value));
		return typeof value === 'string' && value.trim() !== ''
			? found(binaryMark(value.trim()))
			: refused(shape, value, at);
	}
	const held = isRecord(given) && 'value' in given && given.mode === 'url' ? given.value : given;
	const value = linkOfFile(held) ?? held;
	if (typeof value !== 'string' || value.trim() === '') return refused(shape, value, at);
	const text = value.trim();
	const named = /^binary:\s*(\S.*)$/.exec(text);
	if (named !== null) return found(binaryMark(named[1]));
	if (isLinkText(text)) {
		if (/^data:/i.test(text)) return found(text.replace(/^data:/i, 'data:'));
		const address = addressOf(text);
		if (address.is === 'refused') {
			return { is: 'refused', message: `${at} ${address.because}`, hint: address.hint };
		}
		const { shortest = 0, longest = Infinity } = shape;
		const { length } = address.url;
		const fits = length >= shortest && length <= longest;
		return fits ? found(address.url) : refused(shape, value, at);
	}
	const { shortest, longest } = shape;
	if (shape.orText) return readText({ is: 'text', shortest, longest }, text, at);
	return /^[\w-]+$/.test(text) ? found(binaryMark(text)) : refused(shape, value, at);
}

export function readNumber(shape: NumberShape, given: unknown, at: string): Reading {
	const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
	if (typeof number !== 'number' || !Number.isFinite(number)) return refused(shape, given, at);
	const { whole, least = -Infinity, most = Infinity, above, below, multipleOf } = shape;
	const fits =
		(!whole || Number.isInteger(number)) &&
		number >= least &&
		number <= most &&
		(above === undefined || number > above) &&
		(below === undefined || number < below) &&
		(multipleOf === undefined || isMultiple(number, multipleOf));
	return fits ? found(number) : refused(shape, given, at);
}

/** 0.15 is three times 0.05, whatever floating point says. */
function isMultiple(number: number, of: number): boolean {
	const times = number / of;
	return Math.abs(times - Math.round(times)) < 1e-6;
}

/** n8n makes text of an expression with a space behind it. */
export function readBoolean(shape: Shape, given: unknown, at: string): Reading {
	const text = wordOf(given)?.toLowerCase();
	return text === 'true' || text === 'false' ? found(text === 'true') : refused(shape, given, at);
}

/** Compared as text, because expressions turn '5' into 5; the list's own value is sent. */
export function readChoice(shape: Of<'choice'>, given: unknown, at: string): Reading {
	const text = wordOf(given);
	const choice =
		shape.choices.find((one) => one === given) ??
		shape.choices.find((one) => String(one) === given) ??
		shape.choices.find((one) => String(one).trim() === text);
	return choice === undefined ? refused(shape, given, at) : found(choice);
}

/** A scalar as text without the spaces around it; null for what is no scalar. */
function wordOf(given: unknown): string | null {
	if (typeof given === 'string') return given.trim();
	return typeof given === 'number' || typeof given === 'boolean' ? String(given) : null;
}

export function found(value: unknown): Reading {
	return { is: 'value', value };
}

export function refused(shape: Shape, given: unknown, at: string): Reading {
	return { is: 'refused', message: `${at} is ${shown(given)}; it takes ${takes(shape)}` };
}

function shown(value: unknown): string {
	const text = JSON.stringify(value) ?? 'empty';
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
