// An endpoint without a plan of its own: its schema checks the input and shapes the result.
import { z } from 'zod';
import type { CatalogueModel, Json } from '../catalogue/documents';
import { makeMedia } from './anyMedia';
import type { MediaKind, Recipe } from './anyMedia';
import type { Endpoint, MakeTools, Order } from './endpoint';
import { noLimits } from './limits';
import { fieldError } from './answers';
import type { FieldError } from './answers';
import type { JsonObject } from './types';
import { validate } from './validation';

export function anyEndpoint(model: CatalogueModel): Endpoint {
	const { endpointId, input, output, types } = model;
	// Made when it is needed: most tests need none of them.
	let made: z.ZodObject | null = null;
	const schema = (): z.ZodObject => (made ??= zodOf(model));
	return {
		endpointId,
		get schema() {
			return schema();
		},
		limits: noLimits,
		imageLimits: noLimits,
		price: null,
		output: 'file',
		gone: false,
		read(given) {
			const known = Object.keys((input.properties ?? {}) as Json);
			const ignored = Object.keys(given).filter((name) => !known.includes(name));
			const { errors } = validate(schema(), given);
			if (errors !== null) return { input: null, errors, ignoredFields: ignored };
			return { input: orderOf(given, output, types), errors: null, ignoredFields: ignored };
		},
	};
}

/** fal ignores what it does not know, so nothing is closed. */
function zodOf({ endpointId, input, types }: CatalogueModel): z.ZodObject {
	const schema = z.fromJSONSchema(plain({ ...input, additionalProperties: undefined }, types));
	if (schema instanceof z.ZodObject) return schema;
	throw new Error(`${endpointId} takes no object`);
}

function orderOf(given: JsonObject, output: Json, types: Record<string, Json>): Order {
	return {
		videoUrl: null,
		images: [],
		plan: () => {
			throw new Error('This endpoint has no plan');
		},
		extras: () => ({}),
		times: () => 1,
		make: async (tools) => await makeResult(given, output, types, tools),
	};
}

/** JSON Schema without references and without what is only for people. */
function plain(schema: unknown, types: Record<string, Json>): Json {
	return inlined(schema, types, 0) as Json;
}

const forPeople = ['title', 'description', 'examples', 'default', 'deprecated'];

function inlined(schema: unknown, types: Record<string, Json>, depth: number): unknown {
	if (Array.isArray(schema)) return schema.map((one) => inlined(one, types, depth));
	if (typeof schema !== 'object' || schema === null) return schema;
	if (depth > 12) return {};
	const { $ref, properties, ...rest } = schema as Json;
	const target = typeof $ref === 'string' ? types[$ref.split('/').pop() ?? ''] : undefined;
	if (target !== undefined) return inlined({ ...target, ...rest }, types, depth + 1);
	const kept = Object.entries(rest).filter(
		([key, value]) => !forPeople.includes(key) && !key.startsWith('x-') && value !== undefined,
	);
	const fields = Object.entries((properties ?? {}) as Json).map(
		([name, field]) => [name, inlined(field, types, depth + 1)] as const,
	);
	return {
		...Object.fromEntries(kept.map(([key, value]) => [key, inlined(value, types, depth + 1)])),
		...(properties !== undefined && { properties: Object.fromEntries(fields) }),
	};
}

/** A result as the endpoint's own schema shapes it, or what is wrong with the input's files. */
async function makeResult(
	given: JsonObject,
	output: Json,
	types: Record<string, Json>,
	tools: MakeTools,
): Promise<{ body: JsonObject } | { errors: FieldError[] }> {
	const files = linksIn(given);
	const opened = await Promise.all(
		files.map(async (file) => ({ ...file, path: await tools.open(file.url, file.kind) })),
	);
	const lost = opened.filter(({ path }) => path === null);
	if (lost.length > 0) {
		const errors = lost.map(({ loc, url }) =>
			fieldError('file_download_error', loc, 'Failed to download the file', url),
		);
		return { errors };
	}
	const first = (kind: MediaKind) => opened.find((file) => file.kind === kind)?.path ?? undefined;
	const recipe = {
		prompt: String(given.prompt ?? given.text ?? JSON.stringify(given)),
		seconds: secondsOf(given.duration),
		height: heightOf(given.resolution),
		video: first('video'),
		image: first('image'),
		audio: first('audio'),
		withSound: given.generate_audio === true,
	};
	const result = await valueFor('', plain(output, types), { given, recipe, tools });
	return { body: result as JsonObject };
}

interface Making {
	given: JsonObject;
	recipe: Omit<Recipe, 'kind'>;
	tools: MakeTools;
}

async function valueFor(name: string, schema: Json, making: Making): Promise<unknown> {
	const { anyOf, enum: choices, type } = schema;
	const variants = Array.isArray(anyOf) ? (anyOf as Json[]) : [];
	if (variants.length > 0) return await valueFor(name, variants[0], making);
	if (schema.const !== undefined) return schema.const;
	if (Array.isArray(choices)) return choices[0];
	const properties = (schema.properties ?? {}) as Record<string, Json>;
	if (properties.url !== undefined) return await fileFor(name, properties, making);
	switch (type) {
		case 'object': {
			const values = Object.entries(properties).map(
				async ([field, one]) => [field, await valueFor(field, one, making)] as const,
			);
			return Object.fromEntries(await Promise.all(values));
		}
		case 'array': {
			const count = Math.min(4, Number(making.given[`num_${name}`] ?? 1));
			const items = (schema.items ?? {}) as Json;
			const length = items.type === 'object' ? count : Number(schema.minItems ?? 1);
			return await Promise.all(
				Array.from({ length }, async () => await valueFor(name, items, making)),
			);
		}
		case 'integer':
			return Number.isInteger(making.given[name]) ? making.given[name] : 42;
		case 'number':
			return 1;
		case 'boolean':
			return false;
		case 'null':
			return null;
		default:
			return making.recipe.prompt;
	}
}

async function fileFor(
	name: string,
	properties: Record<string, Json>,
	{ recipe, tools }: Making,
): Promise<JsonObject> {
	const kind = kindOf(name) ?? (properties.fps !== undefined ? 'video' : 'model');
	const made = await makeMedia({ ...recipe, kind }, tools.folder, tools.signal);
	const said: JsonObject = {
		...made.facts,
		url: tools.publish(made.path, made.fileName, made.contentType),
		content_type: made.contentType,
		file_name: made.fileName,
	};
	return Object.fromEntries(Object.entries(said).filter(([field]) => field in properties));
}

interface Link {
	loc: Array<string | number>;
	url: string;
	kind: MediaKind;
}

/** Every link of an input under a name that says what it leads to. */
function linksIn(value: unknown, loc: Array<string | number> = []): Link[] {
	if (typeof value === 'string') {
		const name = [...loc].reverse().find((part) => typeof part === 'string') ?? '';
		const kind = /urls?(_\d+)?$/.test(String(name)) ? kindOf(loc.join('_')) : null;
		return kind !== null && /^https?:/.test(value) ? [{ loc, url: value, kind }] : [];
	}
	if (Array.isArray(value)) return value.flatMap((one, at) => linksIn(one, [...loc, at]));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, one]) => linksIn(one, [...loc, key]));
}

function kindOf(name: string): MediaKind | null {
	if (/video/.test(name)) return 'video';
	if (/audio|voice|speech|music/.test(name)) return 'audio';
	return /image|mask|frame|picture/.test(name) ? 'image' : null;
}

/** fal writes '5', '8s' or 5; a local result is short. */
function secondsOf(duration: unknown): number {
	const seconds = Number.parseFloat(String(duration ?? 2));
	return Number.isFinite(seconds) ? Math.min(10, Math.max(1, seconds)) : 2;
}

/** '720p' and '1080p' are made as large as that, so that a next model takes them. */
function heightOf(resolution: unknown): number | null {
	const [, pixels] = /^(720|1080)p$/.exec(String(resolution)) ?? [];
	return pixels === undefined ? null : Number(pixels);
}
