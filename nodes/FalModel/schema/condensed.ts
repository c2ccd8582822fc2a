import { isRecord } from '../../shared/util/unknown';
import { readInputSchema, type SchemaReading } from './document';
import type { FileLimits, ModelSchema, ObjectShape, SchemaField, Shape } from './shape';

type Json = Record<string, unknown>;

/** A longer list, e.g. of a thousand voices, is left to fal to check. */
const MOST_CHOICES = 200;

/**
 * A schema as text that fits into a saved workflow: JSON Schema again, so that one reader reads fal's
 * documents and ours. Without descriptions, defaults and examples, which only the form needs.
 */
export function condense({ fields, hasSyncMode }: ModelSchema): string {
	const sync: SchemaField[] = hasSyncMode ? [syncMode] : [];
	return JSON.stringify(objectSchema({ is: 'object', fields: [...fields, ...sync], others: null }));
}

/** The schema of a saved form; it is a workflow's data and trusted no more than fal's. */
export function readCondensed(text: unknown, endpointId: string): SchemaReading {
	const unusable: SchemaReading = { is: 'unusable', because: 'is not in the saved form' };
	if (typeof text !== 'string') return unusable;
	try {
		const schema: unknown = JSON.parse(text);
		return isRecord(schema) ? readInputSchema(schema, schema, endpointId) : unusable;
	} catch (error) {
		const because = error instanceof Error ? `cannot be read: ${error.message}` : 'cannot be read';
		return { is: 'unusable', because };
	}
}

const syncMode: SchemaField = {
	name: 'sync_mode',
	title: 'Sync Mode',
	description: '',
	required: false,
	nullable: false,
	deprecated: false,
	shape: { is: 'boolean' },
};

function objectSchema({ fields, others }: ObjectShape): Json {
	const required = fields.filter((field) => field.required).map(({ name }) => name);
	return {
		type: 'object',
		properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
		...(required.length > 0 && { required }),
		...(others === null && { additionalProperties: false }),
		...(others !== null &&
			others.is !== 'anything' && { additionalProperties: shapeSchema(others) }),
	};
}

function fieldSchema({ title, shape, nullable, deprecated }: SchemaField): Json {
	return {
		title,
		...shapeSchema(shape),
		...(nullable && shape.is !== 'anything' && { nullable }),
		...(deprecated && { deprecated }),
	};
}

function shapeSchema(shape: Shape): Json {
	switch (shape.is) {
		case 'text':
			return { type: 'string', ...given({ minLength: shape.shortest, maxLength: shape.longest }) };
		case 'file':
			return {
				type: 'string',
				_fal_ui_field: shape.media,
				...given({
					minLength: shape.shortest,
					maxLength: shape.longest,
					'x-fal': shape.limits && limitsBlock(shape.limits),
				}),
				// An example that is no link tells the reader that others fit, too.
				...(shape.orText && { examples: ['name'] }),
			};
		case 'number':
			return {
				type: shape.whole ? 'integer' : 'number',
				...given({
					minimum: shape.least,
					maximum: shape.most,
					exclusiveMinimum: shape.above,
					exclusiveMaximum: shape.below,
					multipleOf: shape.multipleOf,
				}),
			};
		case 'choice':
			return shape.choices.length > MOST_CHOICES
				? { type: [...new Set(shape.choices.map((choice) => typeof choice))] }
				: { enum: shape.choices };
		case 'list':
			return {
				type: 'array',
				...(shape.of.is !== 'anything' && { items: shapeSchema(shape.of) }),
				...given({ minItems: shape.fewest, maxItems: shape.longest, uniqueItems: shape.unique }),
			};
		case 'object':
			return objectSchema(shape);
		case 'either':
			return { anyOf: shape.of.map(shapeSchema) };
		case 'anything':
			return {};
		default:
			return { type: shape.is };
	}
}

function limitsBlock(limits: FileLimits): Json {
	const { seconds, width, height, aspectRatio, framesPerSecond, bytes } = limits;
	return given({
		min_duration: seconds?.[0],
		max_duration: seconds?.[1],
		min_width: width?.[0],
		max_width: width?.[1],
		min_height: height?.[0],
		max_height: height?.[1],
		min_aspect_ratio: aspectRatio?.[0],
		max_aspect_ratio: aspectRatio?.[1],
		min_fps: framesPerSecond?.[0],
		max_fps: framesPerSecond?.[1],
		max_file_size: bytes?.[1],
	});
}

function given(record: Json): Json {
	const entries = Object.entries(record).filter(
		([, value]) => value !== undefined && value !== null,
	);
	return Object.fromEntries(entries);
}
