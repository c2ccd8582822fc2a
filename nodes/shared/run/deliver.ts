import type { INodeExecutionData } from 'n8n-workflow';

import { batchError, numbered } from '../output/batch';
import { orderSummary, runHints, type Summary } from '../output/hints';
import { toItems, type Outcome } from '../output/output';
import type { Item } from '../request/item';
import { isSubWorkflow, type Run } from '../request/run';

/**
 * The node's output as its On Error setting says, with the hints about the run.
 * @param summary what the node did, in its own words
 * @throws NodeOperationError with On Error at Stop Workflow, if an item failed
 */
export function deliver(
	items: readonly Item[],
	run: Run,
	summary: Summary = orderSummary,
): INodeExecutionData[] {
	const { context, notes, startedMs } = run;
	failTogether(items, run);
	const outcomes = outcomesOf(items);
	const errorBranch = context.getNode().onError === 'continueErrorOutput';
	const done = summary(outcomes, Date.now() - startedMs);
	context.addExecutionHints?.(...runHints(outcomes, { done, errorBranch, notes: [...notes] }));
	return toItems(outcomes, errorBranch);
}

/**
 * With On Error at Stop Workflow, one failed item ends the run.
 * @returns the items, where they may go on
 * @throws NodeOperationError naming every item's request and state
 */
export function failTogether<Items extends readonly Item[]>(items: Items, run: Run): Items {
	const { context, signal } = run;
	if (context.continueOnFail() || signal.aborted) return items;
	const error = batchError(outcomesOf(items), context.getNode(), isSubWorkflow(run));
	if (error === undefined) return items;
	throw error;
}

function outcomesOf(items: readonly Item[]): Outcome[] {
	return numbered(items.map(({ outcome }) => outcome));
}
