/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// A smoke test on the oldest n8n that can still be installed.
import { dirname, join } from 'node:path';
import packageJson from '../../../package.json';
import { readExample } from '../../host/examples';
import { setUpOwner } from '../../host/owner';
import { packageName, projectFolder } from '../../host/places';
import { probe } from '../../support/ffmpeg';
import { outputOf } from '../support/run';
import { hostWorld } from '../support/world';

test('an older n8n lists every node of the package', async () => {
	const { n8n } = hostWorld();
	await setUpOwner(n8n.rest);
	const types = (await n8n.rest('GET', '/types/nodes.json')) as Array<{ name: string }>;
	const listed = types.map(({ name }) => name).filter((name) => name.startsWith(`${packageName}.`));
	const expected = packageJson.n8n.nodes.map((file) => {
		const name = dirname(file).replace(/^.*\//, '');
		return `${packageName}.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
	});
	// n8n adds a tool for each node that an AI agent can use.
	expect(listed).toEqual(expect.arrayContaining(expected));
	expect(n8n.version).toBe('2.20.12');
});

test('an older n8n upscales a clip', async () => {
	const { fal, runByCommandLine } = hostWorld();
	const run = await runByCommandLine(
		await readExample(join(projectFolder, 'examples', 'start-here.json')),
	);
	expect(run.status).toBe('success');
	const upscaled = outputOf(run, 'Upscale');
	expect(upscaled.fal.state).toBe('done');
	const { width, height } = await probe(upscaled.video.url);
	expect({ width, height }).toEqual({ width: 1280, height: 720 });
	expect(fal.purchases).toHaveLength(1);
});
