// The data of a model, and the schema of the local fal, in the words of a document.
import { z } from 'zod';

import type { Field, ValueField, VideoModel } from '../../nodes/shared/model/model';
import { sentName } from '../../nodes/shared/model/sent';
import type { Endpoint } from '../emulator/endpoint';
import type { SourceLimits } from '../emulator/limits';
import { defined, type FileLimits, type Taken } from './document';

const MEGABYTE = 1_048_576;

/** What the form offers; a default of fal's is known for what price and length go by. */
export function ofModel(model: VideoModel): Record<string, Taken> {
	const fields = [...model.fields, ...(model.options ?? [])];
	const sent = Object.keys(model.sends ?? {}).map((name) => [name, { kind: 'yes or no' }]);
	return Object.fromEntries([
		...fields.map((field) => [sentName(field), takenBy(field, model)]),
		...sent,
	]);
}

function takenBy(field: Field, model: VideoModel): Taken {
	const { references, limits, falDefaults } = model;
	if ('media' in field) {
		const kind = field.sentAs === undefined ? 'text' : 'list';
		return defined({ kind, required: field.mandatory });
	}
	if ('slots' in field) {
		if (field.slots === 'images' || references === undefined) return { kind: 'list' };
		const { frontalImage, referenceImages, fewestReferenceImages } = references;
		const [fewest, most] = referenceImages;
		return {
			kind: 'elements',
			frontal: frontalImage,
			references: [fewestReferenceImages ?? fewest, most],
		};
	}
	const ofMaker = limits?.notByFal?.includes('promptCharacters') ?? false;
	const longest = field.name === 'prompt' && !ofMaker ? limits?.promptCharacters : undefined;
	return defined({
		...valueTaken(field),
		required: field.mandatory,
		longest,
		otherwise: falDefaults?.[field.name],
	});
}

function valueTaken(field: ValueField): Taken {
	const { typeOptions = {}, step, options = [] } = field;
	const values = options.map(({ value }) => value).filter((value) => value !== '');
	const choices = values.map((value) => (typeof value === 'number' ? value : String(value)));
	switch (field.type) {
		case 'boolean':
			return { kind: 'yes or no' };
		case 'number': {
			const { minValue, maxValue, numberPrecision } = typeOptions;
			const kind = numberPrecision === 0 ? 'whole number' : 'number';
			return defined({ kind, least: minValue, most: maxValue, step });
		}
		case 'options':
			return { kind: typeof choices[0] === 'number' ? 'whole number' : 'text', values: choices };
		case 'multiOptions':
			return { kind: 'list', values: choices };
		default:
			return { kind: 'text' };
	}
}

export function videoOfModel({ limits = { asOf: '' } }: VideoModel): FileLimits {
	const { formats, seconds, pixels, framesPerSecond, aspectRatio, megabytes } = limits;
	const ofOthers = limits.notByFal ?? [];
	return defined({
		formats: ofOthers.includes('formats') ? undefined : formats,
		seconds: ofOthers.includes('seconds') ? undefined : seconds,
		side: ofOthers.includes('pixels') ? undefined : pixels,
		framesPerSecond,
		shape: aspectRatio,
		bytes:
			megabytes === undefined || ofOthers.includes('megabytes') ? undefined : megabytes * MEGABYTE,
	});
}

export function pictureOfModel({ references }: VideoModel): FileLimits {
	if (references?.pictures === undefined) return {};
	const { megabytes, shortestSide, aspectRatio } = references.pictures;
	return { side: [shortestSide], shape: aspectRatio, bytes: megabytes * MEGABYTE };
}

/** As far as JSON Schema says it: rules over several fields are in schemas.test.ts. */
export function ofEndpoint({ schema }: Endpoint): Record<string, Taken> {
	const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
	return Object.fromEntries(
		Object.entries(properties).map(([name, property]) => [
			name,
			{ ...takenOf(property as JsonSchema), ...(required.includes(name) && { required: true }) },
		]),
	);
}

interface JsonSchema {
	type?: string | string[];
	const?: string | number;
	enum?: Array<string | number>;
	minimum?: number;
	maximum?: number;
	multipleOf?: number;
	minLength?: number;
	maxLength?: number;
	minItems?: number;
	maxItems?: number;
	default?: unknown;
	anyOf?: JsonSchema[];
	items?: JsonSchema;
	properties?: Record<string, JsonSchema>;
	required?: string[];
}

function takenOf(schema: JsonSchema): Taken {
	const otherwise = schema.default as Taken['otherwise'];
	if (Array.isArray(schema.type)) {
		const [type] = schema.type.filter((one) => one !== 'null');
		return { ...takenOf({ ...schema, type }), null: true };
	}
	const some = schema.anyOf?.find(({ type }) => type !== 'null');
	if (some) return defined({ ...takenOf(some), null: true, otherwise });
	const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
	switch (schema.type) {
		case 'boolean':
			return defined({ kind: 'yes or no', otherwise });
		case 'array':
			return schema.items?.properties
				? elementsOf(schema.items)
				: defined({ kind: 'list', values: schema.items?.enum, otherwise });
		case 'string': {
			const { minLength: shortest, maxLength: longest } = schema;
			return defined({ kind: 'text', values, shortest, longest, otherwise });
		}
		default: {
			const { minimum: least, maximum: most, multipleOf: step } = schema;
			const kind = schema.type === 'integer' || values !== undefined ? 'whole number' : 'number';
			return defined({ kind, values, least: real(least), most: real(most), step, otherwise });
		}
	}
}

/** zod writes the range in which a number is exact where there is no other. */
function real(bound: number | undefined): number | undefined {
	return Math.abs(bound ?? 0) === Number.MAX_SAFE_INTEGER ? undefined : bound;
}

function elementsOf({ properties = {}, required = [] }: JsonSchema): Taken {
	const list = properties.reference_image_urls;
	const { minItems = 0, maxItems = Infinity } =
		list.anyOf?.find(({ type }) => type === 'array') ?? list;
	return {
		kind: 'elements',
		frontal: required.includes('frontal_image_url') ? 'required' : 'optional',
		references: [minItems, maxItems],
	};
}

export function limitsOf(limits: SourceLimits): FileLimits {
	const { formats, minSeconds, maxSeconds, minPixels, maxPixels, minFps, maxFps } = limits;
	return defined({
		formats,
		seconds: maxSeconds === undefined ? undefined : ([minSeconds ?? 0, maxSeconds] as const),
		side:
			minPixels === undefined
				? undefined
				: maxPixels === undefined
					? ([minPixels] as const)
					: ([minPixels, maxPixels] as const),
		framesPerSecond:
			minFps === undefined || maxFps === undefined ? undefined : ([minFps, maxFps] as const),
		shape: limits.shape,
		bytes: limits.maxBytes,
	});
}
