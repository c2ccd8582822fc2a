// What fal publishes about an endpoint, in a short form of our own: a third voice beside the models'
// data (nodes/*/models) and the local fal (test/emulator), which were once written from one reading.
//
// To add one: read the endpoint's OpenAPI (https://fal.ai/api/openapi/queue/openapi.json?endpoint_id=…),
// never the node's data or the local fal, and write it into the file of its node:
//   'owner/app/path': {
//     source: 'OpenAPI, 24 Sep 2026',         which document, and of when
//     whole: true,                            false where it leaves out nulls and lengths of texts
//     input: { video_url: required(text()), scale: number(1, 8, 2), seed: orNull(whole()) },
//     video: { seconds: [3, 15.05] },         of `x-fal` or of the text, where there is any
//     usd: [0.1, 0.15],                       a second in fal's text, that of its price list first
//   }
// documents.test.ts then holds both sides to it. What has to differ stands in differences.ts.

type Choice = string | number;

/** What one field takes. Absent: the document says nothing of it. */
export interface Taken {
	kind: 'text' | 'number' | 'whole number' | 'yes or no' | 'list' | 'elements';
	required?: boolean;
	/** null is taken, too. */
	null?: boolean;
	values?: readonly Choice[];
	least?: number;
	most?: number;
	step?: number;
	/** Of a text, in characters. */
	shortest?: number;
	longest?: number;
	/** Of an element. */
	frontal?: 'required' | 'optional';
	/** Reference images of an element: fewest and most. */
	references?: readonly [number, number];
	/** What fal takes where it is not sent. */
	otherwise?: string | number | boolean;
}

export interface FileLimits {
	formats?: readonly string[];
	seconds?: readonly [number, number];
	/** Each side in pixels: at least, and at most where there is an upper end. */
	side?: readonly [number, number?];
	framesPerSecond?: readonly [number, number];
	/** Width divided by height. */
	shape?: readonly [number, number];
	bytes?: number;
}

export interface Document {
	source: string;
	whole: boolean;
	input: Readonly<Record<string, Taken>>;
	video?: FileLimits;
	/** Of images and pictures of elements. */
	picture?: FileLimits;
	/** US dollars of a second in fal's text, that of its price list first; none: it states no price. */
	usd?: readonly number[];
}

export type Documents = Readonly<Record<string, Document>>;

export function text(longest?: number): Taken {
	return { kind: 'text', ...(longest !== undefined && { longest }) };
}

export function number(least?: number, most?: number, otherwise?: number, step?: number): Taken {
	return defined({ kind: 'number', least, most, otherwise, step });
}

export function whole(least?: number, most?: number, otherwise?: number): Taken {
	return defined({ kind: 'whole number', least, most, otherwise });
}

export function flag(otherwise: boolean): Taken {
	return { kind: 'yes or no', otherwise };
}

/** The first value is fal's default, unless another is named; null: it has none. */
export function oneOf(values: readonly Choice[], otherwise: Choice | null = values[0]): Taken {
	const kind = typeof values[0] === 'number' ? 'whole number' : 'text';
	return { kind, values, ...(otherwise !== null && { otherwise }) };
}

export function list(values?: readonly Choice[]): Taken {
	return defined({ kind: 'list', values });
}

export function elements(frontal: 'required' | 'optional', most: number): Taken {
	return { kind: 'elements', frontal, references: [1, most] };
}

export function required(taken: Taken): Taken {
	return { ...taken, required: true };
}

export function orNull(taken: Taken): Taken {
	return { ...taken, null: true };
}

export function defined<Shape extends object>(shape: Shape): Shape {
	const given = Object.entries(shape).filter(([, value]) => value !== undefined);
	return Object.fromEntries(given) as Shape;
}
