/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// Makes examples/media/clip.mp4, the clip of the examples and tests: npx tsx examples/media/draw/makeClip.ts
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';

import { probe, runFfmpeg } from '../../../test/support/ffmpeg';
import { toRgb24 } from './raster';
import { drawScene, frame } from './scene';
import { sampleRate, synthesise } from './sound';

function* frames(): Generator<Buffer> {
	for (let index = 0; index < frame.seconds * frame.perSecond; index += 1) {
		yield toRgb24(drawScene(index / frame.perSecond));
	}
}

/** Draws, plays and encodes the clip into `file`. */
async function makeClip(file: string): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'clip-'));
	try {
		const sound = join(folder, 'sound.f32');
		await writeFile(sound, new Uint8Array(synthesise(frame.seconds).buffer));
		const size = `${frame.width}x${frame.height}`;
		const pictures = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', size];
		const picturesIn = [...pictures, '-r', String(frame.perSecond), '-i', 'pipe:0'];
		const soundIn = ['-f', 'f32le', '-ar', String(sampleRate), '-ac', '2', '-i', sound];
		const filter = 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p';
		const marked = ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'];
		const encoder = ['-c:v', 'libx264', '-preset', 'veryslow', '-crf', '21'];
		const video = ['-vf', filter, ...encoder, ...marked];
		const audio = ['-c:a', 'aac', '-b:a', '96k'];
		const exact = ['-t', String(frame.seconds), '-map_metadata', '-1', '-fflags', '+bitexact'];
		const container = ['-movflags', '+faststart', ...exact, file];
		const stdin = Readable.from(frames());
		await runFfmpeg([...picturesIn, ...soundIn, ...video, ...audio, ...container], { stdin });
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function main(): Promise<void> {
	const file = resolve(process.argv[2] ?? join(__dirname, '../clip.mp4'));
	await makeClip(file);
	process.stdout.write(`${file}\n${JSON.stringify(await probe(file))}\n`);
}

main().catch((error: unknown) => {
	process.stderr.write(`${String(error)}\n`);
	process.exitCode = 1;
});
