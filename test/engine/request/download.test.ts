/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// The finished video comes into n8n's binary store, whole or not at all.
import { appendFile, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';

import type { Answer } from '../../emulator/types';
import { useClipFolder } from '../../support/clipFolder';
import { binaryModes, useBinaryMode } from '../binaryItems';
import { insideNode } from '../insideNode';
import { clipUrl, falErrors, falKeys, upscale, useLocalFal } from '../setup';
import { NODE, runVideoNode, type VideoRun } from '../videoRun';
import { optionsInPlace } from '../../support/optionsInPlace';

const sampleClip = 'examples/media/clip.mp4';

const fal = useLocalFal();
const onError = 'continueRegularOutput';

describe.each(binaryModes)('with binary data %s', (_where, mode) => {
	useBinaryMode(mode);

	const download = async (options: object = {}, run: Partial<VideoRun> = {}) =>
		await upscale(fal(), ['sea'], {
			...run,
			parameters: { output: 'linkAndFile', ...optionsInPlace({ ...options }) },
		});
	const gets = () =>
		fal().exchanges.filter(({ operation, method }) => operation === 'file' && method === 'GET');

	test('it comes whole, with name and type, without the key, and its link stays', async () => {
		const run = await download();
		const [{ json, binary }] = run.items(NODE);
		expect(binary?.data).toMatchObject({ mimeType: 'video/mp4', fileName: 'output.mp4' });
		const file = binary?.data;
		const content = await insideNode(
			async ({ helpers }) => await helpers.getBinaryDataBuffer(0, 'data'),
			[{ json: {}, binary: file ? { data: file } : {} }],
		);
		expect(content.equals(await readFile(sampleClip))).toBe(true);
		expect(json.video).toMatchObject({ url: expect.stringMatching(/^http/) as string });
		for (const { headers } of gets()) expect(headers).not.toHaveProperty('authorization');
	});

	test('Download Field and Download File Name say where to and how', async () => {
		const run = await download({ downloadField: 'film', downloadFileName: '={{ $json.clip }}' });
		expect(run.items(NODE)[0].binary).toMatchObject({
			film: { fileName: 'sea.mp4', mimeType: 'video/mp4' },
		});
	});

	test.each(['reset', 'truncated', 'short', 'html', 'close'] as const)(
		'a transfer that ends with %s is tried again',
		async (answer) => {
			fal().fault({ on: 'file', answer });
			const run = await download();
			expect(falErrors(run)).toEqual([null]);
			expect(run.items(NODE)[0].binary?.data.bytes).toBe((await stat(sampleClip)).size);
			expect(gets()).toHaveLength(2);
		},
	);

	test('one that never works fails the item, which keeps its link and what it may have cost', async () => {
		fal().fault({ on: 'file', times: Infinity, answer: 'short' });
		const run = await download({}, { onError });
		const { size } = await stat(sampleClip);
		expect(falErrors(run)).toEqual([
			{
				type: 'download_failed',
				message: `The video is made, but could not be downloaded: it ended after ${Math.floor(size / 2)} of ${size} bytes`,
				field: null,
				hint: `It is at ${String((run.items(NODE)[0].json.video as { url: string }).url)}; Fal Request → Get Result fetches it again for free. Request ${String(falKeys(run)[0].requestId)} may have been charged.`,
				retryable: true,
				mayBeCharged: true,
			},
		]);
		const [{ json, binary }] = run.items(NODE);
		expect(json.video).toBeDefined();
		expect(binary).toBeUndefined();
		expect(gets()).toHaveLength(3);
	});

	test('a retry downloads again and buys nothing', async () => {
		fal().fault({ on: 'file', times: 3, answer: 'reset' });
		const run = await download({}, { retryOnFail: true, maxTries: 2 });
		expect(run.error).toBeUndefined();
		expect(run.items(NODE)[0].binary?.data).toBeDefined();
		expect(fal().purchases).toHaveLength(1);
	});

	test('a video above Download Limit is not fetched', async () => {
		const run = await download({ maxDownloadMb: 0.01 }, { onError });
		expect(falErrors(run)[0]?.message).toMatch(
			/^The video is made, but could not be downloaded: it has more than 0 MB$|it has \d+ MB$/,
		);
		expect(falErrors(run)[0]?.hint).toMatch(/^Raise Download Limit \(MB\)\./);
		expect(gets()).toHaveLength(1);
	});

	test('a link that is not http(s) is not fetched', async () => {
		const url = 'file:///etc/passwd';
		fal().outcome({ result: { statusCode: 200, body: { video: { url } } } });
		const run = await download({}, { onError });
		expect(falErrors(run)[0]?.message).toBe(
			'The video is made, but could not be downloaded: it leads to an address that is not http(s)',
		);
	});

	const page: Answer = {
		statusCode: 200,
		body: '<!doctype html><html><body>Sign in</body></html>',
		headers: { 'content-type': 'text/html' },
	};
	const json: Answer = { statusCode: 200, body: { detail: 'Not ready, please come back later' } };

	test.each([
		['a web page', page, 'it is a web page'],
		['JSON', json, 'it is text'],
		['an empty file', { ...page, body: '' }, 'it is empty'],
	])('%s in place of the video is fetched again, then fails', async (_what, answer, says) => {
		fal().fault({ on: 'file', times: 2, answer });
		expect(falErrors(await download())).toEqual([null]);
		expect(gets()).toHaveLength(3);
		fal().reset();
		fal().fault({ on: 'file', times: Infinity, answer });
		const run = await download({}, { onError });
		expect(falErrors(run)[0]?.message).toBe(
			`The video is made, but could not be downloaded: ${says}`,
		);
		expect(run.items(NODE)[0].binary).toBeUndefined();
	});

	test('a text that fal calls a text is stored', async () => {
		const url = fal().publish('package.json', 'application/json');
		const file = { url, content_type: 'application/json', file_name: 'scores.json' };
		fal().outcome({ result: { statusCode: 200, body: { scores: file } } });
		const parameters = {
			model: 'custom',
			customEndpointId: 'fal-ai/video-upscaler',
			options: { downloadResult: true },
		};
		const run = await upscale(fal(), ['sea'], { parameters, onError });
		expect(run.items(NODE)[0].binary?.data).toMatchObject({ fileName: 'scores.json' });
	});

	test('a video in the address itself is decoded and stored', async () => {
		const content = await readFile(sampleClip);
		const url = `data:video/mp4;base64,${content.toString('base64')}`;
		const file = { url, file_name: 'inline.mp4' };
		fal().outcome({ result: { statusCode: 200, body: { video: file } } });
		const run = await download();
		expect(falErrors(run)).toEqual([null]);
		expect(run.items(NODE)[0].binary?.data).toMatchObject({
			fileName: 'inline.mp4',
			mimeType: 'video/mp4',
		});
	});

	test.each([
		['is broken', 'data:video/mp4;base64', 'its data: address holds no file'],
		['holds a page', `data:text/html,${encodeURIComponent('<html>no</html>')}`, 'it is a web page'],
	])('a video in an address that %s fails without quoting it', async (_what, start, says) => {
		const url = `${start}${' '.repeat(1000)}`;
		fal().outcome({ result: { statusCode: 200, body: { video: { url } } } });
		const run = await download({}, { onError });
		const [error] = falErrors(run);
		expect(error?.message).toBe(`The video is made, but could not be downloaded: ${says}`);
		expect(error?.hint).not.toContain('data:');
	});

	test('a link given as text is downloaded', async () => {
		const body = { video: fal().publish(sampleClip) };
		fal().outcome({ result: { statusCode: 200, body } });
		expect((await download()).items(NODE)[0].binary?.data).toBeDefined();
	});

	test('a link of thousands of characters is not quoted', async () => {
		const url = `https://127.0.0.1:1/${'x'.repeat(5000)}`;
		fal().outcome({ result: { statusCode: 200, body: { video: { url } } } });
		const [error] = falErrors(await download({}, { onError }));
		expect(error?.hint).toMatch(/^Fal Request → Get Result fetches it again for free\. Request/);
	});

	test('a redirect is followed without the key', async () => {
		const location = fal().publish(sampleClip);
		fal().fault({ on: 'file', answer: { statusCode: 307, body: '', headers: { location } } });
		const run = await download();
		expect(run.items(NODE)[0].binary?.data.fileName).toBe('output.mp4');
		for (const { headers } of gets()) expect(headers).not.toHaveProperty('authorization');
	});

	test('only what is done is downloaded: one failed clip leaves the others their videos', async () => {
		const detail = [{ loc: ['body'], msg: 'No', type: 'content_policy_violation' }];
		fal().outcome({
			match: ({ video_url: url }) => url === clipUrl('bad'),
			result: { statusCode: 422, body: { detail } },
		});
		const parameters = { output: 'linkAndFile' };
		const run = await upscale(fal(), ['sea', 'bad'], { parameters, onError });
		expect(run.items(NODE).map(({ binary }) => Object.keys(binary ?? {}))).toEqual([['data'], []]);
	});

	test.each(['getResult', 'waitForResult'])(
		'Fal Request → %s downloads, too',
		async (operation) => {
			const ordered = await upscale(fal(), ['sea'], { parameters: { waitMode: 'submit' } });
			const [{ requestId }] = falKeys(ordered);
			await fetchStatus(String(requestId));
			const run = await runVideoNode(fal(), {
				node: 'falRequest',
				parameters: {
					operation,
					requestId,
					endpointId: 'fal-ai/video-upscaler',
					output: 'linkAndFile',
				},
			});
			expect(run.error).toBeUndefined();
			expect(run.items(NODE)[0].binary?.data).toMatchObject({ mimeType: 'video/mp4' });
		},
	);

	/** A local fal without video moves on when it is read. */
	async function fetchStatus(requestId: string): Promise<void> {
		await runVideoNode(fal(), {
			node: 'falRequest',
			parameters: { operation: 'getStatus', requestId, endpointId: 'fal-ai/video-upscaler' },
		});
	}
});

describe('a large video in memory', () => {
	useBinaryMode('default');

	let large = '';
	useClipFolder(async (clips) => {
		large = await clips.make('large.mp4', { seconds: 2, width: 640, height: 360, fps: 24 });
		await appendFile(large, Buffer.alloc(51 * 1024 * 1024));
	});

	test('is stored, with a warning and what to set', async () => {
		const body = { video: { url: fal().publish(large) } };
		fal().outcome({ result: { statusCode: 200, body } });
		const run = await upscale(fal(), ['sea'], {
			parameters: { output: 'linkAndFile' },
		});
		expect(run.items(NODE)[0].binary?.data).toBeDefined();
		expect(falKeys(run)[0]).toMatchObject({
			state: 'done',
			warnings: [
				'This n8n keeps binary data in memory, where a video of 51 MB takes about 173 MB. Set N8N_DEFAULT_BINARY_DATA_MODE to filesystem.',
			],
		});
	});
});

describe('a store that is full', () => {
	useBinaryMode('filesystem');

	/** The folder under which n8n keeps all files of its binary store. */
	async function storeFolder(): Promise<string> {
		const path = await insideNode(async ({ helpers }) => {
			const { id } = await helpers.prepareBinaryData(Buffer.from('x'), 'x.txt', 'text/plain');
			return helpers.getBinaryPath(String(id));
		});
		return path.slice(0, path.indexOf('/workflows/')) + '/workflows';
	}

	test('fails the item by name, buys nothing again, and leaves the other item its video', async () => {
		const folder = await storeFolder();
		await rename(folder, `${folder}.away`);
		// Where a folder is wanted, a file stands in the way of every write.
		await writeFile(folder, '');
		const output = "={{ $json.clip === 'sea' ? 'linkAndFile' : 'link' }}";
		const run = await upscale(fal(), ['sea', 'land'], {
			parameters: { output },
			onError: 'continueRegularOutput',
		});
		await rm(folder);
		await rename(`${folder}.away`, folder);
		const [error, other] = falErrors(run);
		const [{ requestId }] = falKeys(run);
		expect(error).toMatchObject({
			type: 'download_failed',
			message: expect.stringMatching(
				/^The video is made, but could not be downloaded: n8n could not store it \(.+\) \(item 1\)$/,
			) as string,
			hint: expect.stringContaining(
				`Request ${String(requestId)} may have been charged.`,
			) as string,
			retryable: true,
		});
		expect(other).toBeNull();
		expect(run.items(NODE)[0].json.video).toBeDefined();
		expect(
			fal()
				.purchases.map(({ input }) => input.video_url)
				.sort(),
		).toEqual([clipUrl('land'), clipUrl('sea')].sort());
		expect(fal().exchanges.filter(({ operation }) => operation === 'file')).toHaveLength(1);
	});
});
