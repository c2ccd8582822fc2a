// A workflow that pauses, on an n8n of its own that may crash, and a fal that calls back.
import type { IDataObject, IRun } from 'n8n-workflow';
import { createCredential, createWorkflow, setUpOwner } from '../../host/owner';
import { execute } from './storyWorkflows';
import { until } from './until';
import type { OwnWorld } from './world';
import { hostWorld } from './world';

export const VIDEO = 'Upscale';

export interface Pausing extends OwnWorld {
	workflowId: string;
	/** Executes the workflow and hands back its execution once n8n has stored it as waiting. */
	pause(): Promise<string>;
	/** The execution with its data, once it has this status. */
	withStatus(executionId: string, status: string): Promise<IRun>;
}

/** The workflow takes so many clips and downloads what comes of them. */
export async function openPausing(items: number, settings: IDataObject = {}): Promise<Pausing> {
	const world = await hostWorld().openOwnWorld();
	return await prepare(world, items, settings).catch(async (reason: unknown) => {
		await world.close();
		throw reason;
	});
}

async function prepare(world: OwnWorld, items: number, settings: IDataObject): Promise<Pausing> {
	const { n8n, fal } = world;
	const { rest } = n8n;
	await setUpOwner(rest);
	const { apiKey, proxyUrl } = fal;
	const credential = await createCredential(rest, { apiKey, proxyUrl });
	const workflowId = await createWorkflow(rest, pausingWorkflow(items, settings), credential);
	const { rawApiKey } = (await rest('POST', '/rest/api-keys', {
		label: 'pause',
		expiresAt: null,
		scopes: ['execution:list', 'execution:read'],
	})) as { rawApiKey: string };
	/** By its id, because an older n8n does not list what waits. */
	const read = async (id: string): Promise<IRun | null> => {
		const url = `${n8n.url}/api/v1/executions/${id}?includeData=true`;
		const response = await fetch(url, { headers: { 'x-n8n-api-key': rawApiKey } });
		return response.ok ? ((await response.json()) as IRun) : null;
	};
	const withStatus = async (id: string, status: string): Promise<IRun> => {
		const run = await until(
			async () => await read(id),
			(one) => one?.status === status,
		);
		if (run === null) throw new Error(`There is no execution ${id}`);
		return run;
	};
	return {
		...world,
		workflowId,
		withStatus,
		async pause() {
			const { executionId } = await execute(rest, workflowId, 'Start');
			await withStatus(executionId, 'waiting');
			return executionId;
		},
	};
}

function pausingWorkflow(items: number, settings: IDataObject) {
	const clips = Array.from({ length: items }, (_item, index) => ({
		json: { url: `https://example.com/clip${index + 1}.mp4` },
	}));
	const common = { typeVersion: 1, parameters: {} };
	const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	return {
		name: 'Pause',
		nodes: [
			{
				...common,
				id: 'start',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				position: [0, 0],
			},
			{
				...common,
				id: 'video',
				name: VIDEO,
				type: 'n8n-nodes-fal-video.upscale',
				position: [220, 0],
				parameters: {
					video_url: { __rl: true, mode: 'url', value: '={{ $json.url }}' },
					waitMode: 'pause',
					output: 'linkAndFile',
					costAndChecks: { sourceCheck: 'off' },
				},
				...settings,
			},
			{
				...common,
				id: 'after',
				name: 'After',
				type: 'n8n-nodes-base.noOp',
				position: [440, 0],
			},
		],
		connections: { Start: to(VIDEO), [VIDEO]: to('After') },
		settings: { executionOrder: 'v1' },
		pinData: { Start: clips },
	};
}
