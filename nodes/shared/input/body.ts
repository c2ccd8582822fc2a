import type { GenericValue, IDataObject } from 'n8n-workflow';

import { InvalidInputError } from '../failures/failure';
import { labelOf } from '../model/labels';
import type { VideoModel } from '../model/model';
import { sentName } from '../model/sent';
import { isRecord } from '../util/unknown';
import { addressOf, EXPECTED } from './address';
import { mapTexts } from './fileMarks';
import { sourceFiles } from './sourceFiles';

const MOST_LEVELS = 100;
const ADDITIONAL = 'Additional Input (JSON)';
const CHECK = 'Check the expressions.';

/** Where a value stands in the body, by fal's names from the outside in. */
type Path = ReadonlyArray<string | number>;

/**
 * The body as plain JSON that fal receives exactly as it stands here: `JSON.stringify` would make
 * null of NaN without a word. The addresses of files are those that the check opens.
 * @throws InvalidInputError naming the field, for what no body may hold: leftovers of expressions,
 * numbers and letters that JSON cannot carry, addresses that are no links, more than 100 levels
 */
export function sendable(model: VideoModel, input: IDataObject): IDataObject {
	const plain = objectOf(input, [], model);
	const addresses = new Map(
		sourceFiles(model, plain)
			.filter(({ value }) => /^\s*https?:/i.test(value))
			.map(({ label, value }) => [value, readAddress(label, value)]),
	);
	return mapTexts(plain, (text) => addresses.get(text) ?? text);
}

function readAddress(label: string, value: string): string {
	const address = addressOf(value);
	if (address.is === 'address') return address.url;
	throw new InvalidInputError(label, `${label} ${address.because}`, address.hint);
}

function objectOf(input: object, path: Path, model: VideoModel): IDataObject {
	const entries = Object.entries(input)
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => {
			const letters = brokenLetters(name);
			if (letters !== null) throw refused([], `a name in it ${letters}`, model);
			return [name, plainOf(value, [...path, name], model)] as const;
		});
	return Object.fromEntries(entries) as IDataObject;
}

function plainOf(value: unknown, path: Path, model: VideoModel): GenericValue {
	if (path.length > MOST_LEVELS) {
		throw refused(path.slice(0, 1), `is nested more than ${MOST_LEVELS} deep`, model);
	}
	switch (typeof value) {
		case 'string':
			return checkedText(value, path, model);
		case 'number':
			return checkedNumber(value, path, model);
		case 'boolean':
			return value;
		case 'object':
			return partsOf(value, path, model);
		case 'undefined':
			throw refused(path, 'is empty', model, CHECK);
		default:
			throw refused(path, `is a ${typeof value}, which cannot be sent`, model, CHECK);
	}
}

function partsOf(value: object | null, path: Path, model: VideoModel): GenericValue {
	if (value === null) return null;
	if (Array.isArray(value)) {
		return value.map((one, index) => plainOf(one, [...path, index], model)) as GenericValue;
	}
	// Dates are objects in expressions, and text in JSON.
	if (isRecord(value) && typeof value.toJSON === 'function') {
		return plainOf((value as { toJSON(): unknown }).toJSON(), path, model);
	}
	return objectOf(value, path, model);
}

function checkedNumber(value: number, path: Path, model: VideoModel): number {
	if (Number.isNaN(value)) throw refused(path, 'is NaN, which is no number', model, CHECK);
	if (!Number.isFinite(value)) throw refused(path, 'is too large for a number', model);
	if (!Number.isInteger(value) || Number.isSafeInteger(value)) return value;
	throw refused(path, `is ${value}, too large to be sent exactly`, model);
}

/** An address of a kind that fal cannot fetch, or must not be asked to. */
const OTHER_ADDRESS =
	/^(?!https?:)([a-z][a-z0-9+.-]*:\/\/|(file|blob|javascript|about):(?=\S+$|\/))/i;

function checkedText(text: string, path: Path, model: VideoModel): string {
	const letters = brokenLetters(text);
	if (letters !== null) throw refused(path, letters, model);
	const trimmed = text.trim();
	if (OTHER_ADDRESS.test(trimmed)) {
		const start = trimmed.length > 60 ? `${trimmed.slice(0, 60)}…` : trimmed;
		throw refused(path, `is "${start}", but fal fetches only http(s) links`, model, EXPECTED);
	}
	if (text.includes('[object Object]')) {
		const because = 'has "[object Object]" in it: an expression gave an object there';
		throw refused(path, because, model, 'Use a value of that object.');
	}
	const [leftover] = leftoverIn(trimmed, path) ?? [];
	if (leftover === undefined) return text;
	const otherwise = leftover === 'NaN' ? 'nan' : 'it with a capital letter';
	throw refused(
		path,
		`has "${leftover}" in it: an expression gave nothing there`,
		model,
		`${CHECK} If the word is meant, write ${otherwise}.`,
	);
}

/** In a prompt a word may be left over, elsewhere the whole text. */
function leftoverIn(text: string, [name, ...below]: Path): RegExpExecArray | null {
	const isPrompt = name === 'prompt' && below.length === 0;
	const leftover = /(?<![\p{L}\p{N}_-])(?:undefined|null|NaN)(?![\p{L}\p{N}_-])/u;
	return (isPrompt ? leftover : /^(?:undefined|null|NaN)$/).exec(text);
}

function brokenLetters(text: string): string | null {
	if (text.includes('\u0000')) return 'has a NUL character in it';
	return /\p{Surrogate}/u.test(text) ? 'has half a character in it (a lone surrogate)' : null;
}

/** Named by the form's field; what has none there came by Additional Input. */
function refused(path: Path, because: string, model: VideoModel, hint = ''): InvalidInputError {
	const [name] = path;
	const fields = [...model.fields, ...(model.options ?? [])];
	const isOfForm = name === 'elements' || fields.some((field) => sentName(field) === name);
	const label = isOfForm ? labelOf(path, model) : null;
	if (label !== null) return new InvalidInputError(label, `${label} ${because}`, hint);
	const place = path.length === 0 ? because : `${path.join('.')} ${because}`;
	return new InvalidInputError(ADDITIONAL, `${ADDITIONAL}: ${place}`, hint);
}
