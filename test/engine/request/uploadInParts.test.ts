/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// A file above 90 MB goes up in parts of 10 MB, and one part that breaks does not begin it anew.
import { appendFile, readFile, stat } from 'node:fs/promises';

import { useClipFolder } from '../../support/clipFolder';
import { binaryField, itemWith, stored, useBinaryMode } from '../binaryItems';
import { falErrors, useLocalFal } from '../setup';
import { runVideoNode } from '../videoRun';

useBinaryMode('filesystem');
const fal = useLocalFal();

let big = '';
useClipFolder(async (clips) => {
	big = await clips.make('big.mp4', { seconds: 4, width: 1280, height: 720, fps: 24 });
	// A box that players skip makes the clip as large as it takes.
	const free = Buffer.alloc(95 * 1024 * 1024, 'x');
	free.writeUInt32BE(free.length, 0);
	free.write('free', 4, 'latin1');
	await appendFile(big, free);
});

const edit = async () =>
	await runVideoNode(fal(), {
		node: 'klingEdit',
		sourceCheck: null,
		onError: 'continueRegularOutput',
		parameters: { video_url: binaryField('data'), prompt: 'Make it summer' },
		inputItems: [itemWith({ data: await stored(big) })],
	});
const files = () => fal().exchanges.filter(({ operation }) => operation === 'file');

test('it arrives whole, and no part carries the key', async () => {
	expect(falErrors(await edit())).toEqual([null]);
	const { size } = await stat(big);
	const parts = Math.ceil(size / (10 * 1024 * 1024));
	expect(files().map(({ method }) => method)).toEqual([...Array(parts).fill('PUT'), 'POST']);
	for (const { headers } of files()) expect(headers).not.toHaveProperty('authorization');
	const back = await fetch(String(fal().purchases[0].input.video_url));
	expect(Buffer.from(await back.arrayBuffer()).equals(await readFile(big))).toBe(true);
});

test('a part that breaks is sent again', async () => {
	fal().fault({ on: 'file', skip: 3, answer: 'reset' });
	fal().fault({ on: 'file', skip: 6, answer: { statusCode: 503, body: '' } });
	expect(falErrors(await edit())).toEqual([null]);
	expect(fal().exchanges.filter(({ operation }) => operation === 'upload')).toHaveLength(1);
});

test('a place that expires mid-way is asked for anew', async () => {
	fal().fault({ on: 'file', skip: 3, answer: { statusCode: 403, body: 'Request has expired' } });
	expect(falErrors(await edit())).toEqual([null]);
	expect(fal().exchanges.filter(({ operation }) => operation === 'upload')).toHaveLength(2);
});
