import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { batchError, numbered } from '../output/batch';
import { cancelStopped } from './cancel';
import { createFalClient, type FalClient } from '../fal/client';
import { unexpected, unreadable, type Failure } from '../errors';
import { runHints } from '../output/hints';
import { failed, type Item, type Run } from './item';
import { openLedger, type Ledger } from './ledger';
import { toItems, type Outcome } from '../output/output';
import { createLimit, createPace } from './pace';
import { openSpending } from '../cost/spending';
import { stopOf, type Stop } from './stop';

/**
 * What is done with every item; the second step begins when the first is through with all, and may
 * make several items of one.
 */
export type Step<Result = Item> = (item: Item, run: Run) => Promise<Result>;

/** Looks at all items together, before the first step may cost anything. */
export type Check = (items: readonly Item[], run: Run) => Promise<Item[]>;

/**
 * Takes a node's items through its steps together, and out as its On Error setting says. On Stop,
 * every open request is cancelled before this returns.
 * @param prepare reads one item; what it throws is that item's failure
 */
export async function runItems(
	context: IExecuteFunctions,
	prepare: (itemIndex: number) => Item,
	[first, second]: [Step, Step<Item | Item[]>],
	check: Check = async (items) => [...items],
): Promise<INodeExecutionData[][]> {
	const stop = stopOf(context);
	if (stop.stopped()) return [[]];
	const startedMs = Date.now();
	const ledger = openLedger(context);
	const prepared = context.getInputData().map((_item, index) => prepare(index));
	throwIfStopping(context, prepared, ledger);

	const client = await connect(context);
	if (!('submit' in client)) {
		const refused = prepared.map((item) => failed(item, client));
		return deliver(context, refused, ledger, startedMs);
	}
	const run: Run = {
		client,
		ledger,
		pace: createPace(createLimit()),
		phases: new Map(),
		notes: new Set(),
		spending: openSpending(context.getContext('node')),
		stopped: stop.stopped,
		log: (line, facts) => context.logger.info(line, facts),
	};
	try {
		return await through(context, prepared, run, startedMs, { check, first, second, stop });
	} finally {
		run.spending.close();
	}
}

interface Stages {
	check: Check;
	first: Step;
	second: Step<Item | Item[]>;
	stop: Stop;
}

async function through(
	context: IExecuteFunctions,
	prepared: readonly Item[],
	run: Run,
	startedMs: number,
	{ check, first, second, stop }: Stages,
): Promise<INodeExecutionData[][]> {
	const { ledger } = run;
	const limit = createLimit();
	const checked = await Promise.race([check(prepared, run), stop.happened]);
	if (checked === undefined || stop.stopped()) {
		ledger.close('keep');
		return [[]];
	}
	throwIfStopping(context, checked, ledger);
	const begun = await Promise.all(
		checked.map(async (item) => await limit(async () => await guarded(item, run, first))),
	);
	const finishing = Promise.all(begun.map(async (item) => await guarded(item, run, second)));
	const finished = await Promise.race([finishing, stop.happened]);
	stop.over();
	if (finished !== undefined && !stop.stopped()) {
		return deliver(context, finished.flat(), ledger, startedMs, [...run.notes]);
	}
	// The cancels go out at once; what was being read meanwhile is only waited for.
	const cancelling = begun.map(async (item) => await cancelStopped(item, run));
	await Promise.all([...cancelling, finishing]);
	ledger.close('keep');
	// Returned, never thrown: a stopped node that throws is run again by Retry On Fail.
	return [[]];
}

function deliver(
	context: IExecuteFunctions,
	items: readonly Item[],
	ledger: Ledger,
	startedMs: number,
	notes: readonly string[] = [],
): INodeExecutionData[][] {
	const outcomes = throwIfStopping(context, items, ledger);
	context.addExecutionHints?.(...runHints(outcomes, Date.now() - startedMs, notes));
	const { onError, retryOnFail } = context.getNode();
	const output = toItems(outcomes, onError === 'continueErrorOutput');
	// n8n runs the node again when the first item has an error; then the orders must still be known.
	const again = retryOnFail === true && Boolean(output[0]?.json.error);
	ledger.close(again ? 'answered' : 'forget');
	return [output];
}

/** A thrown error would send the input out as a success where On Error says Continue. */
async function connect(context: IExecuteFunctions): Promise<FalClient | Failure> {
	try {
		return await createFalClient(context);
	} catch (error) {
		return unreadable(error);
	}
}

/** A step that throws must not take the other items' requests with it. */
async function guarded<Result>(item: Item, run: Run, step: Step<Result>): Promise<Result | Item> {
	try {
		return await step(item, run);
	} catch (error) {
		return failed(item, unexpected(error, item.outcome.job?.requestId));
	}
}

/** With On Error at Stop Workflow one failed item ends the run; a retry finds every order again. */
function throwIfStopping(
	context: IExecuteFunctions,
	items: readonly Item[],
	ledger: Ledger,
): Outcome[] {
	const outcomes = numbered(items.map(({ outcome }) => outcome));
	if (context.continueOnFail()) return outcomes;
	const error = batchError(outcomes, context.getNode());
	if (error === undefined) return outcomes;
	ledger.close('keep');
	throw error;
}
