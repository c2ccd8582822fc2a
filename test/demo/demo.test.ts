/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// The demo as a person runs it, judged by what ffprobe says of its videos.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { probe } from '../support/ffmpeg';

const project = join(__dirname, '..', '..');
const tsx = createRequire(__filename).resolve('tsx/cli');
const run = promisify(execFile);

test('the demo upscales, edits and smooths the clip, keeps its sound, and counts what it bought', async () => {
	const env = { ...process.env, FAL_KEY: '' };
	const { stdout } = await run(process.execPath, [tsx, 'test/demo/main.ts'], { cwd: project, env });

	expect(stdout).toContain('Ordered 3, delivered 3, bought twice 0.');
	expect(stdout).toContain('without Video Upscaler, whose price fal does not publish');
	const source = await probe(join(project, 'examples', 'media', 'clip.mp4'));
	const [upscaled, edited, smoothed] = await Promise.all(
		['1-upscale', '2-kling-edit', '3-interpolate'].map(
			async (name) => await probe(join(project, 'out', `${name}.mp4`)),
		),
	);
	expect([upscaled.width, upscaled.height]).toEqual([2 * source.width, 2 * source.height]);
	expect([edited.width, edited.height]).toEqual([upscaled.width, upscaled.height]);
	expect(Math.round(smoothed.fps)).toBe(60);
	for (const video of [upscaled, edited, smoothed]) {
		expect(video.hasAudio).toBe(true);
		expect(video.seconds).toBeCloseTo(source.seconds, 1);
	}
});

test('in a storm the demo delivers all the same, and buys nothing twice', async () => {
	const env = { ...process.env, FAL_KEY: '' };
	const args = [tsx, 'test/demo/main.ts', '--storm'];
	const { stdout } = await run(process.execPath, args, { cwd: project, env });
	expect(stdout).toContain('in a storm: it loses answers, says 503 and delays');
	expect(stdout.match(/found again/g)).toHaveLength(3);
	expect(stdout).toContain('11 faults, ordered 3, delivered 3, bought twice 0.');
});

test('a key in the shell is ignored, and the first line says so', async () => {
	const env = { ...process.env, FAL_KEY: 'id:secret' };
	const { stdout } = await run(process.execPath, [tsx, 'test/demo/main.ts'], { cwd: project, env });
	expect(stdout.split('\n')[0]).toMatch(
		/^Local fal .* \(FAL_KEY is set and ignored; --real uses it\.\)$/,
	);
});
