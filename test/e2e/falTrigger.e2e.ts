// Fal Trigger, from the picker to what it starts a workflow with.
import type { Page } from 'playwright-core';
import { byId, executeStep } from './support/form';

import { useOpenedNode } from './support/openedNode';
import { picture } from './support/picture';
import { theWorld } from './support/world';

describe('Fal Trigger', () => {
	let page: Page;

	useOpenedNode(
		{ words: 'fal video', node: 'Fal Video Finished', action: 'On success' },
		(opened) => (page = opened),
	);

	test('asks for a model', async () => {
		const output = await executeStep(page, 'Fetch Test Event');
		await picture(page, 'result fal trigger without a model');
		expect(output).toContain('Models is empty');
	});

	test('shows a sample, marked as one, to an account that has made no videos', async () => {
		await page.getByText('Add Model', { exact: true }).click();
		await byId(page, 'model', 'fal-ai/video-upscaler');
		const output = await executeStep(page, 'Fetch Test Event');
		await picture(page, 'result fal trigger sample');
		expect(output).toContain('This is a sample');
	});

	test('shows what is done, with what was asked', async () => {
		const requestId = theWorld().fal.past({
			endpointId: 'fal-ai/video-upscaler',
			input: { video_url: 'https://example.com/clip.mp4', scale: 4 },
			endedAtMs: Date.now() - 1000,
		});
		const output = await executeStep(page, 'Fetch Test Event');
		await picture(page, 'result fal trigger');
		expect(output).toContain(`requestId:${requestId}`);
		expect(output).toContain('scale:4');
	});
});
