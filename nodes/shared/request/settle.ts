import type { RequestLog } from '@fal-ai/client';

import { billedUsd } from '../cost/estimate';
import { billableUnitsOf } from '../fal/meanings';
import type { Ending, Timing } from '../fal/types';
import { endingFailure } from '../failures/requestFailures';
import {
	cancelledAtTimeout,
	timeoutFailure,
	timeoutWarning,
	type Passed,
} from '../failures/timeoutFailure';
import type { Outcome } from '../output/output';
import { cancelRequest } from './cancel';
import { download } from './download';
import { ended, failed, withOutcome, type EndedItem, type OpenItem } from './item';
import { logState, type Run } from './run';
import { readLogs, readOnce, waitForEnd } from './wait';

/** fal's last lines of a failed request; more would crowd the item. */
const FAILED_LOG_LINES = 5;

/** Waits for the item's request, unless it is only to be submitted. */
export async function settle(item: OpenItem, run: Run): Promise<OpenItem | EndedItem> {
	if (item.options.waitMode === 'submit') return ended(item);
	const ending = await waitForEnd(run.client, item.request, {
		...item.options,
		pace: run.pace,
		watch: run.watch,
		signal: run.signal,
		moved(phase) {
			run.open.moved(item.request, phase);
			logState(run, item.request, phase);
		},
	});
	return await conclude(item, ending, run);
}

/** Reads the item's request once, and hands it on as it stands. */
export async function look(item: OpenItem, run: Run): Promise<OpenItem | EndedItem> {
	return await conclude(item, await readOnce(run.client, item.request, run), run);
}

/** What the item hands on, by how following its request came to an end. */
async function conclude(
	item: OpenItem,
	{ queueSeconds, inferenceSeconds, ...ending }: Ending & Timing,
	run: Run,
): Promise<OpenItem | EndedItem> {
	// Of a request that was not submitted here nobody saw when it began to queue.
	const timing = { queueSeconds: item.submittedNow ? queueSeconds : null, inferenceSeconds };
	const timed = withOutcome(item, timing);
	if (ending.state === 'stopped') return timed;
	logState(run, item.request, ending.state);
	switch (ending.state) {
		case 'open':
			return ended(timed, { state: ending.phase });
		case 'timeout':
			return await atTimeout(timed, ending, run);
		case 'done': {
			run.open.ended(item.request);
			const { body, billableUnits } = ending.result;
			const logs = item.options.logs ? await logsOf(timed, run) : null;
			const costUsd = billedUsd(item.price, billableUnits);
			const done = ended(timed, { state: 'done', body, billableUnits, costUsd, logs });
			return await download(done, item.options.download, run);
		}
		default: {
			if (ending.state === 'failed') run.open.ended(item.request);
			return await withoutVideo(timed, ending, run);
		}
	}
}

async function withoutVideo(
	item: OpenItem,
	ending: Exclude<Ending, { state: 'done' | 'timeout' | 'open' | 'stopped' }>,
	run: Run,
): Promise<EndedItem> {
	const logs = await logsOf(item, run);
	const failure = endingFailure(ending, item.model, item.request.requestId);
	// fal itself ended it in a way that another try may mend: only then may it be bought again.
	if (ending.state === 'failed' && failure.retryable) item.entry.releaseForRetry();
	const state = failure.type === 'client_cancelled' ? 'cancelled' : 'failed';
	const billed: Partial<Outcome> = {};
	if (ending.state === 'failed') {
		billed.billableUnits = billableUnitsOf(ending.answer);
		billed.costUsd = billedUsd(item.price, billed.billableUnits);
	}
	return failed(item, failure, { state, logs, ...billed });
}

/** Fails, hands the running request on, or cancels it, as the person chose. */
async function atTimeout(item: OpenItem, passed: Passed, run: Run): Promise<OpenItem | EndedItem> {
	const { request, options, outcome } = item;
	if (options.onTimeout === 'handOn') {
		const warning = timeoutWarning(passed, request.requestId, options);
		return ended(item, { state: passed.phase, warnings: [...outcome.warnings, warning] });
	}
	const failure = timeoutFailure(passed, request.requestId, options);
	const logs = await logsOf(item, run);
	// What may be somebody else's is not cancelled.
	if (options.onTimeout === 'fail' || !item.certain) return failed(item, failure, { logs });

	const cancelled = await cancelRequest(run.client, request);
	logState(run, request, `cancel: ${cancelled}`);
	if (cancelled === 'tooLate') {
		// It ended at the last moment, so its result is there; its status may lag, but not for ever.
		const lastTime: OpenItem = { ...item, options: { ...options, onTimeout: 'fail' } };
		return withOutcome(await settle(lastTime, run), { queueSeconds: outcome.queueSeconds });
	}
	const isCancelled = cancelled === 'removed' || cancelled === 'asked';
	const told = cancelledAtTimeout(failure, cancelled, request.requestId);
	return failed(item, told, { state: isCancelled ? 'cancelled' : 'failed', logs });
}

/** All lines where they are wanted, otherwise the last ones, which tell why it failed. */
async function logsOf({ request, options }: OpenItem, run: Run): Promise<RequestLog[] | null> {
	const logs = await readLogs(run.client, request, run);
	return options.logs ? logs : (logs?.slice(-FAILED_LOG_LINES) ?? null);
}
