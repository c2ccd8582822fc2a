import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { unreadable } from '../failures/failure';
import { readRequest, type VideoRequest } from '../input/input';
import { readKeptFields } from '../input/keptFields';
import { readRequestOptions } from '../input/requestOptions';
import { shownInput } from '../input/sourceFiles';
import type { VideoModel, VideoNode } from '../model/model';
import { newOutcome } from '../output/output';
import { failed, type EndedItem, type Item, type ReadItem } from '../request/item';
import { createReconcile } from '../request/reconcile';
import type { Run } from '../request/run';
import { pausesFor, settle, settleSoon } from '../request/settle';
import { submit } from '../request/submit';
import { createLimit } from '../util/limit';
import { othersTurn } from '../util/retry';
import { check, type CheckedItems } from './check';
import { deliver, failTogether } from './deliver';
import { guarded, inRun, noteFormerPlaces } from './inRun';
import { pausable } from './pausable';
import { pause } from './pause';
import { takePaused } from './paused';
import { takeOver } from './takeOver';

const UPLOADS_AT_ONCE = 5;
const READ_IN_A_ROW = 50;

/**
 * Runs a node on all its input items, each of which is one video: all are checked before the first
 * is submitted, all are submitted before the first is waited for, and they are waited for together.
 */
export async function executeModelNode(
	context: IExecuteFunctions,
	node: VideoNode,
): Promise<INodeExecutionData[][]> {
	return await executeRequests(context, {
		models: node.models,
		listed: node.listed,
		read: (_run, itemIndex) => readRequest(context, node, itemIndex),
	});
}

/** How a node makes a request of one item. */
export interface RequestReader {
	/** To name one that would take a file that this one does not. */
	models: readonly VideoModel[];
	/** The models of all nodes, whose data counts wherever they are chosen. */
	listed: readonly VideoModel[];
	/** @throws InvalidInputError naming the field, before anything is uploaded or bought */
	read(run: Run, itemIndex: number): VideoRequest | Promise<VideoRequest>;
}

/** The same for a node that reads its items in its own way. */
export async function executeRequests(
	context: IExecuteFunctions,
	reader: RequestReader,
): Promise<INodeExecutionData[][]> {
	return await inRun(context, async (run) => {
		const woken = takePaused(run, reader.listed);
		if (woken !== null) return deliver(await settleAll(woken, run), run);
		return await runItems(await readItems(run, reader), run, reader);
	});
}

async function runItems(
	read: ReadonlyArray<ReadItem | EndedItem>,
	opened: Run,
	reader: RequestReader,
): Promise<INodeExecutionData[]> {
	const { items, run } = pausable(read, opened);
	// What an earlier try already bought is taken over instead of bought again.
	const claimed = failTogether(await takeOver(items, run), run);
	// Free: nothing is uploaded or bought before every item has been looked at.
	const checked = failTogether(await check(claimed, run, reader), run);
	const submitted = await submitAll(checked, run);
	const settled = await settleAll(submitted, run);
	return (await pause(settled, run)) ?? deliver(settled, run);
}

/** The parameters of every item; an item that cannot be read fails without costing anything. */
async function readItems(run: Run, reader: RequestReader): Promise<Array<ReadItem | EndedItem>> {
	const { context } = run;
	const read = async (itemIndex: number): Promise<ReadItem | EndedItem> => {
		let outcome = newOutcome(itemIndex);
		try {
			outcome = { ...outcome, kept: readKeptFields(context, itemIndex) };
			const wanted = await reader.read(run, itemIndex);
			const options = readRequestOptions(context, itemIndex, reader.listed);
			noteFormerPlaces(options, run);
			const { endpointId, model, input } = wanted;
			const known = { ...outcome, endpointId, input: shownInput(model, input) };
			return { state: 'read', wanted, options, outcome: known };
		} catch (error) {
			return failed({ outcome }, unreadable(error));
		}
	};
	const reading: Array<Promise<ReadItem | EndedItem>> = [];
	for (const itemIndex of context.getInputData().keys()) {
		// Expressions take n8n a while, and it runs other workflows, too.
		if (itemIndex % READ_IN_A_ROW === READ_IN_A_ROW - 1) await othersTurn();
		reading.push(read(itemIndex));
	}
	return await Promise.all(reading);
}

/** Submits what was checked, side by side; everything else stays as it is. */
async function submitAll(items: CheckedItems, run: Run): Promise<Item[]> {
	const limit = createLimit();
	// Uploads take their time, and an order without one does not wait for them.
	const uploading = createLimit(UPLOADS_AT_ONCE);
	return await Promise.all(
		items.map(async (item) => {
			if (item.state !== 'checked') return item;
			const turn = item.submission.locals.size > 0 ? uploading : limit;
			return await turn(async () => await guarded(item, async () => await submit(item, run)));
		}),
	);
}

/**
 * Sees every request through, each on its own: an item in doubt is looked up first. That waits until
 * all submits have their answers, because only then is it clear which of fal's requests is whose.
 */
async function settleAll(items: readonly Item[], run: Run): Promise<Item[]> {
	const reconcile = createReconcile(
		items.filter((item) => item.state === 'inDoubt'),
		run,
	);
	const settled = await Promise.all(
		items.map(async (item) => {
			const found =
				item.state === 'inDoubt' ? await guarded(item, async () => await reconcile(item)) : item;
			return found.state === 'open' && !pausesFor(found, run)
				? await guarded(found, async () => await settle(found, run))
				: found;
		}),
	);
	// Last, because the execution pauses when nothing else is left to wait for.
	return await Promise.all(
		settled.map(async (item) =>
			item.state === 'open' && pausesFor(item, run)
				? await guarded(item, async () => await settleSoon(item, run))
				: item,
		),
	);
}
