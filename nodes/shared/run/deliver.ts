import type { INodeExecutionData } from 'n8n-workflow';

import { batchError, numbered } from '../output/batch';
import { runHints } from '../output/hints';
import { toItems, type Outcome } from '../output/output';
import type { Item } from '../request/item';
import type { Run } from '../request/run';

/**
 * The node's output as its On Error setting says, with one hint about the run.
 * @throws NodeOperationError with On Error at Stop Workflow, if an item failed
 */
export function deliver(items: readonly Item[], run: Run): INodeExecutionData[] {
	const { context, notes, startedMs } = run;
	failTogether(items, run);
	const outcomes = outcomesOf(items);
	context.addExecutionHints?.(...runHints(outcomes, Date.now() - startedMs, [...notes]));
	return toItems(outcomes, context.getNode().onError === 'continueErrorOutput');
}

/**
 * With On Error at Stop Workflow, one failed item ends the run.
 * @returns the items, where they may go on
 * @throws NodeOperationError naming every item's request and state
 */
export function failTogether<Items extends readonly Item[]>(
	items: Items,
	{ context, signal }: Run,
): Items {
	if (context.continueOnFail() || signal.aborted) return items;
	const error = batchError(outcomesOf(items), context.getNode());
	if (error === undefined) return items;
	throw error;
}

function outcomesOf(items: readonly Item[]): Outcome[] {
	return numbered(items.map(({ outcome }) => outcome));
}
