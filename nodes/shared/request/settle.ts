import type { RequestLog } from '@fal-ai/client';

import { billedUsd } from '../cost/estimate';
import type { Answer } from '../fal/answer';
import { billableUnitsOf } from '../fal/meanings';
import { holdsPromised, resultFiles } from '../fal/resultFiles';
import type { Ending, Timing } from '../fal/types';
import { endingFailure, namesNoFile, withoutVideo } from '../failures/endingFailures';
import {
	cancelledAtTimeout,
	timeoutFailure,
	timeoutWarning,
	type Passed,
} from '../failures/timeoutFailure';
import type { Outcome } from '../output/output';
import { cutText } from '../util/text';
import { cancelRequest } from './cancel';
import { download } from './download';
import { ended, failed, withOutcome, type EndedItem, type OpenItem } from './item';
import { logState, type Run } from './run';
import { MINUTE_MS } from '../util/units';
import { readLogs, readOnce } from './read';
import { waitForEnd } from './wait';

/** fal's last lines of a failed request; more would crowd the item. */
const FAILED_LOG_LINES = 5;
/** Of each of these lines; the reason stands in its first words. */
const LOG_CHARACTERS = 500;
const WORD_CHARACTERS = 40;

/**
 * What is done so soon is waited for, because storing and waking an execution takes as long, and a
 * callback that arrives before the execution is stored comes again only after a while.
 */
const SOON_MS = MINUTE_MS;

/** Waits for the item's request, unless it is only to be submitted. */
export async function settle(item: OpenItem, run: Run): Promise<OpenItem | EndedItem> {
	if (item.options.waitMode === 'submit') return ended(item);
	return await conclude(item, await follow(item, run), run);
}

/**
 * Whether the execution pauses for the item's request. fal calls back about those alone that this
 * run submitted; what it took over may have no callback, or that of an earlier execution.
 */
export function pausesFor({ options, submittedNow }: OpenItem, { wakeUrl }: Run): boolean {
	return options.waitMode === 'pause' && submittedNow && wakeUrl !== null;
}

/** Waits for the item's request for a minute; one that goes on stays open. */
export async function settleSoon(item: OpenItem, run: Run): Promise<OpenItem | EndedItem> {
	const ending = await follow(item, run, SOON_MS);
	if (ending.state === 'open') {
		const { phase, queueSeconds } = ending;
		return withOutcome(item, { state: phase, queueSeconds });
	}
	return await conclude(item, ending, run);
}

async function follow(item: OpenItem, run: Run, leaveAfterMs?: number): Promise<Ending & Timing> {
	return await waitForEnd(run.client, item.request, {
		...item.options,
		queuePosition: item.queuePosition,
		leaveAfterMs,
		pace: run.pace,
		watch: run.watch,
		signal: run.signal,
		moved(phase) {
			run.open.moved(item.request, phase);
			logState(run, item.request, phase);
		},
	});
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
	const queued = item.submittedNow ? queueSeconds : item.outcome.queueSeconds;
	const timing = { queueSeconds: queued, inferenceSeconds };
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
			const isDone = holdsPromised(body, item.model.promises);
			const logs = item.options.logs || !isDone ? await logsOf(timed, run) : null;
			const costUsd = billedUsd(item.price, billableUnits);
			const known = { body, billableUnits, costUsd, logs };
			if (!isDone) return notMade(timed, ending.answer, known);
			const done = ended(timed, { ...known, state: 'done' });
			if (resultFiles(body).length > 0) return await download(done, item.options.download, run);
			const { warnings } = done.outcome;
			return withOutcome(done, { warnings: [...warnings, namesNoFile(body)] });
		}
		default: {
			if (ending.state === 'failed') run.open.ended(item.request);
			return await unsuccessful(timed, ending, run);
		}
	}
}

/** fal says that it is done, but there is no video. It stays in the ledger unless fal advises a retry. */
function notMade(item: OpenItem, answer: Answer, known: Partial<Outcome>): EndedItem {
	const failure = withoutVideo(answer, item.request.requestId);
	if (failure.retryable) item.entry.releaseForRetry();
	return failed(item, failure, known);
}

async function unsuccessful(
	item: OpenItem,
	ending: Exclude<Ending, { state: 'done' | 'timeout' | 'open' | 'stopped' }>,
	run: Run,
): Promise<EndedItem> {
	const logs = await logsOf(item, run);
	const { requestId } = item.request;
	const { proxyUrl } = run.client;
	const failure = endingFailure(ending, item.model, { requestId, proxyUrl });
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
	return options.logs ? logs : (logs?.slice(-FAILED_LOG_LINES).map(shortLine) ?? null);
}

/** A line that nobody asked for does not fill n8n's database. */
function shortLine({ message, level, source, timestamp }: RequestLog): RequestLog {
	return {
		message: cutText(String(message), LOG_CHARACTERS),
		level: String(level).slice(0, WORD_CHARACTERS) as RequestLog['level'],
		source: String(source).slice(0, WORD_CHARACTERS) as RequestLog['source'],
		timestamp: String(timestamp).slice(0, WORD_CHARACTERS),
	};
}
