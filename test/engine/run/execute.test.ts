// Each node makes videos: one for each item, in order, told in the shape that workflows rely on.
import type { IDataObject, INode } from 'n8n-workflow';

import { packageNodes } from '../../nodes/packageNodes';
import { falKeys, onArrival, upscale, useLocalFal, withClip } from '../setup';
import { NODE, runVideoNode } from '../videoRun';

const fal = useLocalFal();

interface NodeCase {
	node: string;
	endpointId: string;
	parameters: INode['parameters'];
	input: IDataObject;
	/** Fields of fal's result. */
	body: IDataObject;
	/** Default null: the length of the clip is not known here. */
	estimatedCostUsd?: number;
	/** false: fal publishes no price. */
	priced?: false;
}

const file = {
	url: expect.stringMatching(/^http.*\.mp4$/) as string,
	content_type: 'video/mp4',
	file_name: 'output.mp4',
	file_size: expect.any(Number) as number,
};
const number = expect.any(Number) as number;
const videoFile = { width: number, height: number, fps: number, duration: number };
const video_url = 'https://example.com/sea.mp4';
const prompt = 'Make it summer';

const nodeCases: NodeCase[] = [
	{
		node: 'klingEdit',
		endpointId: 'fal-ai/kling-video/o1/video-to-video/edit',
		parameters: { prompt },
		input: { video_url, prompt, keep_audio: true },
		body: { video: file },
	},
	{
		node: 'klingReference',
		endpointId: 'fal-ai/kling-video/o1/video-to-video/reference',
		parameters: { prompt },
		input: { video_url, prompt, duration: '5', keep_audio: true },
		body: { video: file },
		estimatedCostUsd: 0.84,
	},
	{
		node: 'soraRemix',
		endpointId: 'fal-ai/wan/v2.7/edit-video',
		parameters: { prompt },
		input: { video_url, prompt, audio_setting: 'origin' },
		body: { video: { ...file, ...videoFile, num_frames: number }, seed: 4242 },
	},
	{
		node: 'upscale',
		endpointId: 'fal-ai/video-upscaler',
		parameters: {},
		input: { video_url, scale: 2 },
		body: { video: file },
		priced: false,
	},
	{
		node: 'interpolate',
		endpointId: 'topaz/interpolate/video',
		parameters: {},
		input: { video_url, slowdown_factor: 1, target_fps: 60, H264_output: true },
		body: { video: file },
	},
];

function falKeyOf(state: string, { endpointId, input, estimatedCostUsd }: NodeCase): IDataObject {
	const { requestId } = fal().purchases[0];
	const app = endpointId.split('/').slice(0, 2).join('/');
	const responseUrl = `https://queue.fal.run/${app}/requests/${requestId}`;
	return {
		state,
		requestId,
		endpointId,
		statusUrl: `${responseUrl}/status`,
		responseUrl,
		cancelUrl: `${responseUrl}/cancel`,
		input,
		queueSeconds: null,
		inferenceSeconds: null,
		estimatedCostUsd: estimatedCostUsd ?? null,
		costUsd: null,
		billableUnits: null,
		reused: false,
		logs: null,
		warnings: [],
		error: null,
	};
}

test('every node of the registry has its case', () => {
	expect(nodeCases.map(({ node }) => node)).toEqual(packageNodes.map(({ name }) => name));
});

test.each(nodeCases)(
	'$node hands on the video that fal made, and all it knows',
	async (nodeCase) => {
		fal().outcome({ inferenceSeconds: 12.5 });
		const parameters = { ...withClip, ...nodeCase.parameters };
		const run = await runVideoNode(fal(), { ...nodeCase, parameters, items: [{ clip: 'sea' }] });
		const costUsd = nodeCase.priced === false ? null : number;
		const known = { queueSeconds: number, inferenceSeconds: 12.5, billableUnits: number, costUsd };
		const item = {
			json: { ...nodeCase.body, fal: { ...falKeyOf('done', nodeCase), ...known } },
			pairedItem: { item: 0 },
		};
		expect(run.error).toBeUndefined();
		expect(run.items(NODE)).toStrictEqual([item]);
		expect(fal().purchases.map(({ input }) => input)).toEqual([nodeCase.input]);
	},
);

test.each(nodeCases)(
	'$node can order only, and hands on where the video will be',
	async (nodeCase) => {
		const parameters = { ...withClip, ...nodeCase.parameters, waitMode: 'submit' };
		const run = await runVideoNode(fal(), { ...nodeCase, parameters, items: [{ clip: 'sea' }] });
		const item = { json: { fal: falKeyOf('queued', nodeCase) }, pairedItem: { item: 0 } };
		expect(run.items(NODE)).toStrictEqual([item]);
		expect(fal().exchanges.map(({ operation }) => operation)).toEqual(['pricing', 'submit']);
	},
);

test("fal's result is handed on as it is, but for a top-level error, which n8n misreads", async () => {
	const body = { video: { url: 'https://v3.fal.media/a.mp4' }, seed: 7, timings: { inference: 1 } };
	const headers = { 'x-fal-billable-units': '3.5' };
	fal().outcome({ result: { statusCode: 200, body: { ...body, error: 'none' }, headers } });
	const run = await upscale(fal(), ['sea']);
	const told = { state: 'done', billableUnits: 3.5, error: null, resultError: 'none' };
	const falKey = expect.objectContaining(told) as IDataObject;
	expect(run.items(NODE).map(({ json }) => json)).toEqual([{ ...body, fal: falKey }]);
});

test('a node that is given no items buys nothing', async () => {
	const run = await upscale(fal(), []);
	expect(run.error).toBeUndefined();
	expect(fal().exchanges).toEqual([]);
});

test('time in the queue is told apart from time at work', async () => {
	fal().outcome({ times: 1, statusReads: 1, inferenceSeconds: 40 });
	const states: string[] = [];
	onArrival(fal(), 'status', () => states.push(fal().purchases[0].state));
	const run = await upscale(fal(), ['sea']);
	expect(states).toEqual(['running', 'running']);
	expect(falKeys(run)).toMatchObject([{ queueSeconds: number, inferenceSeconds: 40 }]);
});
