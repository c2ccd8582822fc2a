// A paused execution in n8n-core's own engine: stored as JSON, called by fal, woken or at its deadline.
import { deepCopy } from 'n8n-workflow';
import type {
	INodeExecutionData,
	IRunExecutionData,
	IWebhookData,
	IWebhookResponseData,
} from 'n8n-workflow';
import { WebhookContext } from 'n8n-core';

import type { Callback } from '../emulator/webhooks';
import type { LocalFal } from '../emulator/types';
import { openWorkflow, runWorkflow, type RunWorkflowOptions } from './runWorkflow';
import { NODE, videoWorkflow, type VideoRun } from './videoRun';
import type { WorkflowRun } from './workflowRun';

/** An execution as n8n's database holds it. */
export interface Stored {
	run: VideoRun;
	/** Its workflow. */
	workflowOf: (run: VideoRun) => RunWorkflowOptions;
	json: string;
}

/** Stores a paused execution of one node. Fails where it did not pause. */
export function store(
	fal: Pick<LocalFal, 'apiKey' | 'proxyUrl'>,
	run: VideoRun,
	ended: WorkflowRun,
): Stored {
	if (ended.status !== 'waiting') throw ended.error ?? new Error(`It is ${ended.status}`);
	const workflowOf = (one: VideoRun) => videoWorkflow(fal, one);
	return { run, workflowOf, json: JSON.stringify(ended.run.data) };
}

export interface Called {
	/** What fal is answered; 200 where the execution was woken. */
	statusCode: number;
	/** null: it stays paused. */
	woken: WorkflowRun | null;
}

/**
 * Does what n8n's WaitingWebhooks and WebhookHelpers do with a call of a waiting execution's address.
 * @see https://github.com/n8n-io/n8n/blob/master/packages/cli/src/webhooks/waiting-webhooks.ts
 */
export async function callBack(stored: Stored, callback: Omit<Callback, 'url'>): Promise<Called> {
	const { statusCode, data } = await answer(stored, callback);
	return { statusCode, woken: data === null ? null : await resume(stored, data) };
}

/** The same without running the woken execution. `data` is null where it stays paused. */
export async function answer(
	{ run, workflowOf, json }: Stored,
	{ headers, body }: Omit<Callback, 'url'>,
): Promise<{ statusCode: number; data: IRunExecutionData | null }> {
	const data = JSON.parse(json) as IRunExecutionData;
	const options = workflowOf(run);
	const { workflow, surroundings } = await openWorkflow(options);
	const node = workflow.getNode(NODE);
	const [entry] = data.executionData?.nodeExecutionStack ?? [];
	if (node === null || entry === undefined) throw new Error('Nothing waits');
	entry.node.disabled = true;
	data.waitTill = undefined;
	data.resultData.runData[NODE].pop();

	let statusCode = 200;
	const response = {
		status(code: number) {
			statusCode = code;
			return { json: () => undefined };
		},
	};
	const rawBody = Buffer.from(body);
	let parsed: unknown = {};
	try {
		parsed = JSON.parse(body);
	} catch {
		// n8n takes it as it is.
	}
	const request = { headers, body: parsed, rawBody, readRawBody: async () => undefined };
	const called = {
		...surroundings,
		httpRequest: request as never,
		httpResponse: response as never,
	};
	const type = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const [webhookDescription] = type.description.webhooks ?? [];
	const webhookData = { webhookDescription } as IWebhookData;
	const context = new WebhookContext(workflow, node, called, 'trigger', webhookData, [], data);
	const given: IWebhookResponseData = (await type.webhook?.call(context)) ?? {};
	if (given.workflowData === undefined) return { statusCode, data: null };
	entry.data.main = given.workflowData;
	entry.metadata = { ...entry.metadata, forwardAllOutputs: true } as typeof entry.metadata;
	return { statusCode, data };
}

/** Runs a woken execution on, from the database. */
export async function resume(
	{ run, workflowOf }: Stored,
	data: IRunExecutionData,
	more: Partial<VideoRun> = {},
): Promise<WorkflowRun> {
	const runExecutionData = JSON.parse(JSON.stringify(data)) as IRunExecutionData;
	return await runWorkflow(workflowOf({ ...run, ...more, runExecutionData }));
}

/** n8n's timer wakes it, because nobody did before the deadline. */
export async function atDeadline({ run, workflowOf, json }: Stored): Promise<WorkflowRun> {
	const runExecutionData = JSON.parse(json) as IRunExecutionData;
	return await runWorkflow(workflowOf({ ...run, runExecutionData }));
}

/** What the node got, as the earlier node's output has it. */
export function startItems(run: WorkflowRun): INodeExecutionData[] {
	return deepCopy(run.items('Start'));
}
