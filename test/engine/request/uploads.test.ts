/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Files of items go to fal's storage and into the order; the same in every binary mode of n8n.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { hashOf, onError, parameters, useUploadFixture } from './uploadFixture';
import { binaryField, binaryModes, itemWith, stored, useBinaryMode } from '../binaryItems';
import { countOf, falErrors, falKeys } from '../setup';
import { NODE } from '../videoRun';
import { optionsInPlace } from '../../support/optionsInPlace';

describe.each(binaryModes)('with binary data %s', (_where, mode) => {
	useBinaryMode(mode);
	const { fal, edit, puts, folder, clip, other } = useUploadFixture();

	test('a file is uploaded unchanged, by a name that carries its content, without the key', async () => {
		const run = await edit({ inputItems: [itemWith({ data: await stored(clip()) })] });
		expect(run.error).toBeUndefined();
		const [{ input }] = fal().purchases;
		expect(input.video_url).toMatch(new RegExp(`/n8n-${await hashOf(clip())}-[0-9a-f]{16}\\.mp4$`));
		const uploaded = await fetch(String(input.video_url));
		expect(Buffer.from(await uploaded.arrayBuffer()).equals(await readFile(clip()))).toBe(true);
		const [{ headers }] = puts();
		expect(headers).toMatchObject({ 'content-type': 'video/mp4' });
		expect(headers['content-length']).toBe(String((await readFile(clip())).length));
		expect(headers).not.toHaveProperty('authorization');
		expect(falKeys(run)[0].input?.video_url).toBe(input.video_url);
	});

	test('the same content in several fields and items is uploaded once', async () => {
		const picture = join(folder(), 'still.png');
		await writeFile(picture, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
		const still = await stored(picture, 'still.png', 'image/png');
		const items = [
			itemWith({ data: await stored(clip()), still }),
			itemWith({ data: await stored(clip()), still }),
			itemWith({ data: await stored(other()), still }),
		];
		const run = await edit({
			inputItems: items,
			parameters: {
				...parameters,
				prompt: 'Put @Element1 into @Image1',
				image_urls: { image1: binaryField('still') },
				elements: {
					element1: {
						frontal_image_url: binaryField('still'),
						reference_image_urls: { reference1: binaryField('still') },
					},
				},
			},
			onError,
		});
		expect(falErrors(run)).toEqual([null, null, null]);
		expect(puts()).toHaveLength(3);
		const [first, second, third] = falKeys(run).map(({ input }) => input?.video_url);
		expect(first).toBe(second);
		expect(third).not.toBe(first);
	});

	test('a data: URL is uploaded, and not shown in full', async () => {
		const dataUrl = `data:video/mp4;base64,${(await readFile(clip())).toString('base64')}`;
		const run = await edit({
			parameters: { ...parameters, video_url: '={{ $json.clip }}' },
			items: [{ clip: dataUrl }],
		});
		expect(run.error).toBeUndefined();
		expect(fal().purchases[0].input.video_url).toContain(await hashOf(clip()));
		expect(JSON.stringify(run.items(NODE)).length).toBeLessThan(3000);
	});

	test('a data: URL may be written in capitals', async () => {
		const content = (await readFile(clip())).toString('base64');
		const video_url = `DATA:video/mp4;base64,${content}`;
		const run = await edit({ parameters: { ...parameters, video_url } });
		expect(run.error).toBeUndefined();
		expect(puts()).toHaveLength(1);
	});

	test('Delete Uploads After tells fal when', async () => {
		const options = { deleteUploadsAfter: 2 };
		await edit({
			parameters: { ...parameters, ...optionsInPlace(options) },
			inputItems: [itemWith({ data: await stored(clip()) })],
		});
		const [initiate] = fal().exchanges.filter(({ operation }) => operation === 'upload');
		expect(JSON.parse(initiate.headers['x-fal-object-lifecycle'])).toEqual({
			expiration_duration_seconds: 7200,
		});
	});

	test('a retry, which uploads anew, finds what was bought', async () => {
		const detail = [{ loc: ['body', 'prompt'], msg: 'No', type: 'content_policy_violation' }];
		fal().outcome({ result: { statusCode: 422, body: { detail } } });
		const input = [itemWith({ data: await stored(clip()) })];
		const first = await edit({ inputItems: input });
		const runExecutionData = JSON.parse(JSON.stringify(first.run.data)) as typeof first.run.data;
		expect(first.error?.message).toBe('fal refused the content of Prompt');
		expect(JSON.stringify(runExecutionData)).toContain(fal().purchases[0].requestId);
		const retried = await edit({ inputItems: input, retryOnFail: true, maxTries: 3 });
		expect(retried.error?.message).toBe('fal refused the content of Prompt');
		// One for each execution, none for a try.
		expect(fal().purchases).toHaveLength(2);
	});

	test('Reuse Result knows the content, wherever it was uploaded', async () => {
		const input = [itemWith({ data: await stored(clip()) })];
		await edit({ inputItems: input });
		const options = { reuseWithinHours: 1 };
		const run = await edit({
			inputItems: input,
			parameters: { ...parameters, ...optionsInPlace(options) },
		});
		expect(falKeys(run)[0]).toMatchObject({ state: 'done', reused: true });
		expect([fal().purchases.length, puts().length]).toEqual([1, 1]);
		const others = await edit({
			inputItems: [itemWith({ data: await stored(other()) })],
			parameters: { ...parameters, ...optionsInPlace(options) },
		});
		expect(falKeys(others)[0]).toMatchObject({ reused: false });
	});

	test('an order whose answer was lost is found again by the content', async () => {
		fal().fault({ on: 'submit', moment: 'after', answer: 'close' });
		const run = await edit({ inputItems: [itemWith({ data: await stored(clip()) })] });
		expect(falKeys(run)[0].state).toBe('done');
		expect(fal().purchases).toHaveLength(1);
	});

	test('Dry Run uploads nothing and names the field', async () => {
		const options = { dryRun: true };
		const input = [itemWith({ data: await stored(clip()) })];
		const run = await edit({
			inputItems: input,
			parameters: { ...parameters, ...optionsInPlace(options) },
		});
		expect(run.items(NODE)[0].json).toMatchObject({
			input: { video_url: 'binary:data' },
			estimatedCostUsd: expect.closeTo(4 * 0.168, 1) as number,
		});
		expect(countOf(fal(), 'upload')).toBe(0);
	});

	test('a file is found where the workflow keeps binaries in json', async () => {
		const file = await stored(clip());
		const run = await edit({
			inputItems: [{ json: { data: file as never } }],
			settings: { binaryMode: 'combined' },
		});
		expect(run.error).toBeUndefined();
		expect(fal().purchases[0].input.video_url).toContain(await hashOf(clip()));
	});

	test('a file that an expression gives is taken, where n8n gives it', async () => {
		// In memory, n8n gives expressions no content.
		const inMemory = mode === 'default';
		const run = await edit({
			inputItems: [itemWith({ data: await stored(clip()) })],
			parameters: { ...parameters, video_url: binaryField('={{ $binary.data }}') },
		});
		expect(run.error?.message).toBe(
			inMemory ? 'Video: the expression gives no content of the file' : undefined,
		);
		expect(fal().purchases).toHaveLength(inMemory ? 0 : 1);
	});
});
