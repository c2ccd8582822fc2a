import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { openSpending } from '../cost/spending';
import { createFalClient, type FalClient } from '../fal/client';
import { createPace } from '../fal/pace';
import { unconnectedClient, UnconnectedError } from '../fal/unconnected';
import { createWatches } from '../fal/watch';
import { InvalidInputError, unexpected, unreadable } from '../failures/failure';
import type { RequestOptions } from '../input/requestOptions';
import { openLedger } from '../ledger/ledger';
import { failed, knownOf, type EndedItem, type Item } from '../request/item';
import { followOpenRequests } from '../request/openRequests';
import { logState, type Run } from '../request/run';
import { createLimit } from '../util/limit';

const DOWNLOADS_AT_ONCE = 3;

/**
 * Opens what the items of one run share, runs them, and closes it again. On Stop, every open request
 * is cancelled before this returns; it returns and never throws then, because a stopped node that
 * throws is run again by Retry On Fail.
 * @param work hands on the node's output
 */
export async function inRun(
	context: IExecuteFunctions,
	work: (run: Run) => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[][]> {
	// Older n8n has no signal; then a run cannot be stopped from here.
	const signal = context.getExecutionCancelSignal?.() ?? new AbortController().signal;
	if (signal.aborted) return [[]];
	const client = await clientOf(context);
	const spending = openSpending(context.getContext('node'));
	const run: Run = {
		context,
		client,
		ledger: openLedger(context),
		spending,
		pace: createPace(),
		watch: createWatches(client, signal),
		downloads: createLimit(DOWNLOADS_AT_ONCE),
		signal,
		open: followOpenRequests(client, signal, (request, cancelled) =>
			logState({ context }, request, `cancel: ${cancelled}`),
		),
		wakeUrl: null,
		notes: new Set(),
		startedMs: Date.now(),
	};
	// Unless the items go out, whoever runs the node again finds every request.
	let after: Parameters<Run['ledger']['close']>[0] = 'keep';
	try {
		const output = await work(run).catch(async (error: unknown) =>
			signal.aborted ? [] : await Promise.reject(error),
		);
		if (signal.aborted) return [[]];
		after = runsAgain(context, output) ? 'answered' : 'forget';
		return [output];
	} finally {
		await run.open.cancelled();
		run.ledger.close(after);
		spending.close();
	}
}

/** A thrown credential error would send the input out as a success where On Error says Continue. */
async function clientOf(context: IExecuteFunctions): Promise<FalClient> {
	try {
		return await createFalClient(context);
	} catch (error) {
		return unconnectedClient(error);
	}
}

/** A step that throws must not take the other items' requests with it, nor forget its own. */
export async function guarded<After>(
	item: Item,
	step: () => Promise<After>,
): Promise<After | EndedItem> {
	try {
		return await step();
	} catch (error) {
		const { request, mayBeCharged } = knownOf(item);
		const requestId = request?.requestId;
		const cause = error instanceof UnconnectedError ? error.cause : error;
		const isKnown = error instanceof UnconnectedError || error instanceof InvalidInputError;
		const failure = (isKnown ? unreadable : unexpected)(cause, mayBeCharged, requestId);
		return failed(item, failure, { request });
	}
}

/** Values that the form does not show still count, and are not to count unseen. */
export function noteFormerPlaces({ formerPlaces }: RequestOptions, { notes }: Run): void {
	for (const place of formerPlaces) {
		notes.add(`Read from the Options of an earlier version: ${place}`);
	}
}

/** n8n runs the node again when the first item has an error; then the requests must still be known. */
function runsAgain(context: IExecuteFunctions, [first]: INodeExecutionData[]): boolean {
	return context.getNode().retryOnFail === true && Boolean(first?.json.error);
}
