// Fal Request: what was bought once is fetched by its ID and not bought again.
import {
	addFirstNode,
	makeWorkflow,
	openCanvas,
	openEditor,
	openNode,
	openWorkflow,
} from './support/editor';
import type { Editor } from './support/editor';
import { byId, executeStep, type } from './support/form';
import { picture } from './support/picture';
import { addressOf } from './support/sources';
import { theWorld } from './support/world';
import { startNode } from './support/startNode';

describe('Fal Request', () => {
	let editor: Editor;

	beforeAll(async () => {
		theWorld().fal.reset();
		editor = await openEditor();
	});

	afterAll(async () => await editor.close());

	test('fetches the result of a run by the request ID it gave, without buying again', async () => {
		const { page } = editor;
		const workflowId = await makeWorkflow(
			'Order',
			[
				startNode,
				{
					id: 'upscale',
					name: 'Upscale',
					type: 'n8n-nodes-fal-video.upscale',
					typeVersion: 1,
					position: [220, 0],
					parameters: {
						video_url: { __rl: true, mode: 'url', value: addressOf('clip') },
						options: {},
					},
				},
			],
			{ Start: { main: [[{ node: 'Upscale', type: 'main', index: 0 }]] } },
		);
		await openWorkflow(page, workflowId);
		await openNode(page, 'Upscale');
		const ordered = await executeStep(page);
		const [requestId] = /(?<=requestId:)[\w-]+/.exec(ordered) ?? [];
		const [url] = /(?<=url:)http\S+/.exec(ordered) ?? [];

		await openCanvas(page);
		await addFirstNode(page, 'recover', 'Fal Request', 'Get the result of a request');
		await type(page, 'requestId', String(requestId));
		await byId(page, 'endpointId', 'fal-ai/video-upscaler');
		const fetched = await executeStep(page);
		await picture(page, 'result fal request');
		expect(fetched).toContain(`url:${url}`);
		expect(fetched).toContain('state:done');
		expect(theWorld().fal.purchases).toHaveLength(1);
	});

	test('says which field is missing for an item without fal data', async () => {
		const { page } = editor;
		await openCanvas(page);
		await addFirstNode(page, 'recover', 'Fal Request', 'Get the result of a request');
		const output = await executeStep(page);
		await picture(page, 'result fal request without an id');
		expect(output).toContain('Request ID is empty');
	});
});
