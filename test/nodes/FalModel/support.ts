// A document of one endpoint from its fields, as fal writes it.
import { readDocument } from '../../../nodes/FalModel/schema/document';
import type { ModelSchema } from '../../../nodes/FalModel/schema/shape';

type Json = Record<string, unknown>;

export const ENDPOINT = 'fal-ai/some/model';

/** @param input fal's schema of the body @param schemas what references lead to */
export function documentWith(input: Json, schemas: Json = {}): Json {
	const content = { 'application/json': { schema: { $ref: '#/components/schemas/Input' } } };
	return {
		openapi: '3.0.4',
		components: { schemas: { ...schemas, Input: input } },
		paths: {
			[`/${ENDPOINT}/requests/{request_id}`]: { get: {} },
			[`/${ENDPOINT}`]: { post: { requestBody: { content } } },
		},
	};
}

/** The schema of a model with these fields. */
export function schemaWith(properties: Json, more: Json = {}, schemas: Json = {}): ModelSchema {
	const reading = readDocument(documentWith({ properties, ...more }, schemas), ENDPOINT);
	if (reading.is !== 'schema') throw new Error(reading.because);
	return reading.schema;
}
