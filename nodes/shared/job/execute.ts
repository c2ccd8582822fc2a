import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { unreadable } from '../errors';
import { createCheck } from './check';
import { finishItem } from './finish';
import { readRequest } from '../input/input';
import { failed, type Item } from './item';
import { readJobOptions } from '../input/jobOptions';
import type { Ledger } from './ledger';
import type { VideoNode } from '../model';
import { orderItem } from './order';
import { newOutcome } from '../output/output';
import { runItems } from './run';

/** Every input item is one video: all are checked, then all ordered, then waited for together. */
export async function executeVideoJobs(
	context: IExecuteFunctions,
	node: VideoNode,
): Promise<INodeExecutionData[][]> {
	return await runItems(
		context,
		(itemIndex, ledger) => prepare(context, node, itemIndex, ledger),
		[orderItem, finishItem],
		createCheck(context.helpers, node),
	);
}

/** Reads one item; whatever is wrong with it costs nothing here. */
function prepare(
	context: IExecuteFunctions,
	node: VideoNode,
	itemIndex: number,
	ledger: Ledger,
): Item {
	const item = { order: null, outcome: newOutcome(itemIndex) };
	try {
		const request = readRequest(context, node, itemIndex);
		const options = readJobOptions(context, itemIndex);
		const { endpointId, input } = request;
		const claim = ledger.claim(endpointId, input);
		return { order: { request, options, claim }, outcome: { ...item.outcome, endpointId, input } };
	} catch (error) {
		return failed(item, unreadable(error));
	}
}
