// What the engine tests share: a local fal for the file, and runs with one clip for each item.
import type { INode, INodeExecutionData } from 'n8n-workflow';

import { call, order } from '../emulator/caller';
import { startLocalFal } from '../emulator/localFal';
import type { JsonObject, LocalFal, LocalFalOptions, Operation } from '../emulator/types';
import { NODE, runVideoNode, type VideoRun } from './videoRun';
import type { WorkflowRun } from './workflowRun';

/** The `fal` key of an item, as far as tests read it. */
export interface FalKey {
	state: string;
	requestId: string | null;
	input: JsonObject | null;
	logs: Array<{ message: string }> | null;
	error: FalError | null;
}

export interface FalError {
	type: string;
	message: string;
	field: string | null;
	hint: string;
	retryable: boolean;
	mayBeCharged: boolean;
}

/** A local fal for all tests of a file, with empty books before each. */
export function useLocalFal(options?: LocalFalOptions): () => LocalFal {
	let started: LocalFal | undefined;
	const fal = () => {
		if (started === undefined) throw new Error('The local fal has not started yet');
		return started;
	};
	beforeAll(async () => {
		started = await startLocalFal(options);
		await makeFirstResult(started);
		started.reset();
	});
	afterEach(() => fal().reset());
	afterAll(async () => await fal().close());
	return fal;
}

/** The first one takes the local fal a moment, which a fake clock would take for minutes. */
async function makeFirstResult(fal: LocalFal): Promise<void> {
	const endpointId = 'fal-ai/video-upscaler';
	const requestId = await order(fal, endpointId, { video_url: clipUrl('first') });
	await call(fal, 'GET', `https://queue.fal.run/${endpointId}/requests/${requestId}/status`);
}

export function clipUrl(clip: string): string {
	return `https://example.com/${clip}.mp4`;
}

/** For faults and outcomes: concerns the items with these clips. */
export function about(...clips: string[]): (input: JsonObject) => boolean {
	return ({ video_url: url }) => clips.some((clip) => url === clipUrl(clip));
}

/** Parameters that take each item's own clip. */
export const withClip: INode['parameters'] = {
	video_url: { __rl: true, mode: 'url', value: `=${clipUrl('{{ $json.clip }}')}` },
};

/** Upscales one clip for each item. */
export async function upscale(
	fal: LocalFal,
	clips: readonly string[],
	{ parameters, ...run }: Partial<VideoRun> = {},
): Promise<WorkflowRun> {
	return await runVideoNode(fal, {
		node: 'upscale',
		parameters: { ...withClip, ...parameters },
		items: clips.map((clip) => ({ clip })),
		...run,
	});
}

/** The `fal` keys of what the node sent out. */
export function falKeys(run: WorkflowRun): FalKey[] {
	return run.items(NODE).map(falKey);
}

export function falKey({ json }: INodeExecutionData): FalKey {
	return json.fal as unknown as FalKey;
}

/** What went wrong with each item, null where nothing did. */
export function falErrors(run: WorkflowRun): Array<FalError | null> {
	return falKeys(run).map(({ error }) => error);
}

/** How often fal was asked for something. */
export function countOf(fal: LocalFal, operation: Operation): number {
	return fal.exchanges.filter((exchange) => exchange.operation === operation).length;
}

/** Tells of each exchange of a kind when it arrives, and leaves it alone. Comes before its faults. */
export function onArrival(fal: LocalFal, operation: Operation, told: () => void): void {
	fal.fault({
		on: operation,
		times: Infinity,
		match: () => {
			told();
			return false;
		},
	});
}

/** What fal received for each item that is only submitted; null where nothing was bought. */
export async function orderedInputs(
	fal: LocalFal,
	{ parameters, ...run }: VideoRun,
): Promise<Array<JsonObject | null>> {
	const submitted = { ...parameters, waitMode: 'submit' };
	const ended = await runVideoNode(fal, { ...run, parameters: submitted });
	if (ended.error !== undefined) throw ended.error;
	return falKeys(ended).map(
		({ requestId }) =>
			fal.purchases.find((purchase) => purchase.requestId === requestId)?.input ?? null,
	);
}
