import type { IContextObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { unlistedModel } from '../model/menu';
import type { VideoModel } from '../model/model';
import type { EndedItem, Item, OpenItem } from '../request/item';
import type { Run } from '../request/run';
import { isRecord } from '../util/unknown';

/** An item of a paused execution, as it is stored with it. */
type PausedItem =
	| EndedItem
	| (Omit<OpenItem, 'entry' | 'model'> & {
			/** Only of a model that no menu lists; the data of the others come with the package. */
			model: VideoModel | null;
	  });

interface PausedRun {
	/** Which run of the node paused; a later round of a loop is another one. */
	runIndex: unknown;
	items: PausedItem[];
	/** What the node got, which a retry must find again: it is hidden by what leaves at the deadline. */
	input: Array<Pick<INodeExecutionData, 'json' | 'binary'>>;
}

const PAUSED = 'falPaused';

/** Stores the items in the saved execution. Their parameters are never read again. */
export function keepPaused(items: readonly Item[], run: Run): void {
	const paused: PausedRun = {
		runIndex: runIndexOf(run.context),
		input: run.context.getInputData().map(({ json, binary }) => ({ json, binary })),
		items: items.flatMap((item): PausedItem[] => {
			if (item.state !== 'open') return item.state === 'ended' ? [item] : [];
			const { state, request, options, price, certain, outcome, model } = item;
			// Whoever wakes does not see how long it queued.
			const since = { submittedNow: false, queuePosition: null };
			const kept = { state, request, options, price, certain, outcome, ...since };
			return [{ ...kept, model: model.unlisted ? model : null }];
		}),
	};
	storeOf(run.context)[PAUSED] = paused as unknown as IContextObject;
}

/**
 * The items that this run of the node paused for, once; null where it did not.
 * @param listed the models that this package has data of
 */
export function takePaused(
	run: Run,
	listed: readonly VideoModel[],
): Array<OpenItem | EndedItem> | null {
	const store = storeOf(run.context);
	const paused = store[PAUSED];
	if (!isPausedRun(paused)) return null;
	delete store[PAUSED];
	// One that n8n ended at its deadline: its items are out.
	if (paused.runIndex !== runIndexOf(run.context)) return null;
	const input = run.context.getInputData();
	paused.input.forEach((given, index) => replaceData(input[index], given));
	return paused.items.map((item) => {
		if (item.state === 'ended') return item;
		const { endpointId, requestId } = item.request;
		const model =
			item.model ??
			listed.find((one) => one.endpointId === endpointId) ??
			unlistedModel(endpointId);
		const open = { ...item, model, entry: run.ledger.entryOf(requestId) };
		run.open.add(open);
		return open;
	});
}

/** Changes an input item in place, which n8n stores with the execution. */
export function replaceData(
	item: INodeExecutionData,
	{ json, binary }: Pick<INodeExecutionData, 'json' | 'binary'>,
): void {
	item.json = json;
	if (binary) item.binary = binary;
	else delete item.binary;
}

function storeOf(context: IExecuteFunctions): IContextObject {
	return context.getContext('node');
}

function runIndexOf(context: IExecuteFunctions): unknown {
	return context.getWorkflowDataProxy(0).$runIndex as unknown;
}

/** Written by this file alone, and read again after a restart of n8n. */
function isPausedRun(value: unknown): value is PausedRun {
	return isRecord(value) && Array.isArray(value.items) && Array.isArray(value.input);
}
