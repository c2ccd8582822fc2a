import type { RequestLog } from '@fal-ai/client';

import { cancelJob } from './cancel';
import { roundedUsd } from '../cost/estimate';
import { endingFailure } from '../failures/requestFailures';
import type { Job } from '../fal/urls';
import { failed, logState, withOutcome, type Item, type Order, type Run } from '../run/item';
import { finishJob, readLogs, type Ending, type Timing } from './wait';
import { cancelledLate, lateFailure, lateWarning } from '../failures/timeoutFailure';
import type { Outcome } from '../output/output';

/** fal's last lines of a failed request; more would crowd the item. */
const FAILED_LOG_LINES = 5;

/** Waits for the item's request, unless it is only to be submitted or there is none. */
export async function finishItem(item: Item, run: Run): Promise<Item> {
	const { order, outcome } = item;
	if (order === null || outcome.job === null || order.options.waitMode === 'submit') return item;
	return await waitFor(item, order, outcome.job, run);
}

async function waitFor(item: Item, order: Order, job: Job, run: Run): Promise<Item> {
	const orderedHere = run.phases.has(job.requestId);
	const { queueSeconds, inferenceSeconds, ...ending }: Ending & Timing = await finishJob(
		run.client,
		job,
		{
			...order.options,
			...run,
			changed: (phase) => {
				run.phases.set(job.requestId, phase);
				logState(run, job, phase);
			},
		},
	);
	// Of a request that was not ordered here nobody saw when it began to queue.
	const queued = orderedHere ? queueSeconds : null;
	const timed = withOutcome(item, { queueSeconds: queued, inferenceSeconds });
	if (ending.state === 'stopped') return timed;
	logState(run, job, ending.state);
	if (ending.state === 'late') return await atDeadline(timed, order, job, ending.phase, run);
	const ended = ending.state === 'done' || ending.state === 'failed';
	if (ended) run.phases.set(job.requestId, 'ended');

	const logs = await logsOf(run, order, job, ending.state !== 'done');
	if (ending.state === 'done') {
		const { billableUnits } = ending.result;
		return withOutcome(timed, {
			state: 'done',
			logs,
			...ending.result,
			...costOf(order, billableUnits),
		});
	}
	const failure = endingFailure(ending, order.request.model, job.requestId);
	// fal itself ended it in a way that another try may mend: only then may it be bought again.
	if (ending.state === 'failed' && failure.retryable) order.claim.giveUp();
	const state = failure.type === 'client_cancelled' ? 'cancelled' : 'failed';
	return withOutcome(failed(timed, failure), { state, logs, ...billed(ending, order) });
}

/** Fails, hands the running request on, or cancels it, as the person chose. */
async function atDeadline(
	item: Item,
	order: Order,
	job: Job,
	phase: 'queued' | 'running',
	run: Run,
): Promise<Item> {
	const { options } = order;
	if (options.onDeadline === 'handOn') {
		const warnings = [...item.outcome.warnings, lateWarning(phase, job.requestId, options)];
		return withOutcome(item, { state: phase, warnings });
	}
	const failure = lateFailure(phase, job.requestId, options);
	const logs = await logsOf(run, order, job, true);
	if (options.onDeadline === 'fail') return withOutcome(failed(item, failure), { logs });

	const cancelled = await cancelJob(run.client, job);
	logState(run, job, `cancel: ${cancelled}`);
	if (cancelled === 'tooLate') {
		// It ended at the last moment, so its result is there; its status may lag, but not for ever.
		const lastTime = { ...order, options: { ...options, onDeadline: 'fail' as const } };
		const { queueSeconds } = item.outcome;
		return withOutcome(await waitFor(item, lastTime, job, run), { queueSeconds });
	}
	const state = cancelled === 'removed' || cancelled === 'asked' ? 'cancelled' : 'failed';
	const late = cancelledLate(failure, cancelled, job.requestId);
	return withOutcome(failed(item, late), { state, logs });
}

function billed(ending: Ending, order: Order): Partial<Outcome> {
	if (ending.state !== 'failed') return {};
	const units = Number(ending.answer.headers['x-fal-billable-units'] ?? NaN);
	return Number.isFinite(units) ? { billableUnits: units, ...costOf(order, units) } : {};
}

function costOf({ unitUsd = null }: Order, units: number | null): Partial<Outcome> {
	return unitUsd === null || units === null ? {} : { costUsd: roundedUsd(units * unitUsd) };
}

async function logsOf(
	run: Run,
	{ options }: Order,
	job: Job,
	isFailed: boolean,
): Promise<RequestLog[] | null> {
	if (!isFailed && !options.logs) return null;
	const logs = await run.pace(async () => await readLogs(run.client, job), run.signal);
	return options.logs ? logs : (logs?.slice(-FAILED_LOG_LINES) ?? null);
}
