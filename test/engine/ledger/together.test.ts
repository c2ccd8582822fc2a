// Two runs of one node at once, as an agent's parallel tool calls are: nothing is shared or bought twice.
import type { INodeType } from 'n8n-workflow';

import { skipWaiting, useFakeClock } from '../../support/clock';
import { videoNodeTypes } from '../nodeTypes';
import { retryOf } from '../retry';
import { falKeys, upscale, useLocalFal } from '../setup';
import type { VideoRun } from '../videoRun';
import type { WorkflowRun } from '../workflowRun';

const fal = useLocalFal({ concurrency: 5 });
beforeEach(() => useFakeClock());

const { 'n8n-nodes-fal-video.upscale': single, ...others } = videoNodeTypes();

/** Runs the node twice side by side with one context, and hands on the items of both. */
const twice: INodeType = {
	description: single.description,
	async execute() {
		const runs = [single.execute?.call(this), single.execute?.call(this)];
		const outputs = await Promise.all(runs);
		return [outputs.flatMap((output) => (Array.isArray(output) ? (output[0] ?? []) : []))];
	},
};
const nodeTypes = { ...others, 'n8n-nodes-fal-video.upscale': twice };

async function together(more: Partial<VideoRun> = {}) {
	return await skipWaiting(upscale(fal(), ['same'], { nodeTypes, ...more }));
}

const idsOf = (run: WorkflowRun) =>
	falKeys(run)
		.map(({ requestId }) => requestId)
		.sort();

const bought = () =>
	fal()
		.purchases.map(({ requestId }) => requestId)
		.sort();

test('two identical calls at once are two videos', async () => {
	const run = await together();
	expect(falKeys(run).map(({ state }) => state)).toEqual(['done', 'done']);
	expect(idsOf(run)).toEqual(bought());
	expect(fal().purchases).toHaveLength(2);
});

test.each([0, 1])(
	'a lost answer of call %d is not found in the other call’s request',
	async (lost) => {
		fal().fault({ on: 'submit', skip: lost, moment: 'after', answer: 'reset' });
		const run = await together();
		expect(idsOf(run)).toEqual(bought());
		expect(fal().purchases).toHaveLength(2);
	},
);

test('a retry of both takes both over', async () => {
	fal().outcome({ statusReads: 30 });
	const parameters = { options: { processingTimeout: 1 } };
	const failed = await together({ parameters });
	expect([failed.status, fal().purchases.length]).toEqual(['error', 2]);
	const run = await together({ runExecutionData: retryOf(failed) });
	expect(falKeys(run).map(({ state }) => state)).toEqual(['done', 'done']);
	expect(idsOf(run)).toEqual(bought());
	expect(fal().purchases).toHaveLength(2);
});
