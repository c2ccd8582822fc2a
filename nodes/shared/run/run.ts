import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { batchError, numbered } from '../output/batch';
import { runHints } from '../output/hints';
import type { Item } from './item';
import { openLedger, type Ledger } from '../ledger/ledger';
import { toItems, type Outcome } from '../output/output';
import { takeThrough, type Check, type Steps } from './steps';
import { stopOf } from './stop';

/** What is done with all items together before the first step. */
export interface Before {
	/** Reads their files and takes their entries of the ledger; fal is not called yet. */
	claim?: (items: readonly Item[], ledger: Ledger) => Promise<Item[]>;
	/** Looks at them before anything may cost something. */
	check?: Check;
}

const unchanged = async (items: readonly Item[]): Promise<Item[]> => [...items];

/**
 * Takes a node's items through its steps together, and out as its On Error setting says. On Stop,
 * every open request is cancelled before this returns.
 * @param prepare reads one item; what it throws is that item's failure
 */
export async function runItems(
	context: IExecuteFunctions,
	prepare: (itemIndex: number) => Item,
	steps: Steps,
	{ claim = unchanged, check = unchanged }: Before = {},
): Promise<INodeExecutionData[][]> {
	if (stopOf(context).signal.aborted) return [[]];
	const startedMs = Date.now();
	const ledger = openLedger(context);
	const checked: Check = async (items, run) => {
		const looked = await check(items, run);
		if (!run.signal.aborted) throwIfStopping(context, looked);
		return looked;
	};
	// Unless the items go out, whoever runs the node again finds every order.
	let entries: Parameters<Ledger['close']>[0] = 'keep';
	try {
		const read = context.getInputData().map((_item, index) => prepare(index));
		const prepared = await claim(read, ledger);
		throwIfStopping(context, prepared);
		const notes = new Set<string>();
		const finished = await takeThrough(context, prepared, { ledger, notes, steps, check: checked });
		// Returned, never thrown: a stopped node that throws is run again by Retry On Fail.
		if (finished === 'stopped') return [[]];
		const output = deliver(context, finished, startedMs, [...notes]);
		entries = runsAgain(context, output) ? 'answered' : 'forget';
		return [output];
	} finally {
		ledger.close(entries);
	}
}

function deliver(
	context: IExecuteFunctions,
	items: readonly Item[],
	startedMs: number,
	notes: readonly string[],
): INodeExecutionData[] {
	const outcomes = throwIfStopping(context, items);
	context.addExecutionHints?.(...runHints(outcomes, Date.now() - startedMs, notes));
	return toItems(outcomes, context.getNode().onError === 'continueErrorOutput');
}

/** n8n runs the node again when the first item has an error; then the orders must still be known. */
function runsAgain(context: IExecuteFunctions, [first]: INodeExecutionData[]): boolean {
	return context.getNode().retryOnFail === true && Boolean(first?.json.error);
}

/** With On Error at Stop Workflow one failed item ends the run. */
function throwIfStopping(context: IExecuteFunctions, items: readonly Item[]): Outcome[] {
	const outcomes = numbered(items.map(({ outcome }) => outcome));
	if (context.continueOnFail()) return outcomes;
	const error = batchError(outcomes, context.getNode());
	if (error === undefined) return outcomes;
	throw error;
}
