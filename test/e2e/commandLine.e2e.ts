/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// An example by n8n's own command line: import:workflow, then execute --rawOutput.
import { join } from 'node:path';
import { readExample } from '../host/examples';
import { projectFolder } from '../host/places';
import { probe } from '../support/ffmpeg';
import { outputOf } from './support/run';
import { theWorld } from './support/world';

test('n8n execute runs enhance.json to a doubled, edited and smoothed video', async () => {
	const { fal, runByCommandLine } = theWorld();
	fal.reset();
	const example = await readExample(join(projectFolder, 'examples', 'enhance.json'));
	const run = await runByCommandLine(example);
	expect(run.status).toBe('success');
	const states = ['Upscale', 'Kling Edit', 'Interpolate'].map(
		(name) => outputOf(run, name).fal.state,
	);
	expect(states).toEqual(['done', 'done', 'done']);
	const { width, height, fps, hasAudio } = await probe(outputOf(run, 'Interpolate').video.url);
	expect({ width, height, fps, hasAudio }).toEqual({
		width: 1280,
		height: 720,
		fps: 60,
		hasAudio: true,
	});
	expect(fal.purchases).toHaveLength(3);
});
