// Runs nodes side by side against one local fal, each with its own parameters, in n8n's engine.
import type { INodeParameters } from 'n8n-workflow';

import { NODE, runVideoNode } from '../engine/videoRun';
import type { WorkflowRun } from '../engine/workflowRun';
import type { LocalFal, Purchase } from '../emulator/types';

export interface Order {
	run: WorkflowRun;
	/** What the local fal booked; undefined where the node sent nothing. */
	purchase: Purchase | undefined;
}

/** One run per order, all at once, since a node reads fal at most five times a second. */
export async function placeOrders(
	fal: LocalFal,
	orders: ReadonlyArray<{ node: string; parameters: INodeParameters }>,
): Promise<Order[]> {
	const runs = await Promise.all(
		orders.map(async ({ node, parameters }) => await runVideoNode(fal, { node, parameters })),
	);
	return runs.map((run) => ({ run, purchase: purchaseOf(fal, run) }));
}

function purchaseOf({ purchases }: LocalFal, run: WorkflowRun): Purchase | undefined {
	const output = run.items(NODE)[0]?.json.fal as { requestId: string } | undefined;
	return purchases.find(({ requestId }) => requestId === output?.requestId);
}
