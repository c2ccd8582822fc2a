/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// What the tests with real video share: uploads, finished files, refusals, and pixels.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runFfmpeg } from '../support/ffmpeg';
import type { Fixture } from './fixture';

export interface Made {
	file: string;
	video: { url: string; content_type: string; file_size: number };
}

export async function upload(
	{ client }: Fixture,
	file: string,
	type = 'video/mp4',
): Promise<string> {
	const bytes = new Uint8Array(await readFile(file));
	return await client.storage.upload(new Blob([bytes], { type }));
}

/** Orders, waits, and downloads the result. */
export async function make(fixture: Fixture, endpointId: string, input: object): Promise<Made> {
	const done = await fixture.client.subscribe(endpointId, { input, pollInterval: 20 });
	const { video } = done.data as { video: Made['video'] };
	const file = join(fixture.clips.path, `${done.requestId}.mp4`);
	const response = await fetch(video.url);
	await writeFile(file, new Uint8Array(await response.arrayBuffer()));
	return { file, video };
}

/** The body of the result that refuses the input; null when it is taken. */
export async function refusalOf(
	{ client }: Fixture,
	endpointId: string,
	input: object,
): Promise<unknown> {
	return await client.subscribe(endpointId, { input, pollInterval: 20 }).then(
		() => null,
		(failure: { body?: unknown }) => failure.body,
	);
}

/** One frame at second 1 as 16 x 9 pixels of red, green and blue. */
export async function picture(file: string): Promise<Buffer> {
	const raw = `${file}.rgb`;
	const small = ['-frames:v', '1', '-vf', 'scale=16:9', '-pix_fmt', 'rgb24', '-f', 'rawvideo', raw];
	await runFfmpeg(['-ss', '1', '-i', file, ...small]);
	return await readFile(raw);
}

/** The largest difference between red and blue in any pixel; a grey picture has none. */
export function colourOf(pixels: Buffer): number {
	const differences = Array.from(pixels, (red, at) =>
		at % 3 === 0 ? Math.abs(red - pixels[at + 2]) : 0,
	);
	return Math.max(...differences);
}
