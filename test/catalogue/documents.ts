/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// The endpoints of the test data, and the OpenAPI documents that fal would answer for them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModels } from './grammar';
import type { CatalogueModel, Json } from './grammar';

export type { CatalogueModel, Json } from './grammar';

const folder = join(__dirname, 'models');

/** Every endpoint of the test data, in the order of their ids. */
export const catalogueModels: readonly CatalogueModel[] = readdirSync(folder)
	.flatMap((file) => readModels(readFileSync(join(folder, file), 'utf8')))
	.sort((one, other) => (one.endpointId < other.endpointId ? -1 : 1));

/** @see https://fal.ai/docs/platform-apis/v1/models (expand=openapi-3.0) */
export function documentOf(model: CatalogueModel): Json {
	const { endpointId, category, input, output, types } = model;
	const schemas = { QueueStatus: queueStatus, ...types, Input: input, Output: output };
	const path = `/${endpointId}`;
	const request = `${path}/requests/{request_id}`;
	const ok = (schema: Json) => ({
		responses: { '200': { description: 'OK', content: { 'application/json': { schema } } } },
	});
	const parameters = [
		{ name: 'request_id', in: 'path', required: true, schema: { type: 'string' } },
	];
	const body = { 'application/json': { schema: reference('Input') } };
	return {
		openapi: '3.0.4',
		info: {
			title: `Queue OpenAPI for ${endpointId}`,
			version: '1.0.0',
			description: `The OpenAPI schema for the ${endpointId} queue.`,
			'x-fal-metadata': { endpointId, category },
		},
		components: { schemas },
		paths: {
			[`${request}/status`]: { get: { parameters, ...ok(reference('QueueStatus')) } },
			[`${request}/cancel`]: { put: { parameters, ...ok({ type: 'object' }) } },
			[path]: {
				post: { requestBody: { required: true, content: body }, ...ok(reference('QueueStatus')) },
			},
			[request]: { get: { parameters, ...ok(reference('Output')) } },
		},
		servers: [{ url: 'https://queue.fal.run' }],
	};
}

/** The schema of what an endpoint takes or gives, whole by itself. */
export function schemaOf(model: CatalogueModel, part: 'input' | 'output'): Json {
	return { ...model[part], components: { schemas: model.types } };
}

/** What fal's document says as an example: of each field its own, else nothing. */
export function exampleOf({ input }: CatalogueModel): Json {
	const fields = Object.entries((input.properties ?? {}) as Record<string, Json>);
	return Object.fromEntries(
		fields.flatMap(([name, { examples }]) =>
			Array.isArray(examples) && examples.length > 0 ? [[name, examples[0] as unknown]] : [],
		),
	);
}

function reference(name: string): Json {
	return { $ref: `#/components/schemas/${name}` };
}

const queueStatus: Json = {
	type: 'object',
	properties: {
		status: { type: 'string', enum: ['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED'] },
		request_id: { type: 'string' },
		response_url: { type: 'string' },
		status_url: { type: 'string' },
		cancel_url: { type: 'string' },
		queue_position: { type: 'integer' },
	},
	required: ['status', 'request_id'],
};
