import { isRecord } from '../../shared/util/unknown';
import { binaryMark } from '../../shared/input/fileMarks';
import { isLinkText } from './fileFields';
import type { ListShape, NumberShape, ObjectShape, Shape } from './shape';
import { takes } from './takes';

/** A value as fal takes it, or why it cannot be sent. */
export type Reading =
	| { is: 'value'; value: unknown }
	/** One sentence without its final period, and what may be behind it. */
	| { is: 'refused'; message: string; hint?: string };

/**
 * What stands in one field of the form, or comes from its expression. Lists and objects are JSON
 * there, a list of one entry or of one link on each line also plain text.
 * @param at the field as a sentence names it
 */
export function readField(shape: Shape, given: unknown, at: string): Reading {
	if (typeof given !== 'string') return readShape(shape, given, at);
	switch (shape.is) {
		case 'list':
			return isPlainList(shape, given)
				? readShape(shape, shape.of.is === 'file' ? linesOf(given) : [given], at)
				: readJson(shape, given, at);
		case 'object':
		case 'anything':
			return readJson(shape, given, at);
		case 'either': {
			const json = /^\s*[[{]/.test(given) ? readJson(shape, given, at) : null;
			return json?.is === 'value' ? json : readShape(shape, given, at);
		}
		default:
			return readShape(shape, given, at);
	}
}

/** Only what is not nested may stand for a list without brackets. */
function isPlainList({ of }: ListShape, text: string): boolean {
	const nested = ['list', 'object', 'either', 'anything'].includes(of.is);
	return !nested && !text.trim().startsWith('[');
}

function linesOf(text: string): string[] {
	return text.split('\n').filter((line) => line.trim() !== '');
}

function readJson(shape: Shape, text: string, at: string): Reading {
	try {
		return readShape(shape, JSON.parse(text), at);
	} catch (error) {
		const hint = error instanceof Error ? `${error.message}.` : undefined;
		return { is: 'refused', message: `${at} is not valid JSON`, hint };
	}
}

/**
 * One value, at any depth, converted to what fal takes.
 * @param at the value as a sentence names it, e.g. 'LoRAs, entry 2, scale'
 */
export function readShape(shape: Shape, given: unknown, at: string): Reading {
	switch (shape.is) {
		case 'text':
			return readText(shape, given, at);
		case 'file':
			return readFile(shape, given, at);
		case 'number':
			return readNumber(shape, given, at);
		case 'boolean':
			return readBoolean(shape, given, at);
		case 'choice':
			return readChoice(shape, given, at);
		case 'list':
			return readList(shape, given, at);
		case 'object':
			return readObject(shape, given, at);
		case 'null':
			return given === null ? found(null) : refused(shape, given, at);
		case 'either':
			return readEither(shape, given, at);
		case 'anything':
			return found(given);
	}
}

type Of<Is extends Shape['is']> = Extract<Shape, { is: Is }>;

function readText(shape: Of<'text'>, given: unknown, at: string): Reading {
	const text = typeof given === 'string' ? given : wordOf(given);
	if (typeof text !== 'string') return refused(shape, given, at);
	const { shortest = 0, longest = Infinity } = shape;
	// As JSON Schema counts: an emoji is one character.
	const characters = [...text].length;
	if (characters >= shortest && characters <= longest) return found(text);
	return { is: 'refused', message: `${at} has ${characters} characters; it takes ${takes(shape)}` };
}

/** A link, the name of a binary field, a file itself by an expression, or the form's URL/Binary row. */
function readFile(shape: Of<'file'>, given: unknown, at: string): Reading {
	if (isRecord(given) && typeof given.mimeType === 'string') return found(binaryMark(given));
	if (isRecord(given) && given.mode === 'binary') {
		const { value } = given;
		if (isRecord(value) && typeof value.mimeType === 'string') return found(binaryMark(value));
		return typeof value === 'string' && value.trim() !== ''
			? found(binaryMark(value.trim()))
			: refused(shape, value, at);
	}
	const value = isRecord(given) && 'value' in given && given.mode === 'url' ? given.value : given;
	if (typeof value !== 'string' || value.trim() === '') return refused(shape, value, at);
	const text = value.trim();
	const named = /^binary:\s*(\S.*)$/.exec(text);
	if (named !== null) return found(binaryMark(named[1]));
	if (isLinkText(text)) {
		if (!URL.canParse(text)) return refused(shape, value, at);
		const { shortest = 0, longest = Infinity } = shape;
		const characters = [...text].length;
		const isData = /^data:/i.test(text);
		const fits = isData || (characters >= shortest && characters <= longest);
		return fits ? found(text.replace(/^data:/i, 'data:')) : refused(shape, value, at);
	}
	const { shortest, longest } = shape;
	if (shape.orText) return readText({ is: 'text', shortest, longest }, text, at);
	return /^[\w-]+$/.test(text) ? found(binaryMark(text)) : refused(shape, value, at);
}

function readNumber(shape: NumberShape, given: unknown, at: string): Reading {
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
function readBoolean(shape: Shape, given: unknown, at: string): Reading {
	const text = wordOf(given)?.toLowerCase();
	return text === 'true' || text === 'false' ? found(text === 'true') : refused(shape, given, at);
}

/** Compared as text, because expressions turn '5' into 5; the list's own value is sent. */
function readChoice(shape: Of<'choice'>, given: unknown, at: string): Reading {
	const text = wordOf(given);
	const choice =
		shape.choices.find((one) => one === given) ??
		shape.choices.find((one) => String(one) === given) ??
		shape.choices.find((one) => String(one).trim() === text);
	return choice === undefined ? refused(shape, given, at) : found(choice);
}

function readList(shape: ListShape, list: unknown, at: string): Reading {
	if (!Array.isArray(list)) return refused(shape, list, at);
	const { fewest = 0, longest = Infinity, unique } = shape;
	if (list.length < fewest || list.length > longest) {
		const entries = list.length === 1 ? '1 entry' : `${list.length} entries`;
		return { is: 'refused', message: `${at} has ${entries}; it takes ${takes(shape)}` };
	}
	const values: unknown[] = [];
	for (const [index, one] of list.entries()) {
		const entry = readShape(shape.of, one, `${at}, entry ${index + 1}`);
		if (entry.is === 'refused') return entry;
		values.push(entry.value);
	}
	const texts = values.map((value) => JSON.stringify(value));
	if (unique && new Set(texts).size < texts.length) {
		return { is: 'refused', message: `${at} has an entry twice` };
	}
	return found(values);
}

function readObject(shape: ObjectShape, object: unknown, at: string): Reading {
	if (!isRecord(object)) return refused(shape, object, at);
	const entries: Array<readonly [string, unknown]> = [];
	for (const field of shape.fields) {
		const has = Object.hasOwn(object, field.name) && object[field.name] !== undefined;
		const value = has ? object[field.name] : undefined;
		if (!has && field.required) {
			return { is: 'refused', message: `${at} has no ${field.name}`, hint: hintOf(shape) };
		}
		if (!has) continue;
		if (value === null && field.nullable) entries.push([field.name, null]);
		else {
			const part = readShape(field.shape, value, `${at}, ${field.name}`);
			if (part.is === 'refused') return part;
			entries.push([field.name, part.value]);
		}
	}
	const known = shape.fields.map(({ name }) => name);
	for (const [name, value] of Object.entries(object)) {
		if (known.includes(name)) continue;
		if (shape.others === null) {
			const message = `${at} has ${name}, which fal does not know`;
			return { is: 'refused', message, hint: hintOf(shape) };
		}
		const part = readShape(shape.others, value, `${at}, ${name}`);
		if (part.is === 'refused') return part;
		entries.push([name, part.value]);
	}
	return found(Object.fromEntries(entries));
}

function hintOf(shape: ObjectShape): string {
	return `It takes ${takes(shape)}.`;
}

/** The shape that the value already has, before one that it could be converted to. */
function readEither(shape: Of<'either'>, given: unknown, at: string): Reading {
	const alike = shape.of.filter((one) => isAlike(one, given));
	const others = shape.of.filter((one) => !alike.includes(one));
	const readings = [...alike, ...others].map((one) => readShape(one, given, at));
	const fitting = readings.find((reading) => reading.is === 'value');
	if (fitting !== undefined) return fitting;
	return alike.length === 1 ? readings[0] : refused(shape, given, at);
}

function isAlike(shape: Shape, given: unknown): boolean {
	switch (shape.is) {
		case 'number':
		case 'boolean':
			return typeof given === shape.is;
		case 'list':
			return Array.isArray(given);
		case 'object':
			return isRecord(given);
		case 'choice':
			return shape.choices.some((one) => one === given);
		case 'null':
			return given === null;
		case 'text':
		case 'file':
			return typeof given === 'string';
		default:
			return false;
	}
}

/** A scalar as text without the spaces around it; null for what is no scalar. */
function wordOf(given: unknown): string | null {
	if (typeof given === 'string') return given.trim();
	return typeof given === 'number' || typeof given === 'boolean' ? String(given) : null;
}

function found(value: unknown): Reading {
	return { is: 'value', value };
}

function refused(shape: Shape, given: unknown, at: string): Reading {
	return { is: 'refused', message: `${at} is ${shown(given)}; it takes ${takes(shape)}` };
}

function shown(value: unknown): string {
	const text = JSON.stringify(value) ?? 'empty';
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
