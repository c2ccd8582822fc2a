/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// What a picture is and how large, compared with ffprobe, on files that ffmpeg makes.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createReader } from '../../nodes/shared/media/bytes';
import { probe } from '../../nodes/shared/media/probe';
import { useClipFolder } from '../support/clipFolder';
import { probe as ffprobe, runFfmpeg } from '../support/ffmpeg';

const folder = useClipFolder();

async function probeFile(file: string) {
	const bytes = await readFile(file);
	async function* pieces() {
		for (let start = 0; start < bytes.length; start += 100)
			yield bytes.subarray(start, start + 100);
	}
	return await probe(createReader(pieces()), bytes.length);
}

async function draw(name: string, size: string, ...args: string[]): Promise<string> {
	const file = join(folder().path, name);
	const source = ['-f', 'lavfi', '-i', 'testsrc2=size=320x180:duration=0.1', '-frames:v', '1'];
	await runFfmpeg([...source, '-vf', `scale=${size.replace('x', ':')}`, ...args, file]);
	return file;
}

test.each([
	['wide.png', '801x301', 'png', []],
	['tall.jpg', '302x899', 'jpeg', []],
	['still.gif', '123x77', 'gif', []],
	['lossy.webp', '333x257', 'webp', ['-c:v', 'libwebp', '-lossless', '0']],
	['lossless.webp', '517x129', 'webp', ['-c:v', 'libwebp', '-lossless', '1']],
])('%s has the size that ffprobe sees', async (name, size, kind, args) => {
	const file = await draw(name, size, ...args);
	const { width, height } = await ffprobe(file);
	expect(`${width}x${height}`).toBe(size);
	expect(await probeFile(file)).toMatchObject({ is: 'other', kind, size: { width, height } });
});

test('a photo with a long preamble, as cameras write it, has its size read behind it', async () => {
	const plain = await readFile(await draw('plain.jpg', '640x480'));
	const preamble = Buffer.alloc(60_000);
	preamble.writeUInt16BE(0xffe1, 0);
	preamble.writeUInt16BE(preamble.length - 2, 2);
	const file = join(folder().path, 'camera.jpg');
	await writeFile(file, Buffer.concat([plain.subarray(0, 2), preamble, plain.subarray(2)]));
	expect(await probeFile(file)).toMatchObject({ size: { width: 640, height: 480 } });
});

test('an extended WebP tells the size of its canvas', async () => {
	const header = Buffer.alloc(64);
	header.write('RIFF', 0, 'latin1');
	header.write('WEBPVP8X', 8, 'latin1');
	header.writeUIntLE(1999, 24, 3);
	header.writeUIntLE(999, 27, 3);
	const file = join(folder().path, 'extended.webp');
	await writeFile(file, header);
	expect(await probeFile(file)).toMatchObject({ size: { width: 2000, height: 1000 } });
});

test.each([
	['avif', 'ftypavif'],
	['avif', 'ftypavis'],
	['heic', 'ftypheic'],
	['heic', 'ftyphevc'],
	['heic', 'ftypmif1'],
	['heic', 'ftypmif3'],
	['heic', 'ftypmsf1'],
	['heic', 'ftypavci'],
	['cr3', 'ftypcrx '],
])('%s of the brand %s is a picture although its container is that of mp4', async (kind, brand) => {
	const file = join(folder().path, `photo.${kind}`);
	await writeFile(
		file,
		Buffer.concat([Buffer.from([0, 0, 0, 28]), Buffer.from(brand), Buffer.alloc(40)]),
	);
	expect(await probeFile(file)).toMatchObject({ is: 'other', kind, size: null });
});

test.each(['cut.png', 'cut.jpg', 'cut.gif'])('%s, cut off, has no size', async (name) => {
	const file = await draw(name, '640x480');
	await writeFile(file, (await readFile(file)).subarray(0, 18));
	expect(await probeFile(file)).toMatchObject({ is: 'other', size: null });
});
