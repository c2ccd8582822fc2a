/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// A smoke test on the oldest n8n that can still be installed.
import { dirname, join } from 'node:path';
import packageJson from '../../../package.json';
import { readExample } from '../../host/examples';
import { createCredential, createWorkflow, setUpOwner } from '../../host/owner';
import { packageName, projectFolder } from '../../host/places';
import { probe } from '../../support/ffmpeg';
import { startChromium } from '../support/chromium';
import { canvasNode } from '../support/editor';
import { picture } from '../support/picture';
import { outputOf } from '../support/run';
import { signIn } from '../support/signIn';
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

test('an older n8n runs a saved Fal Model, and opens it with its fields', async () => {
	const { fal, n8n, runByCommandLine } = hostWorld();
	const example = await readExample(join(projectFolder, 'examples', 'first-and-last-frame.json'));
	const run = await runByCommandLine(example);
	expect(run.status).toBe('success');
	expect(outputOf(run, 'Between Two Pictures').fal.state).toBe('done');
	expect(fal.purchases.map(({ endpointId }) => endpointId)).toEqual([
		'fal-ai/veo3.1/fast/first-last-frame-to-video',
	]);
	const { apiKey, proxyUrl } = fal;
	const credential = await createCredential(n8n.rest, { apiKey, proxyUrl });
	const workflowId = await createWorkflow(n8n.rest, example, credential);
	const browser = await startChromium();
	try {
		const page = await (await browser.newContext({ baseURL: n8n.url })).newPage();
		await signIn(page, n8n.url);
		await page.goto(`/workflow/${workflowId}`);
		await canvasNode(page, 'Between Two Pictures').dblclick();
		const form = page.getByTestId('node-parameters');
		await form.getByText('Last Frame', { exact: true }).waitFor();
		await picture(page, 'older fal model');
		expect(await form.getByTestId('resource-locator-video_url').count()).toBe(0);
	} finally {
		await browser.close();
	}
	fal.reset();
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
