// What no body may hold, wherever it stands in it: it is named, and nothing is sent.
import type { IDataObject } from 'n8n-workflow';

import { models } from '../../../nodes/KlingEdit/models';
import { InvalidInputError } from '../../../nodes/shared/failures/failure';
import { sendable } from '../../../nodes/shared/input/body';

const [kling] = models;
const video_url = 'https://example.com/a.mp4';
const additional = 'Additional Input (JSON)';

/** Expressions give what no IDataObject may hold. */
function sent(input: object): IDataObject {
	return sendable(kling, input as IDataObject);
}

function refusal(input: object): { field: string; message: string } | null {
	try {
		sent(input);
		return null;
	} catch (error) {
		expect(error).toBeInstanceOf(InvalidInputError);
		const { field, message } = error as InvalidInputError;
		return { field, message };
	}
}

function nested(depth: number): unknown {
	let value: unknown = 1;
	for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
	return value;
}

const object = 'in it: an expression gave an object there';
const nothing = 'in it: an expression gave nothing there';
const notFetched = 'but fal fetches only http(s) links';
const half = 'has half a character in it (a lone surrogate)';

test.each<[object, string]>([
	[{ prompt: 'Make it [object Object]' }, `Prompt has "[object Object]" ${object}`],
	[{ prompt: 'Make it undefined' }, `Prompt has "undefined" ${nothing}`],
	[{ prompt: 'null, at night' }, `Prompt has "null" ${nothing}`],
	[{ prompt: 'Make it NaN times larger' }, `Prompt has "NaN" ${nothing}`],
	[{ prompt: 'a\u0000b' }, 'Prompt has a NUL character in it'],
	[{ prompt: 'a\ud83c' }, `Prompt ${half}`],
	[{ video_url: `${video_url} ${video_url}` }, 'Video holds 2 links; it takes one'],
	[{ image_urls: ['https://a.b/undefined.png'] }, `@Image1 has "undefined" ${nothing}`],
	[
		{ elements: [{ frontal_image_url: 'file:///a.png' }] },
		`Element 1 Frontal Image is "file:///a.png", ${notFetched}`,
	],
])('%j is refused by its field', (input, message) => {
	expect(refusal(input)?.message).toBe(message);
	expect(message).toContain(refusal(input)?.field);
});

test.each<[string, object, string]>([
	['undefined', { style: ' undefined' }, `style has "undefined" ${nothing}`],
	['an object as text', { a: ['[object Object]'] }, `a.0 has "[object Object]" ${object}`],
	['NaN', { a: { b: NaN } }, 'a.b is NaN, which is no number'],
	['1e400', { a: [1, Infinity] }, 'a.1 is too large for a number'],
	['-1e400', { seed: -Infinity }, 'seed is too large for a number'],
	['2 ** 53', { seed: 2 ** 53 }, 'seed is 9007199254740992, too large to be sent exactly'],
	['a NUL in a name', { 'a\u0000': 1 }, 'a name in it has a NUL character in it'],
	['half a character in a name', { a: { '\ud83c': 1 } }, `a name in it ${half}`],
	['101 levels', { a: nested(100) }, 'a is nested more than 100 deep'],
	['50,000 levels', { a: nested(50_000) }, 'a is nested more than 100 deep'],
	['a file', { a: { b: 'file:///etc/passwd' } }, `a.b is "file:///etc/passwd", ${notFetched}`],
	['a file in short', { a: ' FILE:/etc/x' }, `a is "FILE:/etc/x", ${notFetched}`],
	['ftp', { a: 'ftp://a.b/c d.mp4' }, `a is "ftp://a.b/c d.mp4", ${notFetched}`],
	['a bucket', { a: 's3://bucket/c.mp4' }, `a is "s3://bucket/c.mp4", ${notFetched}`],
	['a blob', { a: 'blob:https://a.b/c' }, `a is "blob:https://a.b/c", ${notFetched}`],
	['nothing in a list', { a: [1, undefined] }, 'a.1 is empty'],
	['a function', { a: () => 1 }, 'a is a function, which cannot be sent'],
	['a bigint', { seed: 7n }, 'seed is a bigint, which cannot be sent'],
])('%s is refused by its place in Additional Input', (_what, input, says) => {
	expect(refusal(input)).toEqual({ field: additional, message: `${additional}: ${says}` });
});

test.each<[string, object]>([
	['words that only look alike', { prompt: 'Nullify undefinedly, Null, Undefined, nan, non-null' }],
	['100 levels', { a: nested(99) }],
	['the largest safe integer', { seed: Number.MAX_SAFE_INTEGER, a: -0.1, b: 1e-300 }],
	['line breaks and emoji', { prompt: 'a\n\tb 🎬' }],
	['a prompt about an address', { prompt: 'Show "file:///etc/passwd" on a screen' }],
	['links of either kind', { a: 'http://a.b/c', b: 'HTTPS://a.b/c' }],
	['text with a colon', { prompt: 'Style: anime', a: '16:9', b: 'data:video/mp4;base64,AA' }],
	['null, false and what is empty', { a: null, b: false, c: '', d: [], e: {} }],
])('%s: sent as it is', (_what, input) => {
	expect(sent(input)).toEqual(input);
});

test('a date is sent as its text, and what is undefined is not sent', () => {
	const date = new Date('2026-11-25T10:00:00Z');
	expect(sent({ a: date, b: undefined, c: { d: undefined } })).toEqual({
		a: '2026-11-25T10:00:00.000Z',
		c: {},
	});
});

test('the address of a file is the one that is checked, also from Additional Input', () => {
	const prompt = 'https://example.com/my page';
	const image_urls = ['https://example.com/ä.png'];
	expect(sent({ video_url: 'https://example.com/my clip.mp4', image_urls, prompt })).toEqual({
		video_url: 'https://example.com/my%20clip.mp4',
		image_urls: ['https://example.com/%C3%A4.png'],
		prompt,
	});
});

test('a key named like a prototype stays a key', () => {
	const input = JSON.parse('{"a": {"__proto__": {"b": 1}}}') as IDataObject;
	expect(JSON.stringify(sent(input))).toBe('{"a":{"__proto__":{"b":1}}}');
});
