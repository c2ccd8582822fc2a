/* eslint-disable @n8n/community-nodes/require-node-api-error */
import {
	assert,
	constant,
	constantFrom,
	dictionary,
	double,
	integer,
	jsonValue,
	letrec,
	oneof,
	option,
	property,
	record,
	string,
	array,
	uniqueArray,
	boolean,
	tuple,
} from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { complaints } from '../../catalogue/accepts';
import { fill } from '../../catalogue/fill';
import { makeValue } from '../../catalogue/make';
import { InvalidInputError } from '../../../nodes/shared/failures/failure';
import { readBody } from '../../../nodes/FalModel/schema/body';
import { condense, readCondensed } from '../../../nodes/FalModel/schema/condensed';
import { readDocument } from '../../../nodes/FalModel/schema/document';
import { formOf } from '../../../nodes/FalModel/schema/form';
import { documentWith, ENDPOINT, schemaWith } from './support';

type Json = Record<string, unknown>;

const names = [
	// Not 'constructor': the validator takes every object's own for a field.
	...['prompt', 'negative_prompt', 'video_url', 'image_urls', 'elements', 'start_image_url'],
	...['seed', 'duration', 'image_size', 'loras', 'path', 'frontal_image_url', 'width', 'height'],
	...['sync_mode', 'H264_output', 'mask_url', 'reference_image_urls', 'value', 'mode'],
];

const bounds = tuple(integer({ min: -5, max: 5 }), integer({ min: 0, max: 20 }));

const number = tuple(
	constantFrom('integer', 'number'),
	bounds,
	constantFrom('none', 'closed', 'open'),
).map(([type, [from, more], ends]): Json => ({
	type,
	...(ends === 'closed' && { minimum: from, maximum: from + more }),
	...(ends === 'open' && { exclusiveMinimum: from }),
}));

// Long enough for the mark of a binary field, which a link takes the place of.
const text = tuple(integer({ min: 0, max: 3 }), option(integer({ min: 40, max: 60 }))).map(
	([minLength, maxLength]): Json => ({
		type: 'string',
		...(minLength > 0 && { minLength }),
		...(maxLength !== null && { maxLength }),
	}),
);

const choices = oneof(
	uniqueArray(constantFrom('a', 'b', '5', 'true', ' ', '16:9'), { minLength: 1 }).map(
		(values): Json => ({ type: 'string', enum: values }),
	),
	uniqueArray(integer({ min: 0, max: 60 }), { minLength: 1 }).map((values): Json => ({
		type: 'integer',
		enum: values,
	})),
	constantFrom('480p', 5, true).map((value): Json => ({ const: value })),
);

const size: Json = {
	anyOf: [
		{
			type: 'object',
			properties: {
				width: { type: 'integer', exclusiveMinimum: 0, maximum: 4096 },
				height: { type: 'integer', exclusiveMinimum: 0, maximum: 4096 },
			},
			required: ['width', 'height'],
		},
		{ type: 'string', enum: ['square', 'custom'] },
	],
};

/** fal's grammar: scalars, choices, lists, objects, presets or sizes, and what may be null. */
const { object: anyObject } = letrec<{
	schema: Json;
	plain: Json;
	object: Json;
}>((tie) => ({
	schema: oneof(
		{ depthSize: 'small', withCrossShrink: true },
		tie('plain'),
		tie('plain').map((plain): Json => ({ anyOf: [plain, { type: 'null' }] })),
		tuple(tie('plain'), tie('plain')).map((anyOf): Json => ({ anyOf })),
		constant(size),
	),
	plain: oneof(
		{ depthSize: 'small', withCrossShrink: true },
		text,
		number,
		constant<Json>({ type: 'boolean' }),
		choices,
		tuple(tie('schema'), integer({ min: 0, max: 2 }), boolean()).map(
			([items, minItems, uniqueItems]): Json => ({
				type: 'array',
				items,
				minItems,
				maxItems: minItems + 2,
				uniqueItems,
			}),
		),
		tie('object'),
	),
	object: tuple(
		dictionary(constantFrom(...names), tie('schema'), { maxKeys: 6 }),
		array(boolean(), { minLength: 6, maxLength: 6 }),
		constantFrom(undefined, true, false),
	).map(([properties, flags, additionalProperties]): Json => {
		const required = Object.keys(properties).filter((_name, at) => flags[at]);
		return {
			type: 'object',
			properties: { ...properties },
			...(required.length > 0 && { required }),
			...(additionalProperties !== undefined && { additionalProperties }),
		};
	}),
}));

/** What a person, an expression or another node may put into a field. */
const given: Arbitrary<unknown> = oneof(
	string(),
	double(),
	integer({ min: -9, max: 70 }),
	boolean(),
	constantFrom(
		null,
		undefined,
		'',
		' ',
		'5',
		'true ',
		'https://a.b/c.mp4',
		'data',
		'binary:data',
		'[]',
		'{',
		'custom',
	),
	jsonValue(),
	jsonValue().map((value) => JSON.stringify(value)),
	record({
		mode: constantFrom('url', 'binary', 'list'),
		value: oneof(string(), constant('https://a.b/c.png')),
	}),
);

/** A value that mostly fits, so that not everything is refused. */
function near(schema: Json): Arbitrary<unknown> {
	return oneof(
		{ weight: 3, arbitrary: constant(makeValue(schema, {})) },
		{ weight: 1, arbitrary: given },
	);
}

const cases = anyObject.chain((input) => {
	const properties = Object.entries(input.properties as Record<string, Json>);
	const values = properties.map(([name, schema]) =>
		near(schema).map((value) => [name, value] as const),
	);
	return tuple(constant(input), tuple(...values), boolean());
});

function isRefusal(error: unknown): boolean {
	return error instanceof InvalidInputError && error.field !== '' && error.message !== '';
}

let sent = 0;
let refused = 0;

describe('a random document of fal’s grammar, filled with random values', () => {
	it('gives a body that validates, or is refused by name', () => {
		assert(
			property(cases, ([input, values, raw]) => {
				const reading = readDocument(documentWith(input), ENDPOINT);
				if (reading.is !== 'schema') throw new Error(reading.because);
				const entries = Object.fromEntries(values) as Json;
				try {
					const form = raw
						? { widgets: entries, mapped: entries, additional: {} }
						: fill(reading.schema, entries);
					const body = readBody(reading.schema, form);
					sent++;
					expect(complaints(input, JSON.parse(JSON.stringify(body)))).toEqual([]);
				} catch (error) {
					if (!isRefusal(error)) throw error;
					refused++;
				}
			}),
			{ numRuns: 1500 },
		);
		expect(sent).toBeGreaterThan(300);
		expect(refused).toBeGreaterThan(300);
	}, 120_000);

	it('is the same form, and asks the same, from what it saves', () => {
		assert(
			property(cases, ([input, values]) => {
				const schema = schemaWith(input.properties as Json, { ...input });
				const saved = readCondensed(condense(schema), ENDPOINT);
				if (saved.is !== 'schema') throw new Error(saved.because);
				expect(outline(saved.schema)).toEqual(outline(schema));
				const entries = Object.fromEntries(values) as Json;
				const form = { widgets: entries, mapped: entries, additional: {} };
				expect(answer(() => readBody(saved.schema, form))).toEqual(
					answer(() => readBody(schema, form)),
				);
			}),
			{ numRuns: 500 },
		);
	}, 60_000);
});

function outline(schema: Parameters<typeof formOf>[0]): unknown {
	return formOf(schema).fields.map(({ id, type, displayName, required }) => [
		id,
		type,
		displayName,
		required,
	]);
}

function answer(read: () => unknown): unknown {
	try {
		return read();
	} catch (error) {
		return error instanceof Error ? error.message : error;
	}
}
