import type { IDataObject } from 'n8n-workflow';

import { InvalidInputError } from '../failures/failure';
import { isRecord } from '../util/unknown';
import { ownOptions } from './options';

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

/**
 * More fields for fal, sent as they are.
 * @throws InvalidInputError for what is no JSON object
 */
export function readAdditionalInput(value: unknown): IDataObject {
	const { label } = ownOptions.additionalInput;
	const parsed = readJson(label, value) ?? {};
	if (isRecord(parsed)) return parsed as IDataObject;
	throw new InvalidInputError(label, `${label} is not an object like {"seed": 42}`);
}

function notJson(label: string, error: unknown): InvalidInputError {
	const reason = error instanceof Error ? `${error.message}.` : '';
	return new InvalidInputError(label, `${label} is not valid JSON`, reason);
}
