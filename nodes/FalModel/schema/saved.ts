import type { ResourceMapperField } from 'n8n-workflow';

import { isRecord, textOf } from '../../shared/util/unknown';
import { readCondensed } from './condensed';
import { MARK } from './form';
import type { ModelSchema } from './shape';

/**
 * The schema that a saved form carries in its mark; null where the form is empty, of another model,
 * or of an n8n that dropped the mark.
 * @param fields the resource mapper's `schema`
 */
export function savedSchema(fields: unknown, endpointId: string): ModelSchema | null {
	const mark = markIn(fields);
	if (mark === null || !isMarkOf(mark, endpointId)) return null;
	const [option]: unknown[] = Array.isArray(mark.options) ? mark.options : [];
	const reading = readCondensed(isRecord(option) ? option.value : undefined, endpointId);
	return reading.is === 'schema' ? reading.schema : null;
}

/** The fields of a saved form of this model, to be kept where fal cannot be asked; null for others. */
export function savedFields(fields: unknown, endpointId: string): ResourceMapperField[] | null {
	const mark = markIn(fields);
	const isOurs = mark !== null && isMarkOf(mark, endpointId) && Array.isArray(fields);
	return isOurs ? (fields as ResourceMapperField[]) : null;
}

function markIn(fields: unknown): Record<string, unknown> | null {
	const [first]: unknown[] = Array.isArray(fields) ? fields : [];
	return isRecord(first) && first.id === MARK ? first : null;
}

function isMarkOf(mark: Record<string, unknown>, endpointId: string): boolean {
	return textOf(mark.displayName)?.split('| ').pop() === endpointId;
}
