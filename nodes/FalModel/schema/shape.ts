import type { Media } from '../../shared/model/model';

/** One value that JSON knows and that is not nested. */
export type Scalar = string | number | boolean;

export type { Media } from '../../shared/model/model';

/** What fal's `x-fal` block says about a file: [smallest, largest], null for an open end. */
export interface FileLimits {
	seconds?: Range;
	/** Pixels. */
	width?: Range;
	height?: Range;
	/** Width divided by height. */
	aspectRatio?: Range;
	framesPerSecond?: Range;
	bytes?: Range;
}

export type Range = readonly [number | null, number | null];

/** What one value of a request body may be; the part of JSON Schema that fal's documents use. */
export type Shape =
	| { is: 'text'; shortest?: number; longest?: number }
	/** A link, or the name of a binary field; `orText`: a name that only fal understands, too. */
	| FileShape
	| NumberShape
	| { is: 'boolean' }
	| { is: 'choice'; choices: readonly Scalar[] }
	| ListShape
	| ObjectShape
	| { is: 'null' }
	| { is: 'either'; of: readonly Shape[] }
	/** fal does not say, or says it too deep or too often to follow. */
	| { is: 'anything' };

export interface FileShape {
	is: 'file';
	media: Media;
	orText: boolean;
	/** Characters of the link or name. */
	shortest?: number;
	longest?: number;
	limits?: FileLimits;
}

export interface NumberShape {
	is: 'number';
	whole: boolean;
	least?: number;
	most?: number;
	/** The number must be larger, not equal. */
	above?: number;
	/** The number must be smaller, not equal. */
	below?: number;
	multipleOf?: number;
}

export interface ListShape {
	is: 'list';
	of: Shape;
	fewest?: number;
	longest?: number;
	unique?: true;
}

export interface ObjectShape {
	is: 'object';
	fields: readonly SchemaField[];
	/** What fields under other names may be; null: fal takes no others. */
	others: Shape | null;
}

/** One field of a request body. */
export interface SchemaField {
	name: string;
	title: string;
	/** fal's words, on one line; '' for none. */
	description: string;
	required: boolean;
	nullable: boolean;
	deprecated: boolean;
	shape: Shape;
	/** What fal takes where nothing is sent; not given: fal names none. */
	default?: unknown;
	/** The first of fal's examples. */
	example?: unknown;
}

/** What one fal endpoint takes, in fal's order. */
export interface ModelSchema {
	endpointId: string;
	/** Without `sync_mode` and what fal calls read-only. */
	fields: readonly SchemaField[];
	/** fal could return the file inside the answer; this package always says no. */
	hasSyncMode: boolean;
}

/** The choices and the object of a size that is a preset or a width and a height; null for others. */
export function sizeOf(shape: Shape): { presets: readonly Scalar[]; size: ObjectShape } | null {
	if (shape.is !== 'either' || shape.of.length !== 2) return null;
	const choice = shape.of.find((one) => one.is === 'choice');
	const size = shape.of.find((one) => one.is === 'object');
	if (choice === undefined || size === undefined || size.fields.length !== 2) return null;
	const numbers = size.fields.every((field) => field.shape.is === 'number');
	const names = size.fields.map(({ name }) => name).sort();
	return numbers && names.join() === 'height,width' ? { presets: choice.choices, size } : null;
}
