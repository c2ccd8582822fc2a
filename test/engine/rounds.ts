// A loop as people build it: the same items go through the video node again and again.
import { NodeConnectionTypes, type INode, type INodeType } from 'n8n-workflow';

import type { LocalFal } from '../emulator/types';
import { n8nNodeTypes, videoCredentialTypes, videoNodeTypes } from './nodeTypes';
import { runWorkflow, type RunWorkflowOptions } from './runWorkflow';
import { withClip } from './setup';
import { NODE, type VideoRun } from './videoRun';
import type { WorkflowRun } from './workflowRun';

/** Sends the first items round again until they have been round so often. */
function roundAbout(rounds: number): INodeType {
	return {
		description: {
			...n8nNodeTypes['n8n-nodes-base.manualTrigger'].description,
			displayName: 'Again',
			name: 'again',
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
		},
		async execute() {
			const { $runIndex: round, $items: itemsOf } = this.getWorkflowDataProxy(0);
			return [Number(round) < rounds - 1 ? itemsOf('Start') : []];
		},
	};
}

const nodeOf = (name: string, type: string, more: Partial<INode> = {}): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	...more,
});

/** Both outputs go there, the error branch too. */
const to = (node: string) => {
	const target = [{ node, type: 'main' as const, index: 0 }];
	return { main: [target, target] };
};

/** Runs the node over the same items once in each round. */
export async function runInRounds(
	fal: LocalFal,
	rounds: number,
	run: VideoRun,
): Promise<WorkflowRun> {
	return await runWorkflow(roundsWorkflow(fal, rounds, run));
}

/** The same workflow, for whoever runs it otherwise. */
export function roundsWorkflow(
	fal: LocalFal,
	rounds: number,
	{ node, parameters, items = [{}], inputItems, credentials, ...run }: VideoRun,
): RunWorkflowOptions {
	const { onError, retryOnFail, maxTries, nodeTypes = videoNodeTypes(), ...more } = run;
	return {
		nodes: [
			nodeOf('Start', 'n8n-nodes-base.manualTrigger'),
			nodeOf(NODE, `n8n-nodes-fal-video.${node}`, {
				parameters,
				credentials: { falApi: { id: 'fal', name: 'fal' } },
				...(onError && { onError }),
				...(retryOnFail && { retryOnFail, maxTries, waitBetweenTries: 0 }),
			}),
			nodeOf('Again', 'test.again'),
		],
		connections: { Start: to(NODE), [NODE]: to('Again'), Again: to(NODE) },
		nodeTypes: { ...nodeTypes, 'test.again': roundAbout(rounds) },
		credentialTypes: videoCredentialTypes(),
		credentials: { falApi: credentials ?? { apiKey: fal.apiKey, proxyUrl: fal.proxyUrl } },
		input: inputItems ?? items.map((json) => ({ json })),
		...more,
	};
}

/** Upscales the clips once in each round. */
export async function upscaleInRounds(
	fal: LocalFal,
	clips: readonly string[],
	rounds: number,
	more: Partial<VideoRun> = {},
): Promise<WorkflowRun> {
	const items = clips.map((clip) => ({ clip }));
	return await runInRounds(fal, rounds, { node: 'upscale', parameters: withClip, items, ...more });
}
