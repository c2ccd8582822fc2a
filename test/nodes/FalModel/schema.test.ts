import { complaints } from '../../catalogue/accepts';
import { formOf } from '../../../nodes/FalModel/schema/form';
import { readBody } from '../../../nodes/FalModel/schema/body';
import { preflightLimits } from '../../../nodes/FalModel/schema/limits';
import { videoModelOf } from '../../../nodes/FalModel/videoModel';
import { sourceFiles } from '../../../nodes/shared/input/sourceFiles';
import { schemaWith } from './support';

const noValues = { widgets: {}, mapped: {}, additional: {} };

function shapeOf(property: object, schemas: Record<string, unknown> = {}) {
	return schemaWith({ field: property }, {}, schemas).fields[0].shape;
}

describe('what a document says about a field', () => {
	it.each([
		['an integer', { type: 'integer', minimum: 1, maximum: 9 }, { whole: true, least: 1, most: 9 }],
		['a number', { type: 'number' }, { is: 'number', whole: false }],
		['an open end as 3.1 writes it', { type: 'number', exclusiveMinimum: 0 }, { above: 0 }],
		[
			'an open end as 3.0 writes it',
			{ type: 'number', minimum: 0, exclusiveMinimum: true },
			{ above: 0 },
		],
		['numeric choices', { type: 'integer', enum: [24, 30] }, { choices: [24, 30] }],
		['a constant', { const: '480p', type: 'string' }, { is: 'choice', choices: ['480p'] }],
		[
			'constants side by side',
			{ anyOf: [{ const: '480p' }, { const: '720p' }] },
			{ is: 'choice', choices: ['480p', '720p'] },
		],
		['a list', { type: 'array', items: { type: 'number' }, maxItems: 3 }, { longest: 3 }],
		['null as a type of 3.1', { type: ['string', 'null'] }, { is: 'text' }],
		[
			'a text with limits',
			{ type: 'string', minLength: 2, maxLength: 9 },
			{ shortest: 2, longest: 9 },
		],
		['an object without a type', { properties: { a: { type: 'string' } } }, { is: 'object' }],
		['nothing', {}, { is: 'anything' }],
	])('%s', (_title, property, expected) => {
		expect(shapeOf(property)).toMatchObject(expected);
	});

	it('follows references and merges their parts', () => {
		const schemas = {
			Base: { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
			More: {
				allOf: [{ $ref: '#/components/schemas/Base' }],
				properties: { b: { type: 'integer' } },
			},
		};
		const shape = shapeOf({ $ref: '#/components/schemas/More' }, schemas);
		const fields = shape.is === 'object' ? shape.fields : [];
		expect(fields.map(({ name, required }) => [name, required])).toEqual([
			['a', true],
			['b', false],
		]);
	});

	it('keeps fal’s order, titles, defaults and marks', () => {
		const { fields, hasSyncMode } = schemaWith(
			{
				seed: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
				num_frames: { type: 'integer', default: 81, deprecated: true },
				prompt: { type: 'string', title: 'What To See', description: 'Words\n for  it' },
				cost: { type: 'number', readOnly: true },
				sync_mode: { type: 'boolean' },
			},
			{ 'x-fal-order-properties': ['prompt', 'num_frames', 'gone'], required: ['prompt'] },
		);
		expect(hasSyncMode).toBe(true);
		expect(fields).toMatchObject([
			{ name: 'prompt', title: 'What To See', description: 'Words for it', required: true },
			{ name: 'num_frames', title: 'Num Frames', default: 81, deprecated: true },
			{ name: 'seed', nullable: true, required: false },
		]);
		expect(fields).toHaveLength(3);
	});

	it('offers a sync_mode that is no switch, as lip sync has it', () => {
		const schema = schemaWith({ sync_mode: { type: 'string', enum: ['cut_off', 'loop'] } });
		expect(schema.hasSyncMode).toBe(false);
		const values = { ...noValues, mapped: { sync_mode: 'loop' } };
		expect(readBody(schema, values)).toEqual({ sync_mode: 'loop' });
		expect(readBody(schema, noValues)).toEqual({});
	});
});

describe('which text is a file', () => {
	it.each<[string, string, object, object | null]>([
		['its name', 'video_url', {}, { media: 'video', orText: false }],
		['a numbered name', 'image_url_2', {}, { media: 'image' }],
		['fal’s own widget', 'face', { _fal_ui_field: 'image_mask' }, { media: 'image' }],
		['the widget of newer documents', 'source', { ui: { field: 'audio' } }, { media: 'audio' }],
		['its limits', 'source', { 'x-fal': { max_fps: 60 } }, { media: 'video' }],
		['a path, which may be a name', 'path', {}, { media: 'file', orText: true }],
		['a link whose example is none', 'lora_url', { examples: ['org/name'] }, { orText: true }],
		['just text', 'prompt', {}, null],
		['text about a picture', 'image_style', {}, null],
	])('%s', (_title, name, hints, expected) => {
		const { shape } = schemaWith({ [name]: { type: 'string', ...hints } }).fields[0];
		if (expected === null) expect(shape.is).toBe('text');
		else expect(shape).toMatchObject({ is: 'file', ...expected });
	});

	it('finds each of a body, also inside JSON', () => {
		const lora = { type: 'object', properties: { path: { type: 'string' } } };
		const schema = schemaWith({
			video_url: {
				type: 'string',
				'x-fal': { min_duration: 3, max_duration: 10, max_width: 3840 },
			},
			loras: { type: 'array', items: lora },
			audio_urls: { anyOf: [{ type: 'array', items: { type: 'string' } }, { type: 'null' }] },
		});
		const body = readBody(schema, {
			widgets: { video_url: 'clip', audio_urls: { file: [{ file: 'https://a.b/c.mp3' }] } },
			mapped: { loras: '[{"path": "binary:lora"}, {"path": "org/name"}]' },
			additional: {},
		});
		expect(body).toEqual({
			video_url: 'binary:clip',
			loras: [{ path: 'binary:lora' }, { path: 'org/name' }],
			audio_urls: ['https://a.b/c.mp3'],
		});
		expect(sourceFiles(videoModelOf(schema, undefined), body)).toMatchObject([
			{ label: 'Video Url', media: 'video', value: 'binary:clip', limits: { seconds: [3, 10] } },
			{ label: 'Loras', media: 'file', value: 'binary:lora' },
			{ label: 'Audio Urls', media: 'audio', value: 'https://a.b/c.mp3' },
		]);
	});

	it('turns fal’s limits into those of the checks before sending', () => {
		const block = { min_duration: 3, max_duration: 10, min_width: 700, max_height: 2160 };
		const { shape } = schemaWith({ video_url: { type: 'string', 'x-fal': block } }).fields[0];
		if (shape.is !== 'file') throw new Error('Not a file');
		expect(preflightLimits(shape)).toEqual({
			limits: { seconds: [3, 10], pixels: [0, Infinity], asOf: '' },
		});
		const picture = { max_file_size: 10485760, min_width: 300, max_aspect_ratio: 2.5 };
		const image = schemaWith({ image_url: { type: 'string', 'x-fal': picture } }).fields[0].shape;
		if (image.is !== 'file') throw new Error('Not a file');
		expect(preflightLimits(image)).toEqual({
			pictures: { megabytes: 10, shortestSide: 0, aspectRatio: [0, 2.5] },
		});
	});
});

describe('the form', () => {
	it('names our own widgets in its hidden first field and leaves them out of the mapper', () => {
		const schema = schemaWith(
			{
				prompt: { type: 'string' },
				start_image_url: { type: 'string' },
				seed: { type: 'integer' },
			},
			{ required: ['prompt'] },
		);
		const [mark, ...fields] = formOf(schema).fields;
		expect(mark.display).toBe(false);
		expect(mark.displayName).toMatch(/^prompt first_frame_url \| prompt \| -negative_prompt /);
		expect(mark.displayName).toMatch(/ -elements \| fal-ai\/some\/model$/);
		expect(mark.displayName).not.toContain(' -prompt ');
		expect(fields.map(({ id }) => id)).toEqual(['seed']);
	});

	it('shows a size as presets, Custom, and two numbers', () => {
		const size = {
			type: 'object',
			properties: {
				width: { type: 'integer', exclusiveMinimum: 0, default: 512 },
				height: { type: 'integer', maximum: 4096 },
			},
		};
		const property = {
			anyOf: [{ $ref: '#/components/schemas/Size' }, { enum: ['square', 'wide'] }],
		};
		const schema = schemaWith({ image_size: { ...property, default: 'wide' } }, {}, { Size: size });
		const [, preset, width, height] = formOf(schema).fields;
		expect(preset).toMatchObject({ id: 'image_size', type: 'options', defaultValue: 'wide' });
		expect(preset.options?.map(({ value }) => value)).toEqual(['square', 'wide', 'custom']);
		expect([width, height]).toMatchObject([
			{ id: 'image_size.width', displayName: 'Image Size Width', type: 'number' },
			{ id: 'image_size.height', type: 'number' },
		]);
		const body = (mapped: Record<string, unknown>) => readBody(schema, { ...noValues, mapped });
		expect(body({ image_size: 'wide' })).toEqual({ image_size: 'wide' });
		expect(
			body({ image_size: 'custom', 'image_size.width': '640', 'image_size.height': 480 }),
		).toEqual({ image_size: { width: 640, height: 480 } });
		expect(body({ image_size: { width: 640, height: 480 } })).toEqual({
			image_size: { width: 640, height: 480 },
		});
		expect(() => body({ image_size: 'custom', 'image_size.width': 640 })).toThrow(
			'Image Size Height is empty',
		);
		expect(() => body({ image_size: 'wide', 'image_size.width': 640 })).toThrow(
			'not set to Custom',
		);
		expect(() =>
			body({ image_size: 'custom', 'image_size.width': 640, 'image_size.height': 9999 }),
		).toThrow('Image Size, height is 9999; it takes a whole number of at most 4096');
	});

	it('shows nested fields as JSON with fal’s example, deprecated ones last', () => {
		const schema = schemaWith({
			old: { type: 'string', deprecated: true },
			loras: { type: 'array', items: { type: 'object' }, default: [], examples: [[{ path: 'x' }]] },
		});
		const [, loras, old] = formOf(schema).fields;
		expect(loras).toMatchObject({ displayName: 'Loras (JSON)', type: 'array', removed: true });
		expect(JSON.parse(String(loras.defaultValue))).toEqual([{ path: 'x' }]);
		expect(old.displayName).toBe('Old (Deprecated)');
	});

	it('tells two fields of one title apart', () => {
		const schema = schemaWith({
			a: { type: 'string', title: 'Scale' },
			b: { type: 'string', title: 'Scale' },
		});
		expect(
			formOf(schema)
				.fields.slice(1)
				.map(({ displayName }) => displayName),
		).toEqual(['Scale (a)', 'Scale (b)']);
	});

	it('explains a list of choices once, at the default', () => {
		const schema = schemaWith({
			speed: { type: 'string', enum: ['slow', 'fast'], default: 'fast', description: 'How quick' },
		});
		expect(formOf(schema).fields[1].options).toEqual([
			{ name: 'slow', value: 'slow' },
			{ name: 'fast', value: 'fast', description: 'How quick' },
		]);
	});
});

describe('values that fal would refuse, refused before anything is sent', () => {
	const schema = schemaWith(
		{
			prompt: { type: 'string', maxLength: 5 },
			video_url: { type: 'string' },
			steps: { type: 'integer', minimum: 1, maximum: 50, title: 'Inference Steps' },
			fps: { type: 'integer', enum: [24, 30] },
			loop: { type: 'boolean' },
			scale: { type: 'number', exclusiveMinimum: 0 },
			tags: { type: 'array', items: { type: 'string' }, maxItems: 2 },
			loras: {
				type: 'array',
				items: {
					type: 'object',
					required: ['path'],
					properties: { path: { type: 'string' }, scale: { type: 'number', maximum: 4 } },
				},
			},
		},
		{ required: ['prompt'] },
	);
	const body = (mapped: Record<string, unknown>, prompt: unknown = 'Rain', video: unknown = '') =>
		readBody(schema, { widgets: { prompt, video_url: video }, mapped, additional: {} });

	it.each<[Record<string, unknown>, string]>([
		[{ steps: 60 }, 'Inference Steps is 60; it takes a whole number from 1 to 50'],
		[{ steps: 2.5 }, 'Inference Steps is 2.5; it takes a whole number from 1 to 50'],
		[{ fps: 25 }, 'Fps is 25; it takes 24, 30'],
		[{ loop: 'maybe' }, 'Loop is "maybe"; it takes true or false'],
		[{ scale: 0 }, 'Scale is 0; it takes a number above 0'],
		[{ tags: '["a","b","c"]' }, 'Tags has 3 entries; it takes a list of up to 2, each text'],
		[{ tags: '["a"' }, 'Tags is not valid JSON'],
		[{ loras: '[{"scale": 1}]' }, 'Loras, entry 1 has no path'],
		[
			{ loras: '[{"path": "x", "scale": 5}]' },
			'Loras, entry 1, scale is 5; it takes a number of at most 4',
		],
		[{ loras: '{"path": "x"}' }, 'Loras is {"path":"x"}; it takes a list'],
	])('%j', (mapped, message) => {
		expect(() => body(mapped)).toThrow(message);
	});

	it.each<[unknown, string]>([
		['clip.mp4', 'Video Url is "clip.mp4"; it takes a link or the name of a binary field'],
		['ftp://a.b/c.mp4', 'it takes a link or the name of a binary field'],
		[{ mode: 'binary', value: {} }, 'it takes a link or the name of a binary field'],
		[7, 'Video Url is 7'],
	])('the file %j', (video, message) => {
		expect(() => body({}, 'Rain', video)).toThrow(message);
	});

	it('names an empty required field and its limit', () => {
		expect(() => body({}, '')).toThrow('Prompt is empty');
		expect(() => body({}, 'Raining')).toThrow('Prompt has 7 characters; it takes text of up to 5');
	});

	it('converts what means the same', () => {
		const mapped = { steps: '20', fps: '30', loop: 'true ', scale: '0.5', tags: 'one' };
		expect(body(mapped, 2024, { mode: 'binary', value: 'data' })).toEqual({
			prompt: '2024',
			video_url: 'binary:data',
			steps: 20,
			fps: 30,
			loop: true,
			scale: 0.5,
			tags: ['one'],
		});
	});

	it('leaves out what is empty, and what belongs to another model', () => {
		const mapped = {
			steps: '',
			loop: null,
			fps: undefined,
			aspect_ratio: '16:9',
			constructor: 'x',
		};
		expect(body(mapped, 'Rain', { mode: 'url', value: ' ' })).toEqual({ prompt: 'Rain' });
	});

	it('lets Additional Input win and count as filled in', () => {
		const values = { widgets: {}, mapped: { steps: 3 }, additional: { prompt: 'Snow', steps: 4 } };
		expect(readBody(schema, values)).toEqual({ prompt: 'Snow', steps: 4 });
	});

	it('never asks for the file inside the answer', () => {
		const withSync = schemaWith({ sync_mode: { type: 'boolean', default: true } });
		expect(readBody(withSync, noValues)).toEqual({ sync_mode: false });
		expect(() => readBody(withSync, { ...noValues, additional: { sync_mode: true } })).toThrow(
			'sync_mode cannot be switched on',
		);
	});

	it('agrees with a validator on steps that floating point cannot count', () => {
		const property = { type: 'number', multipleOf: 0.05 };
		const stepped = schemaWith({ field: property });
		const sent = readBody(stepped, { ...noValues, mapped: { field: 0.15 } });
		expect(sent).toEqual({ field: 0.15 });
		expect(complaints({ properties: { field: property } }, sent)).toEqual([]);
	});
});
