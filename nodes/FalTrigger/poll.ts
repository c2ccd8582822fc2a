import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { createFalClient, type FalClient } from '../shared/fal/client';
import { toNodeError, unreadable, type Failure } from '../shared/failures/failure';
import { MINUTE_MS, SECOND_MS } from '../shared/util/units';
import { endOf } from './cursor';
import { deadlineAt } from './deadline';
import { firstFloor, forgetFirstFloor } from './firstFloor';
import { askable, isQuiet, readMemory, remembered, writeMemory, type Memory } from './memory';
import type { EndedRequest } from './endedRequest';
import { disturbanceFailure, unknownEndpoints } from './sentences';
import { readSettings, type Settings } from './settings';
import { createStoreVideo } from './storeVideo';
import { readOn, type Swept } from './sweep';
import { testEvent } from './testEvent';
import { toItem } from './toItem';

/** Below the minute after which n8n may start the next poll, and below the budget it gives. */
const MOST_MS = 45 * SECOND_MS;
/** Videos take their time; polls that n8n starts meanwhile find this one under way. */
const MOST_WITH_VIDEOS_MS = 5 * MINUTE_MS;
/** So many disturbed polls wait for a result before the request is handed on without it. */
const PATIENT_POLLS = 5;

/** Polls under way: n8n starts another although one still runs, and both would hand on the same. */
const underWay = new WeakSet<IDataObject>();

/**
 * One poll: hands on the requests that finished since the last one.
 * @throws NodeOperationError for bad input, a wrong key, a locked account; not for what passes
 */
export async function pollFal(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const { settings, client } = await prepared(context);
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

async function prepared(
	context: IPollFunctions,
): Promise<{ settings: Settings; client: FalClient }> {
	try {
		return { settings: readSettings(context), client: await createFalClient(context) };
	} catch (error) {
		throw toNodeError(context.getNode(), unreadable(error), []);
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
	if (isQuiet(memory, nowMs)) return null;
	const endpointIds = askable(memory, settings.endpointIds, nowMs);
	if (endpointIds.length === 0) throw stopped(context, unknownEndpoints(settings.endpointIds));

	const { download } = settings;
	const mostMs = download === null ? MOST_MS : MOST_WITH_VIDEOS_MS;
	const deadline = deadlineAt(nowMs + Math.min(mostMs, context.getPollBudgetMs?.() ?? mostMs));
	const swept = await readOn({
		client,
		settings,
		endpointIds,
		saved: memory.cursor,
		firstFloorMs: (falMs) => firstFloor(context, falMs - settings.lookBackMs),
		deadline,
		storeVideo: createStoreVideo(context, download, deadline),
		patient: memory.disturbed < PATIENT_POLLS,
	});
	const after = remembered(memory, swept, settings.endpointIds, Date.now());
	if (memory.cursor !== null) forgetFirstFloor(context);
	tell(context, memory, swept, after);
	writeMemory(store, after);

	if (swept.ended.length > 0) return [oldestFirst(swept.ended).map(toItem)];
	const { disturbance } = swept;
	if (disturbance?.lasting) throw stopped(context, disturbanceFailure(disturbance));
	const allUnknown = settings.endpointIds.every((id) => id in after.unknown);
	if (allUnknown) throw stopped(context, unknownEndpoints(settings.endpointIds));
	return null;
}

function oldestFirst(ended: readonly EndedRequest[]): EndedRequest[] {
	const endMs = ({ request }: EndedRequest) => endOf(request) ?? 0;
	return [...ended].sort((one, other) => endMs(one) - endMs(other));
}

function stopped(context: IPollFunctions, failure: Failure) {
	return toNodeError(context.getNode(), failure, []);
}

/** n8n's log has a line for what a poll did and for what it could not do. */
function tell(context: IPollFunctions, before: Memory, swept: Swept, after: Memory): void {
	const { logger } = context;
	for (const id of swept.unknown.filter((one) => !(one in before.unknown))) {
		logger.warn(`Fal Trigger: fal does not know the endpoint ${id}; it is asked again once a day`);
	}
	const { ended, disturbance } = swept;
	if (ended.length > 0) logger.info(`Fal Trigger: finished requests handed on: ${ended.length}`);
	if (disturbance === null) return;
	const { message } = disturbanceFailure(disturbance);
	const until =
		after.quietUntilMs === 0 ? '' : ` after ${new Date(after.quietUntilMs).toISOString()}`;
	logger.warn(`Fal Trigger: ${message}; the next poll${until} asks again`);
}
