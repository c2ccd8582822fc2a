import type { INodeExecutionData } from 'n8n-workflow';

import { notCalled } from '../failures/pauseFailures';
import { pauseHint } from '../output/hints';
import { toItem } from '../output/output';
import { withOutcome, type Item, type OpenItem } from '../request/item';
import type { Run } from '../request/run';
import { deadlineMsOf } from './pausable';
import { keepPaused, replaceData } from './paused';

/**
 * Suspends the execution where requests are still open that fal will call back about. n8n stores it
 * and runs nothing of it until `webhook()` wakes it or its deadline passes.
 * @returns what the node shows meanwhile; null where nothing is left to pause for
 */
export async function pause(
	items: readonly Item[],
	run: Run,
): Promise<INodeExecutionData[] | null> {
	const open = items.filter((item) => item.state === 'open');
	if (open.length === 0 || run.signal.aborted) return null;
	const { context } = run;
	const nowMs = Date.now();
	const deadlineMs = nowMs + Math.max(...open.map(({ options }) => deadlineMsOf(options)));
	keepPaused(items, run);
	// Only this run of the node may take its requests over from now on.
	run.ledger.close('answered');
	handOnAtDeadline(items, deadlineMs, run);
	context.addExecutionHints?.(pauseHint(open.length, nowMs, deadlineMs));
	await context.putExecutionToWait(new Date(deadlineMs));
	return items.map(({ outcome }) => toItem(outcome, false));
}

/**
 * n8n hands on the node's input when nobody woke the execution in time, so the input becomes what
 * is known of each item: the earlier node's own output stays as it is.
 */
function handOnAtDeadline(items: readonly Item[], deadlineMs: number, { context }: Run): void {
	const input = context.getInputData();
	const errorBranch = context.getNode().onError === 'continueErrorOutput';
	for (const item of items) {
		const { outcome } = item.state === 'open' ? left(item, deadlineMs) : item;
		replaceData(input[outcome.itemIndex], toItem(outcome, errorBranch));
	}
}

function left(item: OpenItem, deadlineMs: number): OpenItem {
	const warning = notCalled(item.request.requestId, deadlineMs);
	return withOutcome(item, {
		state: 'running',
		warnings: [...item.outcome.warnings, warning],
	});
}
