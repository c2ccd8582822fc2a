import { condense, readCondensed } from '../../../nodes/FalModel/schema/condensed';
import { readBody } from '../../../nodes/FalModel/schema/body';
import { readDocument } from '../../../nodes/FalModel/schema/document';
import { formOf } from '../../../nodes/FalModel/schema/form';
import { documentWith, ENDPOINT, schemaWith } from './support';

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** What a form and a saved form make of fields, whatever they are. */
function survives(properties: Record<string, unknown>, schemas: Record<string, unknown> = {}) {
	const schema = schemaWith(properties, {}, schemas);
	const { fields } = formOf(schema);
	const saved = readCondensed(condense(schema), ENDPOINT);
	expect(saved.is).toBe('schema');
	return { schema, fields };
}

describe('a document that means no good', () => {
	it('refers to itself', () => {
		const schemas = {
			Loop: reference('Loop'),
			Ping: { type: 'object', properties: { pong: reference('Pong') } },
			Pong: { type: 'object', properties: { ping: reference('Ping') } },
			Tree: { type: 'array', items: reference('Tree') },
		};
		const { fields } = survives(
			{ loop: reference('Loop'), ping: reference('Ping'), tree: reference('Tree') },
			schemas,
		);
		expect(fields.map(({ id, type }) => [id, type]).slice(1)).toEqual([
			['loop', 'object'],
			['ping', 'object'],
			['tree', 'array'],
		]);
	});

	it('refers to itself at the top', () => {
		const document = documentWith(reference('Input'));
		expect(readDocument(document, ENDPOINT)).toEqual({ is: 'unusable', because: 'leads nowhere' });
	});

	it('follows references without an end', () => {
		const chain = Object.fromEntries(
			Array.from({ length: 10_000 }, (_, at) => [`R${at}`, reference(`R${at + 1}`)]),
		);
		expect(survives({ deep: reference('R0') }, chain).schema.fields[0].shape).toEqual({
			is: 'anything',
		});
	});

	it('doubles at every level', () => {
		const levels = Object.fromEntries(
			Array.from({ length: 40 }, (_, at) => {
				const next = reference(`L${at + 1}`);
				return [`L${at}`, { type: 'object', properties: { a: next, b: next, c: next } }];
			}),
		);
		survives({ bomb: reference('L0') }, levels);
	});

	it('nests ten thousand deep', () => {
		let nested: object = { type: 'string' };
		for (let level = 0; level < 10_000; level++) nested = { anyOf: [nested, { type: 'null' }] };
		let merged: object = { type: 'string' };
		for (let level = 0; level < 10_000; level++) merged = { allOf: [merged] };
		survives({ nested, merged });
	});

	it('has ten thousand fields', () => {
		const properties = Object.fromEntries(
			Array.from({ length: 10_000 }, (_, at) => [`field_${at}`, { type: 'string' }]),
		);
		expect(readDocument(documentWith({ properties }), ENDPOINT)).toEqual({
			is: 'unusable',
			because: 'has 10000 fields; a form shows up to 200',
		});
	});

	it('is half a megabyte of words', () => {
		const words = 'word '.repeat(100_000);
		const { fields } = survives({ choice: { enum: ['a', 'b'], description: words, title: words } });
		expect(JSON.stringify(fields).length).toBeLessThan(10_000);
	});

	it('names its fields after what objects are made of', () => {
		const properties = JSON.parse(
			'{"__proto__": {"type": "string"}, "constructor": {"type": "string"}, "toString": {"type": "string"}, "a b": {}}',
		) as Record<string, unknown>;
		const { schema } = survives(properties);
		expect(schema.fields.map(({ name }) => name)).toEqual(['constructor', 'toString']);
		expect(readBody(schema, { widgets: {}, mapped: {}, additional: {} })).toEqual({});
		const mapped = JSON.parse('{"constructor": "x", "__proto__": {"polluted": true}}') as object;
		const body = readBody(schema, { widgets: {}, mapped: { ...mapped }, additional: {} });
		expect(body).toEqual({ constructor: 'x' });
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	it('lets JSON bring a prototype of its own, which stays plain data', () => {
		const schema = schemaWith({ more: { type: 'object' } });
		const mapped = { more: '{"__proto__": {"polluted": true}}' };
		const body = readBody(schema, { widgets: {}, mapped, additional: {} });
		expect(JSON.stringify(body)).toBe('{"more":{"__proto__":{"polluted":true}}}');
		expect((body.more as Record<string, unknown>).polluted).toBeUndefined();
	});

	it.each<[string, unknown]>([
		['nothing', undefined],
		['text', '<html>'],
		['a list', []],
		['no paths', { openapi: '3.0.4' }],
		['paths that are none', { paths: { '/x': 7, '/y': { post: 'z' } } }],
		['two orders and neither is ours', { paths: { '/x': { post: {} }, '/y': { post: {} } } }],
		['an order without a body', { paths: { '/x': { post: {} } } }],
		['a reference to another host', documentWith({ $ref: 'https://evil.example/schema.json' })],
		['a reference to nothing', documentWith({ $ref: '#/components/schemas/Nobody' })],
		['a reference to a prototype', documentWith({ $ref: '#/__proto__' })],
	])('is %s', (_title, document) => {
		expect(readDocument(document, ENDPOINT).is).toBe('unusable');
	});

	it.each<[string, object]>([
		['types that are none', { type: 7 }],
		['properties that are a list', { type: 'object', properties: [] }],
		['required that is text', { type: 'object', required: 'all', properties: { a: {} } }],
		['an enum of objects', { enum: [{ a: 1 }] }],
		['an empty enum', { enum: [] }],
		['an empty union', { anyOf: [] }],
		['limits that are text', { type: 'number', minimum: 'low', multipleOf: 0 }],
		['examples that are an object', { type: 'string', examples: { a: 1 } }],
		['a title that is a list', { type: 'string', title: ['x'] }],
		['items that are missing', { type: 'array' }],
	])('has a field with %s', (_title, property) => {
		expect(survives({ field: property }).schema.fields).toHaveLength(1);
	});

	it.each([['{'], ['[]'], ['7'], [undefined]])('was saved as %j', (text) => {
		expect(readCondensed(text, ENDPOINT).is).toBe('unusable');
	});
});
