// Pause Execution Until Done on a real n8n: nothing runs, n8n crashes, fal calls back, once.
import type { IDataObject } from 'n8n-workflow';
import type { Page } from 'playwright-core';
import { outputs } from './support/storyRuns';
import { openPausing, VIDEO } from './support/pausing';
import type { Pausing } from './support/pausing';
import { picture } from './support/picture';
import { signIn } from './support/signIn';
import { requestIdOf } from './support/story';
import { theWorld } from './support/world';

const clipOf = (item: IDataObject) => ((item.fal as IDataObject).input as IDataObject).video_url;
const stateOf = (item: IDataObject) => (item.fal as IDataObject).state;

describe('a paused execution', () => {
	let scene: Pausing;
	let executionId = '';

	beforeAll(async () => {
		scene = await openPausing(2);
		scene.fal.outcome({ hold: 'run' });
	});

	afterAll(async () => await scene?.close());

	test('is stored by n8n while fal works', async () => {
		executionId = await scene.pause();
		expect(scene.fal.purchases.map(({ state }) => state)).toEqual(['running', 'running']);
	});

	test('goes on when fal calls again after n8n has crashed, and nothing is bought twice', async () => {
		const { n8n, fal } = scene;
		await n8n.kill();
		fal.callbackFault({ is: 'forged', times: 1 });
		for (const { requestId } of fal.purchases) await fal.finish(requestId);
		await n8n.restart();
		const run = await scene.withStatus(executionId, 'success');
		const items = outputs([run], 'After');
		expect(items.map(stateOf)).toEqual(['done', 'done']);
		expect(
			run.data.resultData.runData[VIDEO][0].data?.main[0]?.map(
				({ binary }) => binary?.data.mimeType,
			),
		).toEqual(['video/mp4', 'video/mp4']);
		expect(fal.purchases).toHaveLength(2);
		// What fal calls for again afterwards is told 409.
		expect(fal.deliveries.map(({ statusCode }) => statusCode)).toContain(200);
	});

	test('that has gone on is not woken again', async () => {
		const { fal } = scene;
		const [{ requestId }] = fal.purchases;
		const { url, headers, body } = fal.callback(requestId);
		const { status } = await fetch(url, { method: 'POST', headers, body });
		expect(status).toBe(409);
	});

	test('that somebody without n8n’s signature calls stays paused', async () => {
		const id = await scene.pause();
		const { requestId } = scene.fal.purchases[2];
		const { url, headers, body } = scene.fal.callback(requestId);
		const [unsigned] = url.split('?');
		const { status } = await fetch(unsigned, { method: 'POST', headers, body });
		expect(status).toBe(401);
		await scene.withStatus(id, 'waiting');
	});
});

describe('20 items', () => {
	let scene: Pausing;
	let page: Page;
	let executionId = '';

	beforeAll(async () => {
		scene = await openPausing(20);
		scene.fal.outcome({ hold: 'run' });
		const context = await theWorld().browser.newContext({ baseURL: scene.n8n.url });
		page = await context.newPage();
		page.setDefaultTimeout(20_000);
		await page.setViewportSize({ width: 1440, height: 900 });
		await signIn(page, scene.n8n.url);
	});

	afterAll(async () => {
		await page?.context().close();
		await scene?.close();
	});

	test('pause, and n8n has their request IDs, though its editor does not show them', async () => {
		executionId = await scene.pause();
		const run = await scene.withStatus(executionId, 'waiting');
		const bought = scene.fal.purchases.map(({ requestId }) => requestId);
		expect(outputs([run], VIDEO).map(requestIdOf).sort()).toEqual(bought.sort());
		await page.goto(`/workflow/${scene.workflowId}/executions/${executionId}`);
		await page.locator(`[data-test-id="canvas-node"][data-node-name="${VIDEO}"]`).dblclick();
		// Where n8n begins to show them, the notice of Wait Mode can say so.
		await page.getByText('No output data').waitFor();
		await picture(page, 'paused execution');
	});

	test('come out together, in order, bought once', async () => {
		const { fal } = scene;
		for (const { requestId } of fal.purchases) await fal.finish(requestId);
		const run = await scene.withStatus(executionId, 'success');
		const made = outputs([run], 'After');
		expect(made.map(stateOf)).toEqual(Array(20).fill('done'));
		expect(made.map(clipOf)).toEqual(
			made.map((_item, index) => `https://example.com/clip${index + 1}.mp4`),
		);
		expect(new Set(made.map(requestIdOf)).size).toBe(20);
		expect(fal.purchases).toHaveLength(20);
	});
});
