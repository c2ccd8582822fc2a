import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { unreadable } from '../failures/failure';
import { createCheck } from './check';
import { NO_CLAIM } from '../ledger/claim';
import { claimItems } from './claimItems';
import { createDownload } from '../request/download';
import { finishItem } from '../request/finish';
import { readRequest } from '../input/input';
import { shownInput } from '../input/sourceFiles';
import { failed, type Item } from './item';
import { readJobOptions } from '../input/jobOptions';
import type { VideoNode } from '../model/model';
import { orderItem } from '../request/order';
import { newOutcome } from '../output/output';
import { runItems } from './run';

/** Every input item is one video: all are checked, then all ordered, then waited for together. */
export async function executeVideoJobs(
	context: IExecuteFunctions,
	node: VideoNode,
): Promise<INodeExecutionData[][]> {
	const download = createDownload(context);
	return await runItems(
		context,
		(itemIndex) => prepare(context, node, itemIndex),
		[orderItem, async (item, run) => await download(await finishItem(item, run), run)],
		{ claim: claimItems(context), check: createCheck(context, node) },
	);
}

/** Reads one item; whatever is wrong with it costs nothing here. */
function prepare(context: IExecuteFunctions, node: VideoNode, itemIndex: number): Item {
	const item = { order: null, outcome: newOutcome(itemIndex) };
	try {
		const request = readRequest(context, node, itemIndex);
		const options = readJobOptions(context, itemIndex);
		const { endpointId, model, input } = request;
		// Claimed once it is known what each item really asks for.
		return {
			order: { request, options, claim: NO_CLAIM },
			outcome: { ...item.outcome, endpointId, input: shownInput(model, input) },
		};
	} catch (error) {
		return failed(item, unreadable(error));
	}
}
