/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Output: Link and File hands on every file of a result, whatever kind it is.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { useLocalFal } from '../setup';
import { NODE, runVideoNode } from '../videoRun';

const fal = useLocalFal();
let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'fal-files-'));
});
afterAll(async () => await rm(folder, { recursive: true }));

const png = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
);
const wav = Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1'), Buffer.alloc(32)]);
const glb = Buffer.concat([Buffer.from('glTF\x02\0\0\0', 'latin1'), Buffer.alloc(32)]);

/** A file as fal would name it in a result. */
async function made(name: string, content: Buffer | string, type: string, said: object = {}) {
	const file = join(folder, name);
	await writeFile(file, content);
	return { url: fal().publish(file, type), ...said };
}

async function binaryOf(body: object, options: { field?: string; name?: string } = {}) {
	fal().outcome({ result: { statusCode: 200, body: body as never } });
	const run = await runVideoNode(fal(), {
		node: 'falModel',
		parameters: {
			// fal does not describe it, so its result may be anything.
			model: { __rl: true, mode: 'id', value: 'fal-ai/film/video' },
			advanced: { additionalInput: '{"video_url": "https://a.b/c.mp4"}' },
			output: 'linkAndFile',
			files: { downloadField: options.field ?? 'data', downloadFileName: options.name ?? '' },
		},
	});
	expect(run.error).toBeUndefined();
	const { binary = {}, json } = run.items(NODE)[0];
	expect(json).toMatchObject(body);
	return Object.fromEntries(
		Object.entries(binary).map(([field, { fileName, mimeType }]) => [field, [fileName, mimeType]]),
	);
}

test('several pictures come under names of their own', async () => {
	const images = [await made('image.png', png, 'image/png'), await made('image.png', png, '')];
	expect(await binaryOf({ images, seed: 7 })).toEqual({
		data: ['image.png', 'image/png'],
		images_1: ['image-2.png', 'image/png'],
	});
});

test('nested files come, each with its type', async () => {
	const body = {
		audio: await made('voice.wav', wav, 'application/octet-stream'),
		model_urls: {
			glb: await made('mesh.glb', glb, 'application/octet-stream', {
				content_type: 'model/gltf-binary',
			}),
			obj: await made('mesh.obj', 'v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n', 'model/obj', {
				content_type: 'model/obj',
			}),
		},
		layers: [{ mask: await made('mask.png', png, 'image/png'), score: 0.5 }],
	};
	expect(await binaryOf(body)).toEqual({
		data: ['voice.wav', 'audio/wav'],
		model_urls_glb: ['mesh.glb', 'model/gltf-binary'],
		model_urls_obj: ['mesh.obj', 'model/obj'],
		layers_0_mask: ['mask.png', 'image/png'],
	});
});

test('the chosen field and name are those of the first file', async () => {
	const images = [await made('a.png', png, 'image/png'), await made('b.png', png, 'image/png')];
	expect(await binaryOf({ images }, { field: 'images_1', name: 'mine' })).toEqual({
		images_1: ['mine.png', 'image/png'],
		images_1_file: ['b.png', 'image/png'],
	});
});

test('a result of words alone comes as it is', async () => {
	expect(await binaryOf({ text: 'A paper boat', chunks: [] })).toEqual({});
});
