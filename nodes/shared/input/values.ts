import type { GenericValue } from 'n8n-workflow';

import { InvalidInputError } from '../failures/failure';
import type { ValueField, VideoModel } from '../model/model';
import { numberOf } from '../util/unknown';

/**
 * One value in the type fal wants, or undefined where nothing was filled in.
 * @throws InvalidInputError for a value outside the field's list, range or type
 */
export function readValue(field: ValueField, value: unknown, model: VideoModel): GenericValue {
	if (value === undefined || value === null || value === '') return undefined;
	switch (field.type) {
		case 'boolean':
			return readBoolean(field, value);
		case 'number':
			return readNumber(field, value);
		case 'options':
			return readChoice(field, value, model);
		case 'multiOptions':
			return asList(value).map((one) => readChoice(field, one, model));
		default:
			return readText(field, value);
	}
}

function readBoolean({ displayName }: ValueField, value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	const text = String(value).toLowerCase();
	if (text === 'true' || text === 'false') return text === 'true';
	throw new InvalidInputError(displayName, `${displayName} is "${text}"; it takes true or false`);
}

function readNumber({ displayName, typeOptions = {} }: ValueField, value: unknown): number {
	const number = numberOf(value);
	const { minValue = -Infinity, maxValue = Infinity, numberPrecision } = typeOptions;
	const whole = numberPrecision !== 0 || Number.isInteger(number);
	if (number !== null && whole && number >= minValue && number <= maxValue) return number;
	const kind = numberPrecision === 0 ? 'a whole number' : 'a number';
	const range = Number.isFinite(maxValue)
		? ` from ${minValue} to ${maxValue}`
		: Number.isFinite(minValue)
			? ` of at least ${minValue}`
			: '';
	throw new InvalidInputError(
		displayName,
		`${displayName} is "${shown(value)}"; it takes ${kind}${range}`,
	);
}

/** Compared as text, because expressions turn '5' into 5; the list's own value is sent. */
function readChoice({ displayName, options }: ValueField, value: unknown, model: VideoModel) {
	const choices = (options ?? []).filter((option) => option.value !== '');
	const choice = choices.find((option) => String(option.value) === String(value));
	if (choice) return choice.value as GenericValue;
	const known = choices.map((option) => String(option.value)).join(', ');
	throw new InvalidInputError(
		displayName,
		`${displayName} "${shown(value)}" is not offered by ${model.displayName}; it takes ${known}`,
	);
}

function readText({ displayName }: ValueField, value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	throw new InvalidInputError(displayName, `${displayName} is ${shown(value)}; it takes text`);
}

function asList(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [value];
}

function shown(value: unknown): string {
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
