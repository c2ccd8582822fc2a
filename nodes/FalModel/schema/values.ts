import { isRecord } from '../../shared/util/unknown';
import {
	found,
	readBoolean,
	readChoice,
	readFile,
	readNumber,
	readText,
	refused,
	type Of,
	type Reading,
} from './scalars';
import type { ListShape, ObjectShape, Shape } from './shape';
import { takes } from './takes';

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
