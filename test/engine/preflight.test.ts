/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// What fal would refuse is refused before it costs anything, all of it at once, with the way out.
import type { INode } from 'n8n-workflow';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createClipFolder, type ClipFolder, type ClipOptions } from '../emulator/testClips';
import { falKeys, useLocalFal } from './scenes';
import { NODE, runVideoNode, type VideoRun } from './videoRun';

const fal = useLocalFal();

let folder: ClipFolder;
const files: Record<string, string> = {};
const shapes: Record<string, ClipOptions> = {
	good: { seconds: 4, width: 1280, height: 720, fps: 24 },
	long: { seconds: 12, width: 1280, height: 720, fps: 24 },
	bad: { seconds: 2, width: 3840, height: 2160, fps: 12 },
	small: { seconds: 4, width: 640, height: 360, fps: 24 },
};
beforeAll(async () => {
	folder = await createClipFolder();
	for (const [name, shape] of Object.entries(shapes)) {
		files[name] = await folder.make(`${name}.mp4`, shape);
	}
	files.page = join(folder.path, 'page.mp4');
	await writeFile(files.page, '<!doctype html><html><body>Sign in</body></html>');
});
afterAll(async () => await folder.remove());

const prompt = 'Make it summer';
const o3 = 'fal-ai/kling-video/o3/standard/video-to-video/edit';

async function edit(video: string, run: Partial<VideoRun> = {}) {
	const video_url = files[video] === undefined ? video : fal().publish(files[video]);
	const parameters = { video_url, prompt, ...run.parameters };
	const ended = await runVideoNode(fal(), {
		node: 'klingEdit',
		sourceCheck: null,
		onError: 'continueRegularOutput',
		...run,
		parameters,
	});
	const [item] = ended.items(NODE);
	const json = item.json.fal as {
		warnings: string[];
		error: { message: string; hint: string; field: string } | null;
	};
	return { ...json, ended };
}

test('a clip that fits is ordered without a warning', async () => {
	const { error, warnings } = await edit('good');
	expect([error, warnings]).toEqual([null, []]);
	expect(fal().purchases).toHaveLength(1);
});

test('a clip that is too long is refused, and a model named that takes it', async () => {
	const { error } = await edit('long');
	expect(error).toMatchObject({
		type: 'preflight',
		message: 'Video is 12.02 s long; Kling O1 takes 3 to 10 s',
		field: 'Video',
		hint: 'Shorten it or choose Kling O3 Standard. Nothing was bought.',
		mayBeCharged: false,
	});
	expect(fal().purchases).toEqual([]);
});

test('everything that is wrong is named at once', async () => {
	const { error } = await edit('bad', {
		parameters: { prompt: `Put @Image2 there. ${'x'.repeat(2500)}` },
	});
	expect(error?.message).toBe(
		[
			'Video is 2.02 s long; Kling O1 takes 3 to 10 s',
			'Video is 3840×2160; Kling O1 takes at most 2160 a side',
			'Video has 12 frames per second; Kling O1 takes 24 to 60',
			'Prompt has 2519 characters; Kling O1 takes at most 2500',
			'Prompt mentions @Image2, but no images are given',
		].join('; '),
	);
	expect(error?.hint).toContain('Make it smaller and upscale after editing');
	expect(fal().purchases).toEqual([]);
});

test('with Stop Workflow one such clip stops all, before any is ordered', async () => {
	const urls = ['good', 'long'].map((name) => fal().publish(files[name]));
	const run = await runVideoNode(fal(), {
		node: 'klingEdit',
		sourceCheck: null,
		parameters: { video_url: '={{ $json.url }}', prompt },
		items: urls.map((url) => ({ url })),
	});
	expect(run.error?.message).toBe('Video is 12.02 s long; Kling O1 takes 3 to 10 s (item 2)');
	expect(fal().purchases).toEqual([]);
});

test('with Continue the other clips are ordered', async () => {
	const urls = ['good', 'long', 'page'].map((name) => fal().publish(files[name]));
	const run = await runVideoNode(fal(), {
		node: 'klingEdit',
		sourceCheck: null,
		onError: 'continueRegularOutput',
		parameters: { video_url: '={{ $json.url }}', prompt },
		items: urls.map((url) => ({ url })),
	});
	expect(falKeys(run).map(({ state }) => state)).toEqual(['done', 'failed', 'failed']);
	expect(fal().purchases.map(({ input }) => input.video_url)).toEqual([urls[0]]);
});

describe('a limit on which fal contradicts itself', () => {
	const parameters: INode['parameters'] = { model: o3 };

	test('is a warning', async () => {
		const { error, warnings } = await edit('small', { parameters });
		expect(error).toBeNull();
		expect(warnings).toEqual([
			expect.stringContaining('Video is 640×360; Kling O3 Standard takes at least 720 a side'),
		]);
		expect(fal().purchases).toHaveLength(1);
	});

	test('stops where any doubt shall stop', async () => {
		const { error } = await edit('small', { parameters, sourceCheck: 'strict' });
		expect(error?.message).toContain('640×360');
		expect(fal().purchases).toEqual([]);
	});
});

describe('a file that cannot be reached', () => {
	beforeEach(() =>
		fal().fault({ on: 'file', times: Infinity, answer: { statusCode: 403, body: 'No' } }),
	);
	const says = 'Video could not be checked: its server answered 403';

	test('is a warning', async () => {
		const { warnings } = await edit('good');
		expect(warnings).toEqual([`${says}. Check that its link opens.`]);
		expect(fal().purchases).toHaveLength(1);
	});

	test('stops where any doubt shall stop', async () => {
		expect((await edit('good', { sourceCheck: 'strict' })).error?.message).toBe(says);
		expect(fal().purchases).toEqual([]);
	});
});

test('with Source Check off nothing is looked at', async () => {
	const { error, warnings } = await edit('page', { sourceCheck: 'off' });
	expect([error, warnings]).toEqual([null, []]);
	const fetched = fal().exchanges.filter(({ headers }) => headers.range !== undefined);
	expect(fetched).toEqual([]);
});

test.each([
	[
		'https://drive.google.com/file/d/1abc/view?usp=sharing',
		'Google Drive',
		'Google Drive → Download',
	],
	['https://www.dropbox.com/scl/fi/abc/sea.mp4?rlkey=x&dl=0', 'Dropbox', 'Dropbox → Download'],
])('a share page is told from a file: %s', async (url, name, way) => {
	const { error } = await edit(url);
	expect(error?.message).toBe(`Video URL is a ${name} page, not a video file`);
	expect(error?.hint).toBe(
		`Download it in n8n (${way}) and set Video to Binary. Nothing was bought.`,
	);
});

test('a web page under the name of a video is told from a video', async () => {
	const { error } = await edit('page');
	expect(error?.message).toBe('Video is a web page, not a video file');
});

describe('references in the prompt', () => {
	test('that are missing are named with what is given', async () => {
		const parameters = {
			prompt: 'Use @Image1 and @Image2 in @Video2',
			image_urls: { image1: fal().publish(files.page, 'image/png') },
		};
		const { error } = await edit('good', { parameters });
		expect(error?.message).toBe(
			[
				'@Image1 is a web page, not a picture',
				'Prompt mentions @Image2, but 1 image is given',
				'Prompt mentions @Video2, but 1 video is given',
			].join('; '),
		);
	});

	test('that are given but not mentioned are a warning', async () => {
		const image = join(folder.path, 'still.png');
		await writeFile(image, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
		const parameters = { image_urls: { image1: fal().publish(image, 'image/png') } };
		const { warnings } = await edit('good', { parameters });
		expect(warnings).toEqual(['@Image1 is given, but Prompt does not mention it.']);
	});
});

test('a clip that a model cuts is ordered with a warning', async () => {
	const model = 'fal-ai/fast-animatediff/video-to-video';
	const parameters = { model, first_n_seconds: 5 };
	const { warnings } = await edit('long', { node: 'soraRemix', parameters });
	expect(warnings).toEqual(['Video is 12.02 s long; AnimateDiff uses its first 5 s only.']);
});

test('what an earlier try bought is taken over, whatever became of the file since', async () => {
	const detail = [{ loc: ['body', 'prompt'], msg: 'No', type: 'content_policy_violation' }];
	fal().outcome({ result: { statusCode: 422, body: { detail } } });
	fal().fault({ on: 'file', skip: 1, times: Infinity, answer: { statusCode: 404, body: '' } });
	const video_url = fal().publish(files.good);
	const run = await runVideoNode(fal(), {
		node: 'klingEdit',
		parameters: { video_url, prompt },
		sourceCheck: 'strict',
		retryOnFail: true,
		maxTries: 2,
	});
	expect(run.error?.message).toBe('fal refused the content of Prompt');
	expect(fal().purchases).toHaveLength(1);
});
