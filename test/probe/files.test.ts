/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// What the header of a file tells: compared with ffprobe, on files of every shape.
import { createReadStream } from 'node:fs';
import { stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';

import { createReader } from '../../nodes/shared/media/bytes';
import { probe, type Probed } from '../../nodes/shared/media/probe';
import { useClipFolder } from '../support/clipFolder';
import { probe as ffprobe } from '../support/ffmpeg';
import { readable, unreadable } from './clips';

const folder = useClipFolder();

async function probeFile(file: string): Promise<{ probed: Probed; readBytes: number }> {
	const stream = createReadStream(file);
	const reader = createReader(stream[Symbol.asyncIterator]());
	const probed = await probe(reader, (await stat(file)).size);
	await reader.close();
	return { probed, readBytes: stream.bytesRead };
}

async function make({ name, make: write }: (typeof readable)[number]): Promise<string> {
	const file = join(folder().path, name);
	await write(file, folder().path);
	return file;
}

test.each(readable)('$name is read as ffprobe reads it', async (shape) => {
	const file = await make(shape);
	const expected = await ffprobe(file);
	const { probed } = await probeFile(file);
	expect(probed).toEqual({
		is: 'video',
		container: shape.name.endsWith('.mov') ? 'mov' : 'mp4',
		seconds: expect.closeTo(expected.seconds, 1),
		width: expected.width,
		height: expected.height,
		framesPerSecond: expect.closeTo(expected.fps, 1),
		hasAudio: expected.hasAudio,
		codec: expected.codec,
		bytes: expected.bytes,
		complete: true,
	});
});

test.each(unreadable)('$name is no video, and that is seen', async (shape) => {
	expect((await probeFile(await make(shape))).probed).toMatchObject(shape.says);
});

test('a cut file whose index comes first is known, and known to be cut', async () => {
	const file = await folder().make('first-then-cut.mp4', {
		seconds: 3,
		width: 640,
		height: 360,
		fps: 24,
	});
	await truncate(file, Math.floor((await stat(file)).size / 2));
	expect((await probeFile(file)).probed).toMatchObject({
		width: 640,
		height: 360,
		complete: false,
	});
});

test('of a file whose index comes first only the start is read', async () => {
	const file = await folder().make('long.mp4', { seconds: 20, width: 1280, height: 720, fps: 30 });
	const { size } = await stat(file);
	const { probed, readBytes } = await probeFile(file);
	expect(probed).toMatchObject({ is: 'video', width: 1280, complete: true });
	expect(size).toBeGreaterThan(1_000_000);
	expect(readBytes).toBeLessThan(300_000);
});
