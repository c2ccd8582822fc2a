import type { IExecuteFunctions, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

import { isRecord, recordOf } from '../util/unknown';

/**
 * This node's entry on n8n's stack of nodes to run, which is stored with a paused execution. n8n
 * keeps it as `executeData` in every context since 1.70, but does not promise it: where it is
 * missing, nothing may be paused.
 */
export interface StackEntry {
	/** What n8n hands on if nobody wakes the execution before its deadline. */
	readonly items: INodeExecutionData[];
	/**
	 * n8n disables the node of an execution that is woken, so that its input goes out as it is. This
	 * takes that back: the node runs once more, as an ordinary node.
	 */
	runAgain(): void;
}

/** null: this n8n does not show it. */
export function stackEntryOf(context: IExecuteFunctions | IWebhookFunctions): StackEntry | null {
	const { node, data } = recordOf(recordOf(context).executeData);
	const { main } = recordOf(data);
	const items: unknown = Array.isArray(main) ? main[0] : null;
	if (!isRecord(node) || !Array.isArray(items)) return null;
	return {
		items: items as INodeExecutionData[],
		runAgain() {
			node.disabled = false;
		},
	};
}
