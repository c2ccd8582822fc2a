import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { newOutcome } from '../shared/output/output';
import type { EndedItem, Item, OpenItem } from '../shared/request/item';
import type { Run } from '../shared/request/run';
import { settle } from '../shared/request/settle';
import { deliver, failTogether } from '../shared/run/deliver';
import { guarded, inRun, noteFormerPlaces } from '../shared/run/inRun';
import { cancel } from './operations/cancel';
import { getResult } from './operations/getResult';
import { getStatus } from './operations/getStatus';
import { list } from './operations/list';
import { readById } from './readById';
import { summaries } from './summary';

/** What an operation does with the request of an item. */
type Operation = (item: OpenItem, run: Run) => Promise<OpenItem | EndedItem>;

const operations: Readonly<Record<string, Operation>> = {
	cancel,
	getResult,
	getStatus,
	waitForResult: settle,
};

/** Runs the chosen operation on every item, with the waiting and the output of the other nodes. */
export async function executeFalRequest(
	context: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const operation = context.getNodeParameter('operation', 0) as string;
	return await inRun(context, async (run) => {
		if (operation === 'list') return deliver(await listAll(run), run, summaries.list);
		const act = operations[operation] ?? getResult;
		const read = context.getInputData().map((_item, index) => readById(context, index, operation));
		for (const item of read) if (item.state === 'open') noteFormerPlaces(item.options, run);
		const items = failTogether(read, run);
		const answered = items.map(async (item) =>
			item.state === 'open' ? await guarded(item, async () => await act(item, run)) : item,
		);
		return deliver(await Promise.all(answered), run, summaries[operation]);
	});
}

/** Several items for each input item: one per request. */
async function listAll(run: Run): Promise<Item[]> {
	const lists = run.context.getInputData().map(async (_item, itemIndex) => {
		const item: EndedItem = { state: 'ended', outcome: newOutcome(itemIndex) };
		return await guarded(item, async () => await list(item, run));
	});
	return (await Promise.all(lists)).flat();
}
