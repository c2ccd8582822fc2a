// The other job nodes, each filled in by hand from an empty canvas and executed.
import type { Page } from 'playwright-core';
import { choose, executeStep, labels, link } from './support/form';
import { jobs } from './support/jobs';
import { useOpenedNode } from './support/openedNode';
import { picture } from './support/picture';
import { addressOf } from './support/sources';
import { theWorld } from './support/world';

describe.each(jobs)('$node', (job) => {
	const { node, words, video, fill, endpointId, sent, model, shown, hidden } = job;
	let page: Page;

	useOpenedNode({ words, node }, (opened) => (page = opened));

	test('orders what the form says and shows the video and what fal said', async () => {
		const clip = addressOf(video);
		await link(page, 'video_url', clip);
		await fill(page);
		const output = await executeStep(page);
		await picture(page, `result ${node}`);
		const { purchases } = theWorld().fal;
		expect(purchases.map(({ endpointId: id, body }) => [id, JSON.parse(body)])).toEqual([
			[endpointId, { video_url: clip, ...sent }],
		]);
		expect(output).toContain('1 clip done');
		expect(output).not.toContain('could not be checked');
		expect(output).toMatch(/url:http:\/\/127\.0\.0\.1:\d+\/files\//);
		expect(output).toContain(`requestId:${purchases[0].requestId}`);
		expect(output).toContain('state:done');
	});

	test('follows a switch of the model', async () => {
		await choose(page, 'model', model);
		const seen = await labels(page);
		expect(seen).toEqual(expect.arrayContaining(shown));
		expect(seen.filter((label) => hidden.includes(label))).toEqual([]);
	});
});
