import type { GenericValue } from 'n8n-workflow';

import { InvalidInputError } from '../failures/failure';
import type { ValueField, VideoModel } from '../model/model';
import { numberOf } from '../util/unknown';
import { readSwitch } from './readers';

/**
 * One value in the type fal wants, or undefined where nothing was filled in.
 * @throws InvalidInputError for a value outside the field's list, range or type
 */
export function readValue(field: ValueField, given: unknown, model: VideoModel): GenericValue {
	const value = withoutFormer(field, given, model);
	const nothing = value === undefined || value === null;
	if (nothing || (typeof value === 'string' && value.trim() === '')) return undefined;
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

/** A value that fal only renamed is read as the new one; one that it no longer has is refused. */
function withoutFormer(
	{ displayName, former = [] }: ValueField,
	value: unknown,
	model: VideoModel,
): unknown {
	for (const one of former) {
		if (one.is === 'renamed' && one.from === value) return one.to;
		if (one.is === 'gone' && one.values.some((name) => name === value)) {
			throw new InvalidInputError(
				displayName,
				`${displayName} "${shown(value)}" is no longer offered by ${model.displayName}`,
				one.instead,
			);
		}
	}
	return value;
}

function readBoolean({ displayName }: ValueField, value: unknown): boolean {
	return readSwitch(displayName, value);
}

function readNumber({ displayName, typeOptions = {}, step }: ValueField, value: unknown): number {
	const number = numberOf(value);
	const { minValue = -Infinity, maxValue = Infinity, numberPrecision } = typeOptions;
	const whole = numberPrecision !== 0 || Number.isInteger(number);
	const fits = number !== null && whole && isMultiple(number, step);
	if (fits && number >= minValue && number <= maxValue) return number;
	const kind = numberPrecision === 0 ? 'a whole number' : 'a number';
	const range = Number.isFinite(maxValue)
		? ` from ${minValue} to ${maxValue}`
		: Number.isFinite(minValue)
			? ` of at least ${minValue}`
			: '';
	const steps = step === undefined ? '' : ` in steps of ${step}`;
	throw new InvalidInputError(
		displayName,
		`${displayName} is "${shown(value)}"; it takes ${kind}${range}${steps}`,
	);
}

/** Binary fractions are a hair off: 0.07 / 0.01 is 7.000000000000001. */
function isMultiple(number: number, step: number | undefined): boolean {
	if (step === undefined) return true;
	const steps = number / step;
	return Math.abs(steps - Math.round(steps)) < 1e-9;
}

/** Compared as text, because expressions turn '5' into 5; the list's own value is sent. */
function readChoice({ displayName, options }: ValueField, value: unknown, model: VideoModel) {
	const choices = (options ?? []).filter((option) => option.value !== '');
	const choice = choices.find((option) => String(option.value) === String(value).trim());
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
