// The shape of an endpoint of the local fal, and what an accepted input asks of it.
import type { z } from 'zod';
import type { Probe } from '../support/ffmpeg';
import type { FieldError } from './answers';
import type { MediaKind } from './anyMedia';
import { noLimits } from './limits';
import type { SourceLimits } from './limits';
import type { JsonObject } from './types';
import { validate } from './validation';
import type { Validation } from './validation';
import type { Plan } from './video/plan';

export interface ImageReference {
	loc: Array<string | number>;
	url: string;
}

/** An input that the endpoint's schema accepted. */
export interface Order {
	/** null: the endpoint takes no file (Sora 2 takes a video id). */
	videoUrl: string | null;
	images: ImageReference[];
	plan(source: Probe): Plan;
	/** Fields of the result besides `video`. */
	extras(result: Probe): JsonObject;
	/** How many times the unit price each unit costs. */
	times(made: Made): number;
	/** Instead of a plan: the whole result, for endpoints that only their schema describes. */
	make?: (tools: MakeTools) => Promise<{ body: JsonObject } | { errors: FieldError[] }>;
}

export interface MakeTools {
	/** For temporary files and results. */
	folder: string;
	/** The file behind a link of the input; null: there is none. */
	open(url: string, kind: MediaKind): Promise<string | null>;
	publish(path: string, fileName: string, contentType: string): string;
	signal: AbortSignal;
}

export interface Price {
	unitPriceUsd: number;
	unit: 'seconds' | 'megapixels' | 'megapixel seconds' | '1000 tokens' | 'compute seconds';
	/** The price of a job is rounded up to a multiple of so many US dollars. */
	stepUsd?: number;
}

/** What was made of what. */
export interface Made {
	source: Probe;
	result: Probe;
}

export interface Endpoint {
	endpointId: string;
	schema: z.ZodObject;
	limits: SourceLimits;
	imageLimits: SourceLimits;
	/** null: fal publishes none. */
	price: Price | null;
	/** videoFile: `video` also carries width, height, fps, duration and num_frames. */
	output: 'file' | 'videoFile';
	/** true: fal answers 404 today; see LocalFalOptions.asFalIs. */
	gone: boolean;
	read(input: JsonObject): Validation<Order>;
}

interface Definition<Shape extends z.ZodObject> {
	endpointId: string;
	schema: Shape;
	plan: (input: z.output<Shape>, source: Probe) => Plan;
	extras?: (input: z.output<Shape>, result: Probe) => JsonObject;
	limits?: SourceLimits;
	imageLimits?: SourceLimits;
	price?: Price;
	times?: (input: z.output<Shape>, made: Made) => number;
	output?: 'file' | 'videoFile';
	gone?: boolean;
}

export function endpoint<Shape extends z.ZodObject>(definition: Definition<Shape>): Endpoint {
	const { endpointId, schema, plan, extras, times } = definition;
	return {
		endpointId,
		schema,
		limits: definition.limits ?? noLimits,
		imageLimits: definition.imageLimits ?? noLimits,
		price: definition.price ?? null,
		output: definition.output ?? 'file',
		gone: definition.gone ?? false,
		read(given) {
			const validation = validate(schema, given);
			if (validation.errors !== null) return validation;
			const { input, ignoredFields } = validation;
			const fields: JsonObject = input;
			const order: Order = {
				videoUrl: videoIn(fields),
				images: imagesIn(fields),
				plan: (source) => plan(input, source),
				extras: (result) => extras?.(input, result) ?? {},
				times: (made) => times?.(input, made) ?? 1,
			};
			return { input: order, errors: null, ignoredFields };
		},
	};
}

const videoLists = ['video_urls', 'reference_video_urls'];

/** The source; of a list the first. */
function videoIn(fields: JsonObject): string | null {
	const lists = videoLists.map((name) => fields[name]).filter((list) => Array.isArray(list));
	const url: unknown = fields.video_url ?? lists[0]?.[0];
	return typeof url === 'string' ? url : null;
}

const imageFields = [
	'image_urls',
	'frontal_image_url',
	'reference_image_urls',
	'reference_image_url',
	'start_image_url',
];

/** Every picture address, with the place it stands in. */
function imagesIn(value: unknown, loc: Array<string | number> = []): ImageReference[] {
	if (typeof value === 'string') {
		return loc.some((part) => imageFields.includes(String(part))) ? [{ loc, url: value }] : [];
	}
	if (Array.isArray(value)) return value.flatMap((part, at) => imagesIn(part, [...loc, at]));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, part]) => imagesIn(part, [...loc, key]));
}
