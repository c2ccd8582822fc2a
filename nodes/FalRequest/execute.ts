import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { createDownload } from '../shared/request/download';
import { finishItem } from '../shared/request/finish';
import type { Item } from '../shared/run/item';
import { newOutcome } from '../shared/output/output';
import { runItems } from '../shared/run/run';
import type { Step } from '../shared/run/steps';
import { cancel } from './operations/cancel';
import { getResult } from './operations/getResult';
import { getStatus } from './operations/getStatus';
import { list } from './operations/list';
import { prepareById } from './prepare';

/** Runs the chosen operation on every item, with the waiting and the output of the job nodes. */
export async function executeFalRequest(
	context: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const operation = context.getNodeParameter('operation', 0) as string;
	const prepare = (itemIndex: number): Item =>
		operation === 'list'
			? { order: null, outcome: newOutcome(itemIndex) }
			: prepareById(context, itemIndex);
	return await runItems(context, prepare, [async (item) => item, stepOf(operation, context)]);
}

function stepOf(operation: string, context: IExecuteFunctions): Step<Item | Item[]> {
	const download = createDownload(context);
	switch (operation) {
		case 'cancel':
			return cancel;
		case 'getStatus':
			return getStatus;
		case 'list':
			return async (item, run) => await list(item, run, context);
		case 'waitForResult':
			return async (item, run) => await download(await finishItem(item, run), run);
		default:
			return async (item, run) => {
				const { itemIndex } = item.outcome;
				const unfinished = context.getNodeParameter('unfinished', itemIndex, 'handOn');
				const choice = unfinished === 'fail' ? 'fail' : 'handOn';
				return await download(await getResult(item, run, choice), run);
			};
	}
}
