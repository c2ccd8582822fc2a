/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Small clips with sound, made for one test file and removed after it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runFfmpeg } from '../support/ffmpeg';

export interface ClipOptions {
	seconds: number;
	width: number;
	height: number;
	fps: number;
}

export interface ClipFolder {
	/** Makes an H.264 clip with sound and gives its path. */
	make(name: string, options: ClipOptions): Promise<string>;
	path: string;
	remove(): Promise<void>;
}

export async function createClipFolder(): Promise<ClipFolder> {
	const path = await mkdtemp(join(tmpdir(), 'clips-'));
	return {
		path,
		async make(name, { seconds, width, height, fps }) {
			const file = join(path, name);
			await runFfmpeg([
				...['-f', 'lavfi', '-i', `testsrc2=size=${width}x${height}:rate=${fps}`],
				...['-f', 'lavfi', '-i', 'sine=frequency=440', '-t', String(seconds)],
				...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
				...['-c:a', 'aac', '-movflags', '+faststart', file],
			]);
			return file;
		},
		async remove() {
			await rm(path, { recursive: true, force: true });
		},
	};
}
