import type { RequestLog } from '@fal-ai/client';
import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Failure } from '../failures/failure';
import type { Request } from '../fal/types';

/** What became of one input item. */
export interface Outcome {
	itemIndex: number;
	state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'dryRun';
	request: Request | null;
	endpointId: string | null;
	input: IDataObject | null;
	/** fal's result; null until there is one. */
	body: Record<string, unknown> | null;
	/** The result's file in n8n's store, by field. */
	binary: IBinaryKeyData | null;
	billableUnits: number | null;
	estimatedCostUsd: number | null;
	costUsd: number | null;
	queueSeconds: number | null;
	inferenceSeconds: number | null;
	logs: RequestLog[] | null;
	/** Fields of the input item that travel with the clip. */
	kept: IDataObject;
	/** When it was sent, started and ended, as fal's history says; null where the queue was asked. */
	times: { sentAt: string | null; startedAt: string | null; endedAt: string | null } | null;
	/** Taken from fal's history instead of bought. */
	reused: boolean;
	warnings: string[];
	/** Makes the item a failed one. */
	failure: Failure | null;
	/** How a request ended that is only reported on. */
	reported: Failure | null;
}

export function newOutcome(itemIndex: number): Outcome {
	return {
		itemIndex,
		state: 'queued',
		request: null,
		endpointId: null,
		input: null,
		body: null,
		binary: null,
		billableUnits: null,
		estimatedCostUsd: null,
		costUsd: null,
		queueSeconds: null,
		inferenceSeconds: null,
		logs: null,
		kept: {},
		times: null,
		reused: false,
		warnings: [],
		failure: null,
		reported: null,
	};
}

/** The `fal` key of an item; what is not known is null, never missing. */
export function falOf(outcome: Outcome): IDataObject {
	const { request, body } = outcome;
	const failure = outcome.failure ?? outcome.reported;
	// What a person looks for first comes first; the addresses, which only machines read, last.
	return {
		state: outcome.state,
		error: failure === null ? null : { ...failure },
		warnings: outcome.warnings,
		costUsd: outcome.costUsd,
		estimatedCostUsd: outcome.estimatedCostUsd,
		billableUnits: outcome.billableUnits,
		reused: outcome.reused,
		queueSeconds: outcome.queueSeconds,
		inferenceSeconds: outcome.inferenceSeconds,
		...outcome.times,
		requestId: request?.requestId ?? null,
		endpointId: outcome.endpointId,
		input: outcome.input,
		logs: outcome.logs as IDataObject[] | null,
		statusUrl: request?.statusUrl ?? null,
		responseUrl: request?.responseUrl ?? null,
		cancelUrl: request?.cancelUrl ?? null,
		// n8n takes an item with a top-level error for a failed one, and fal delivered this one.
		...(body?.error !== undefined && { resultError: body.error as IDataObject }),
	};
}

/**
 * One item per input item, in input order; with an error branch, failed items last: n8n looks only
 * at the first item to decide whether to run the whole node again, before it splits the branches.
 */
export function toItems(outcomes: readonly Outcome[], errorBranch: boolean): INodeExecutionData[] {
	const inOrder = (some: readonly Outcome[]) => some.map((one) => toItem(one, errorBranch));
	if (!errorBranch) return inOrder(outcomes);
	const failed = outcomes.filter(({ failure }) => failure !== null);
	const delivered = outcomes.filter(({ failure }) => failure === null);
	return [...inOrder(delivered), ...inOrder(failed)];
}

/** One item of the node's output, which goes to the error branch where there is one and it failed. */
export function toItem(outcome: Outcome, errorBranch: boolean): INodeExecutionData {
	const isError = errorBranch && outcome.failure !== null;
	return paired(outcome, isError ? errorJson(outcome) : resultJson(outcome));
}

function paired({ itemIndex, binary }: Outcome, json: IDataObject): INodeExecutionData {
	return { json, ...(binary && { binary }), pairedItem: { item: itemIndex } };
}

/** A top-level error makes n8n take the item for a failed one. */
function withoutError(record: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(record).filter(([key]) => key !== 'error'));
}

function resultJson(outcome: Outcome): IDataObject {
	const { video, ...body } = withoutError(outcome.body ?? {});
	const kept = withoutError(outcome.kept);
	// In a table the video, then what became of it, stand in sight at the left.
	const fal = falOf(outcome);
	const json = video === undefined ? { ...body, fal } : { video, fal, ...body };
	const others = Object.entries(kept).filter(([key]) => !Object.hasOwn(json, key));
	return { ...json, ...Object.fromEntries(others) } as IDataObject;
}

/** Exactly these two keys: n8n sends an item with a third one out as a success. */
function errorJson(outcome: Outcome): IDataObject {
	const message = outcome.failure?.message ?? '';
	return { error: { message, ...falOf(outcome) }, message };
}
