import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { batchError, numbered } from './batch';
import { createFalClient, type FalClient } from './client';
import { unexpected, unreadable, type Failure } from './errors';
import { runHints } from './hints';
import { readRequest } from './input';
import { cancelItem, failed, finishItem, orderItem, type Item, type Run } from './item';
import { readJobOptions } from './jobOptions';
import type { VideoNode } from './model';
import { newOutcome, toItems, type Outcome } from './output';
import { createLimit, createPace } from './pace';

/**
 * Runs every input item as one job: all are checked, then all submitted, then waited for together.
 * What becomes of a failed item is decided by the node's On Error setting.
 */
export async function executeVideoJobs(
	context: IExecuteFunctions,
	node: VideoNode,
): Promise<INodeExecutionData[][]> {
	const signal = context.getExecutionCancelSignal?.();
	const stopped = () => signal?.aborted ?? false;
	if (stopped()) return [[]];
	const startedMs = Date.now();

	const prepared = context.getInputData().map((_item, index) => prepare(context, node, index));
	throwIfStopping(context, prepared);

	const client = await connect(context);
	if ('hint' in client)
		return deliver(
			context,
			prepared.map((item) => failed(item, client)),
			startedMs,
		);
	const limit = createLimit();
	const run: Run = {
		client,
		pace: createPace(limit),
		stopped,
		log: (line, facts) => context.logger.info(line, facts),
	};
	const ordered = await Promise.all(
		prepared.map(async (item) => await limit(async () => await guarded(item, run, orderItem))),
	);
	const finished = await Promise.all(
		ordered.map(async (item) => await guarded(item, run, finishItem)),
	);
	if (!stopped()) return deliver(context, finished, startedMs);
	await Promise.all(finished.map(async (item) => await cancelItem(item, run)));
	// Returned, never thrown: a stopped node that throws is run again by Retry On Fail.
	return [[]];
}

function deliver(
	context: IExecuteFunctions,
	items: readonly Item[],
	startedMs: number,
): INodeExecutionData[][] {
	const outcomes = throwIfStopping(context, items);
	context.addExecutionHints?.(...runHints(outcomes, Date.now() - startedMs));
	return [toItems(outcomes, context.getNode().onError === 'continueErrorOutput')];
}

/** A thrown error would send the input out as a success where On Error says Continue. */
async function connect(context: IExecuteFunctions): Promise<FalClient | Failure> {
	try {
		return await createFalClient(context);
	} catch (error) {
		return unreadable(error);
	}
}

/** Reads one item; whatever is wrong with it costs nothing here. */
function prepare(context: IExecuteFunctions, node: VideoNode, itemIndex: number): Item {
	const item = { order: null, outcome: newOutcome(itemIndex) };
	try {
		const request = readRequest(context, node, itemIndex);
		const options = readJobOptions(context, itemIndex);
		const { endpointId, input } = request;
		return { order: { request, options }, outcome: { ...item.outcome, endpointId, input } };
	} catch (error) {
		return failed(item, unreadable(error));
	}
}

/** A step that throws must not take the other items' requests with it. */
async function guarded(
	item: Item,
	run: Run,
	step: (item: Item, run: Run) => Promise<Item>,
): Promise<Item> {
	try {
		return await step(item, run);
	} catch (error) {
		return failed(item, unexpected(error, item.outcome.job?.requestId));
	}
}

/** With On Error at Stop Workflow, one failed item ends the run. */
function throwIfStopping(context: IExecuteFunctions, items: readonly Item[]): Outcome[] {
	const outcomes = numbered(items.map(({ outcome }) => outcome));
	if (context.continueOnFail()) return outcomes;
	const error = batchError(outcomes, context.getNode());
	if (error) throw error;
	return outcomes;
}
