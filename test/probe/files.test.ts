/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// What the header of a file tells: compared with ffprobe, on files of every shape.
import { createReadStream } from 'node:fs';
import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createReader } from '../../nodes/shared/media/bytes';
import { probe, type Probed } from '../../nodes/shared/media/probe';
import { useClipFolder } from '../support/clipFolder';
import { probe as ffprobe, runFfmpeg } from '../support/ffmpeg';
import { readable, unreadable } from './clips';
import { compressedHeader, parse, someFragments, write } from './rewrite';

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
		bytes: expected.bytes,
		complete: true,
		lengthMissing: null,
	});
});

test.each([
	['3gp', '3gp', ['-c:v', 'mpeg4']],
	['f4v', 'f4v', ['-c:v', 'libx264', '-pix_fmt', 'yuv420p']],
])('%s is measured and not called mp4', async (ending, container, encoder) => {
	const file = join(folder().path, `other.${ending}`);
	await runFfmpeg([
		'-f',
		'lavfi',
		'-i',
		'testsrc2=size=176x144:rate=25',
		'-t',
		'2',
		...encoder,
		file,
	]);
	expect((await probeFile(file)).probed).toMatchObject({
		...{ is: 'video', container, width: 176, height: 144, seconds: 2, framesPerSecond: 25 },
	});
});

describe('a part of a stream', () => {
	test('whose first parts are missing has a frame rate and no known length', async () => {
		const whole = join(folder().path, 'whole.mp4');
		await readable
			.find(({ name }) => name === 'fragmented-b-frames.mp4')
			?.make(whole, folder().path);
		const file = join(folder().path, 'third.mp4');
		await writeFile(file, someFragments(await readFile(whole), 2, 9));
		expect((await probeFile(file)).probed).toMatchObject({
			...{ is: 'video', width: 320, height: 180, seconds: null, lengthMissing: 'start' },
			framesPerSecond: expect.closeTo(24, 1),
			complete: true,
		});
	});

	test('that has no pictures yet is not complete', async () => {
		const whole = join(folder().path, 'whole.mp4');
		const file = join(folder().path, 'header-alone.mp4');
		await writeFile(file, someFragments(await readFile(whole), 9, 9));
		expect((await probeFile(file)).probed).toMatchObject({ is: 'video', complete: false });
	});
});

test.each(['moov', 'moof'])('a file that ends right behind its %s is cut', async (last) => {
	const whole = join(folder().path, `${last}-whole.mp4`);
	const flags = last === 'moov' ? '+faststart' : '+frag_keyframe+empty_moov';
	const source = ['-f', 'lavfi', '-i', 'testsrc2=size=160x90:rate=25', '-t', '2'];
	await runFfmpeg([...source, '-pix_fmt', 'yuv420p', '-movflags', flags, whole]);
	const boxes = parse(await readFile(whole));
	const kept = boxes.slice(0, boxes.map(({ type }) => type).lastIndexOf(last) + 1);
	const file = join(folder().path, `${last}-last.mp4`);
	await writeFile(file, write(kept));
	expect((await probeFile(file)).probed).toMatchObject({ is: 'video', complete: false });
});

test('a compressed header that is damaged is not known', async () => {
	const file = join(folder().path, 'damaged.mov');
	await readable.find(({ name }) => name === 'compressed-header.mov')?.make(file, folder().path);
	const whole = await readFile(file);
	await writeFile(
		file,
		compressedHeader(whole, () => Buffer.from('no zlib stream')),
	);
	expect((await probeFile(file)).probed).toMatchObject({ is: 'unknown', because: 'compressed' });
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
