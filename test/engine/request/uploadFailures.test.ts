/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Uploads that break and files that are no videos harm their own item only; the same in every mode.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Operation } from '../../emulator/types';
import { onError, parameters, useUploadFixture } from './uploadFixture';
import { binaryModes, itemWith, stored, useBinaryMode } from '../binaryItems';
import { countOf, falErrors } from '../setup';
import { nextTurn } from '../../support/clock';
import type { VideoRun } from '../videoRun';

describe.each(binaryModes)('with binary data %s', (_where, mode) => {
	useBinaryMode(mode);
	const { fal, edit, puts, folder, clip, other } = useUploadFixture();

	test.each(['reset', 'html', 'close', { statusCode: 403, body: 'Request has expired' }] as const)(
		'an upload that ends with %j is tried again at a new place',
		async (answer) => {
			fal().fault({ on: 'file', answer });
			const run = await edit({ inputItems: [itemWith({ data: await stored(clip()) })] });
			expect(run.error).toBeUndefined();
			expect(countOf(fal(), 'upload')).toBe(2);
			expect(fal().purchases).toHaveLength(1);
		},
	);

	test('an upload that fal refuses fails its item, and the others go on', async () => {
		fal().fault({ on: 'upload', answer: { statusCode: 413, body: { detail: 'Too large' } } });
		const input = [
			itemWith({ data: await stored(clip()) }),
			itemWith({ data: await stored(other()) }),
		];
		const run = await edit({ inputItems: input, onError });
		const errors = falErrors(run);
		expect(errors.filter((error) => error !== null)).toEqual([
			expect.objectContaining({
				type: 'upload_failed',
				message: expect.stringMatching(
					/^Video could not be uploaded to fal: its storage answered 413 \(item [12]\)$/,
				),
				hint: 'Use a smaller file or another kind of file. Nothing was bought.',
				retryable: false,
			}),
		]);
		expect(fal().purchases).toHaveLength(1);
	});

	test.each([
		[401, 'Unauthorized', 'fal did not accept the API key'],
		[
			403,
			'User is locked. Reason: Exhausted balance.',
			'The fal account is locked: balance used up',
		],
		[403, 'Not allowed', 'fal does not let this key use its file storage'],
	])('fal refuses the key or the account at once: %d %s', async (statusCode, detail, message) => {
		fal().fault({ on: 'upload', answer: { statusCode, body: { detail } } });
		const run = await edit({ inputItems: [itemWith({ data: await stored(clip()) })], onError });
		expect(falErrors(run)).toMatchObject([{ message, mayBeCharged: false }]);
		expect([countOf(fal(), 'upload'), fal().purchases.length]).toEqual([1, 0]);
	});

	test('what is no video is refused before the upload, and the others go on', async () => {
		const page = join(folder(), 'page.mp4');
		await writeFile(page, '<!doctype html><html></html>');
		const cut = join(folder(), 'cut.mp4');
		await writeFile(cut, (await readFile(clip())).subarray(0, 20_000));
		const empty = join(folder(), 'empty.mp4');
		await writeFile(empty, '');
		const files = [page, cut, empty, clip()];
		const input = await Promise.all(
			files.map(async (file) => itemWith({ data: await stored(file) })),
		);
		const run = await edit({ inputItems: [...input, { json: {} }], onError });
		expect(falErrors(run).map((error) => error?.message)).toEqual([
			'Video is a web page, not a video file (item 1)',
			'Video is cut off (item 2)',
			'Video is empty: it has no bytes (item 3)',
			undefined,
			'Video: the item has no binary field "data" (item 5)',
		]);
		expect([puts().length, fal().purchases.length]).toEqual([1, 1]);
	});
});

describe('an upload that stands still', () => {
	const { fal, edit, clip } = useUploadFixture();
	const hour = 3_600_000;

	/** Items that each bring a file of their own, as a data: URL. */
	async function dataUrls(count: number): Promise<string[]> {
		const content = await readFile(clip());
		return Array.from({ length: count }, (_file, index) => {
			// Bytes behind the last box are no part of the clip.
			const own = Buffer.concat([content, Buffer.from([0, 0, 0, 8, 102, 114, 101, 101, index])]);
			return `data:video/mp4;base64,${own.toString('base64')}`;
		});
	}

	/** Runs until fal was asked for something so often, and stops. */
	async function editedUntil(clips: string[], operation: Operation, times: number) {
		let stop: () => void = () => undefined;
		const cancel: VideoRun['cancel'] = (press) => (stop = press);
		const running = edit({
			parameters: {
				...parameters,
				video_url: '={{ $json.clip }}',
				options: { sourceCheck: 'off' },
			},
			items: clips.map((one) => ({ clip: one })),
			cancel,
		});
		while (countOf(fal(), operation) < times) await nextTurn();
		stop();
		return await running;
	}

	test('ends with Stop, and nothing is bought', async () => {
		fal().fault({ on: 'file', times: Infinity, delayMs: hour });
		const run = await editedUntil(await dataUrls(2), 'file', 2);
		expect(run.status).toBe('canceled');
		expect(countOf(fal(), 'submit')).toBe(0);
	});

	test('does not keep other items from being ordered', async () => {
		fal().fault({ on: 'file', times: Infinity, delayMs: hour });
		const link = 'https://example.com/last.mp4';
		const run = await editedUntil([...(await dataUrls(12)), link], 'submit', 1);
		expect(run.status).toBe('canceled');
		expect(fal().purchases.map(({ input }) => input.video_url)).toEqual([link]);
	});
});
