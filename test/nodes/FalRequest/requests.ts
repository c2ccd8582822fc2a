// What the tests of Fal Request share: requests at every stage, and runs of one operation.
import type { INode } from 'n8n-workflow';

import type { LocalFal, Outcome } from '../../emulator/types';
import { falKeys, upscale, type FalKey } from '../../engine/setup';
import { NODE, runVideoNode, type VideoRun } from '../../engine/videoRun';
import type { WorkflowRun } from '../../engine/workflowRun';

export const endpointId = 'fal-ai/video-upscaler';

/** Submits a clip that fares so, and gives what its item hands on. */
export async function ordered(fal: LocalFal, outcome: Outcome = {}): Promise<FalKey> {
	fal.outcome({ ...outcome, times: 1 });
	const run = await upscale(fal, ['sea'], { parameters: { waitMode: 'submit' } });
	return falKeys(run)[0];
}

export interface RequestRun extends Partial<Omit<VideoRun, 'parameters'>> {
	parameters?: INode['parameters'];
}

/** Runs the operation on an item that carries the earlier node's `fal` key, or on the items given. */
export async function ask(
	fal: LocalFal,
	operation: string,
	request: FalKey | null,
	{ parameters, ...more }: RequestRun = {},
): Promise<WorkflowRun> {
	return await runVideoNode(fal, {
		node: 'falRequest',
		parameters: { operation, ...parameters },
		items: [request === null ? {} : { fal: { ...request } as object }],
		...more,
	} as VideoRun);
}

/** What a `fal` key says of where its request is found. */
export function traceOf(request: FalKey): Record<string, unknown> {
	const names = ['requestId', 'endpointId', 'statusUrl', 'responseUrl', 'cancelUrl'];
	return Object.fromEntries(Object.entries(request).filter(([name]) => names.includes(name)));
}

/** The first item's warnings. */
export function warningsOf(run: WorkflowRun): string[] {
	return (run.items(NODE)[0].json.fal as { warnings: string[] }).warnings;
}

export const brokenOff: Outcome = {
	result: { statusCode: 500, body: { detail: [{ msg: 'Sorry', type: 'internal_server_error' }] } },
};
