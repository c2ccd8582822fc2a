import { isRecord, recordOf } from '../../shared/util/unknown';
import { createResolver, type Flat } from './resolve';
import type { ModelSchema, SchemaField } from './shape';
import { createReader } from './shapeReader';

/** What an endpoint takes, or why its document cannot be used. */
export type SchemaReading =
	| { is: 'schema'; schema: ModelSchema }
	/** Completes "fal's description of <endpoint> …". */
	| { is: 'unusable'; because: string };

/** fal's longest form has 54. */
const MOST_FIELDS = 200;

/**
 * fal's OpenAPI document of an endpoint as the list of its fields. Nothing in the document is
 * trusted: it may refer to itself, be huge, or be something else altogether.
 * @see https://fal.ai/docs/platform-apis/v1/models (expand=openapi-3.0)
 */
export function readDocument(document: unknown, endpointId: string): SchemaReading {
	const post = orderOf(document, endpointId);
	if (post === null) return { is: 'unusable', because: 'names no way to send it a request' };
	const content = recordOf(recordOf(post.requestBody).content);
	const schema = recordOf(content['application/json']).schema;
	if (schema === undefined) return { is: 'unusable', because: 'does not say what it takes' };
	return readInputSchema(document, schema, endpointId);
}

/**
 * The same for the schema of the input alone.
 * @param root what the references of the schema point into
 */
export function readInputSchema(root: unknown, schema: unknown, endpointId: string): SchemaReading {
	const resolver = createResolver(root);
	const found = resolver.flatten(schema, []);
	if (found === null) return { is: 'unusable', because: 'leads nowhere' };
	const count = Object.keys(recordOf(found.flat.properties)).length;
	if (count > MOST_FIELDS) {
		const because = `has ${count} fields; a form shows up to ${MOST_FIELDS}`;
		return { is: 'unusable', because };
	}
	const reader = createReader(resolver);
	const { fields } = reader.objectOf(found.flat, { trail: found.trail, depth: 0, path: '' });
	return {
		is: 'schema',
		schema: {
			endpointId,
			fields: fields.filter((field) => !isSyncMode(field)),
			hasSyncMode: fields.some(isSyncMode),
		},
	};
}

/** Lip sync has a list of choices under the same name. */
function isSyncMode({ name, shape }: SchemaField): boolean {
	return name === 'sync_mode' && shape.is === 'boolean';
}

/** The operation that orders: under the endpoint's own path, or the only one there is. */
function orderOf(document: unknown, endpointId: string): Flat | null {
	const paths = recordOf(recordOf(document).paths);
	const path = `/${endpointId}`;
	const own = Object.hasOwn(paths, path) ? recordOf(paths[path]).post : undefined;
	if (isRecord(own)) return own;
	const posts = Object.values(paths).map((operations) => recordOf(operations).post);
	const [only, other] = posts.filter(isRecord);
	return other === undefined ? (only ?? null) : null;
}
