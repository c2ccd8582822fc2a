import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { unreadable } from '../shared/failures/failure';
import { createFalClient, type FalClient } from '../shared/fal/client';
import { surroundingsOf } from '../shared/request/download';
import { MINUTE_MS, SECOND_MS } from '../shared/util/units';
import { deadlineAt } from './deadline';
import {
	askableEndpoints,
	firstWatermark,
	forgetFirstWatermark,
	isBackingOff,
	memoryAfter,
	readMemory,
	writeMemory,
} from './memory';
import { interruptionFailure, logLines, pollError, unknownEndpointsFailure } from './messages';
import { createStoreVideo, toItem, type EndedRequest } from './results';
import { scanHistory } from './scan';
import { readSettings, type Settings } from './settings';
import { testEvent } from './testEvent';

/** Below the minute after which n8n may start the next poll, and below the budget it gives. */
const LONGEST_POLL_MS = 45 * SECOND_MS;
/** Videos take their time; polls that n8n starts meanwhile find this one under way. */
const LONGEST_POLL_WITH_VIDEOS_MS = 5 * MINUTE_MS;
/** A request waits for its result through so many interrupted polls; then it is handed on without. */
const POSTPONING_POLLS = 5;

/** Polls under way: n8n starts another although one still runs, and both would hand on the same. */
const underWay = new WeakSet<IDataObject>();

/**
 * One poll: hands on the requests that finished since the last one.
 * @throws NodeOperationError for bad input, a wrong key, a locked account; not for transient faults
 */
export async function pollFal(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const { settings, client } = await prepare(context);
	if (context.getMode() === 'manual') return [await testEvent(context, client, settings)];
	const store = context.getWorkflowStaticData('node');
	if (underWay.has(store)) return null;
	underWay.add(store);
	try {
		return await pollOnce(context, client, settings, store);
	} finally {
		underWay.delete(store);
	}
}

async function prepare(
	context: IPollFunctions,
): Promise<{ settings: Settings; client: FalClient }> {
	try {
		return { settings: readSettings(context), client: await createFalClient(context) };
	} catch (error) {
		throw pollError(context, unreadable(error));
	}
}

async function pollOnce(
	context: IPollFunctions,
	client: FalClient,
	settings: Settings,
	store: IDataObject,
): Promise<INodeExecutionData[][] | null> {
	const nowMs = Date.now();
	const memory = readMemory(store);
	if (isBackingOff(memory, nowMs)) return null;
	const endpointIds = askableEndpoints(memory, settings.endpointIds, nowMs);
	const allUnknown = unknownEndpointsFailure(settings.endpointIds);
	if (endpointIds.length === 0) throw pollError(context, allUnknown);

	const { download, lookBackMs } = settings;
	const longestMs = download === null ? LONGEST_POLL_MS : LONGEST_POLL_WITH_VIDEOS_MS;
	const budgetMs = Math.min(longestMs, context.getPollBudgetMs?.() ?? longestMs);
	const deadline = deadlineAt(nowMs + budgetMs);
	const scanned = await scanHistory({
		client,
		settings,
		endpointIds,
		saved: memory.checkpoint,
		firstWatermark: (falMs) => firstWatermark(context, falMs - lookBackMs),
		deadline,
		storeVideo: createStoreVideo(surroundingsOf({ context, client }), download, deadline),
		mayPostpone: memory.interruptedPolls < POSTPONING_POLLS,
	});
	const after = memoryAfter(memory, scanned, settings.endpointIds, Date.now());
	if (memory.checkpoint !== null) forgetFirstWatermark(context);
	for (const { level, message } of logLines(scanned, memory, after)) {
		context.logger[level](message);
	}
	writeMemory(store, after);

	const { ended, interruption } = scanned;
	if (ended.length > 0) return [oldestFirst(ended).map(toItem)];
	if (interruption?.permanent) {
		throw pollError(context, interruptionFailure(interruption));
	}
	if (settings.endpointIds.every((id) => id in after.unknownEndpoints)) {
		throw pollError(context, allUnknown);
	}
	return null;
}

function oldestFirst(ended: readonly EndedRequest[]): EndedRequest[] {
	const endMs = ({ request }: EndedRequest) => request.endedAtMs ?? 0;
	return [...ended].sort((one, other) => endMs(one) - endMs(other));
}
