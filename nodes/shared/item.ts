import type { RequestLog } from '@fal-ai/client';
import type { LogMetadata } from 'n8n-workflow';

import type { FalClient } from './client';
import type { Failure } from './errors';
import { endingFailure, lostAnswer, refusal, unreachable } from './failures';
import type { VideoRequest } from './input';
import { finishJob, readLogs } from './job';
import type { JobOptions } from './jobOptions';
import type { Outcome } from './output';
import type { Pace } from './pace';
import { submitJob } from './submit';

/** One input item on its way: what is ordered, and what has become of it so far. */
export interface Item {
	/** null for an item that cannot be sent. */
	order: { request: VideoRequest; options: JobOptions } | null;
	outcome: Outcome;
}

/** What all items of a run share. */
export interface Run {
	client: FalClient;
	pace: Pace;
	stopped: () => boolean;
	/** One line of n8n's log, with the same facts as data. */
	log: (line: string, facts: LogMetadata) => void;
}

/** fal's last lines of a failed request; more would crowd the item. */
const FAILED_LOG_LINES = 5;

/** Submits the item, unless it cannot be sent or the execution is stopped. */
export async function orderItem(item: Item, run: Run): Promise<Item> {
	if (item.order === null || run.stopped()) return item;
	const { endpointId, input, model } = item.order.request;
	const submission = await submitJob(run.client, endpointId, input, run.stopped);
	if (submission.job !== null) {
		log(run, endpointId, submission.job.requestId, 'queued');
		return withOutcome(item, { state: 'queued', job: submission.job });
	}
	const { meaning, answer } = submission;
	if (meaning === 'notSent') return failed(item, unreachable());
	if (meaning === 'unknown') return failed(item, lostAnswer());
	return failed(item, refusal(answer, model, endpointId));
}

/** Waits for the item's request, unless it is only to be submitted or there is none. */
export async function finishItem(item: Item, run: Run): Promise<Item> {
	const { order, outcome } = item;
	if (order === null || outcome.job === null || order.options.waitMode === 'submit') return item;
	const { job } = outcome;
	const { request, options } = order;
	const { queueSeconds, inferenceSeconds, ...ending } = await finishJob(run.client, job, {
		...options,
		...run,
		changed: (state) => log(run, job.endpointId, job.requestId, state),
	});
	const timed = withOutcome(item, { queueSeconds, inferenceSeconds });
	if (ending.state === 'stopped') return timed;

	const logs = await logsOf(run, item, ending.state !== 'done');
	log(run, job.endpointId, job.requestId, ending.state);
	if (ending.state === 'done') {
		return withOutcome(timed, { state: 'done', logs, ...ending.result });
	}
	const failure = endingFailure(ending, request.model, job.requestId, options);
	const state = failure.type === 'client_cancelled' ? 'cancelled' : 'failed';
	return withOutcome(failed(timed, failure), { state, logs });
}

/** Asks fal to drop the item's request if it may still run. Never throws: Stop must not. */
export async function cancelItem({ outcome }: Item, run: Run): Promise<void> {
	const { job, state } = outcome;
	if (job === null || (state !== 'queued' && state !== 'running')) return;
	const { statusCode } = await run.client.cancel(job);
	log(run, job.endpointId, job.requestId, `cancel answered ${statusCode ?? 'by nothing'}`);
}

export function failed(item: Item, failure: Failure): Item {
	return withOutcome(item, { state: 'failed', failure });
}

async function logsOf(run: Run, item: Item, isFailed: boolean): Promise<RequestLog[] | null> {
	const { order, outcome } = item;
	if (outcome.job === null || !(isFailed || order?.options.logs)) return null;
	const { job } = outcome;
	const logs = await run.pace(async () => await readLogs(run.client, job), run.stopped);
	return order?.options.logs ? logs : (logs?.slice(-FAILED_LOG_LINES) ?? null);
}

function withOutcome(item: Item, change: Partial<Outcome>): Item {
	return { ...item, outcome: { ...item.outcome, ...change } };
}

function log(run: Run, endpointId: string, requestId: string, state: string): void {
	run.log(`fal request ${requestId} (${endpointId}): ${state}`, { endpointId, requestId, state });
}
