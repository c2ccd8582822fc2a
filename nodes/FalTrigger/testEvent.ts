import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import type { FalClient } from '../shared/fal/client';
import { toNodeError, type Failure } from '../shared/failures/failure';
import type { PastRequest } from '../shared/fal/history';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../shared/util/units';
import { endOf } from './cursor';
import { deadlineAt } from './deadline';
import { withResults } from './results';
import { sampleItem } from './sample';
import { disturbanceFailure, unknownEndpoints } from './sentences';
import type { Settings } from './settings';
import { createStoreVideo } from './storeVideo';
import { readOn } from './sweep';
import { toItem } from './toItem';

const SHOWN = 3;
/** So many of the last day are looked at, because fal may list the oldest first. */
const LISTED = 1000;

const PATIENCE_MS = 20 * SECOND_MS;
/** Somebody sits before it. */
const SHOWING_MS = MINUTE_MS;

/**
 * What "Fetch Test Event" shows: up to three requests that finished in the last day, newest first,
 * or else a sample. Remembers nothing.
 */
export async function testEvent(
	context: IPollFunctions,
	client: FalClient,
	settings: Settings,
): Promise<INodeExecutionData[]> {
	const { endpointIds, refetchResult, download } = settings;
	const deadline = deadlineAt(Date.now() + PATIENCE_MS);
	const { ended, unknown, disturbance } = await readOn({
		client,
		settings: { ...settings, lookBackMs: DAY_MS, refetchResult: false, maxPerPoll: LISTED },
		endpointIds,
		saved: null,
		firstFloorMs: (falMs) => falMs - DAY_MS,
		deadline,
		patient: false,
		storeVideo: createStoreVideo(context, null, deadline),
	});
	const latest = newestFirst(ended.map(({ request }) => request)).slice(0, SHOWN);
	if (latest.length > 0) {
		const until = deadlineAt(Date.now() + SHOWING_MS);
		const shown = await withResults(latest, {
			client,
			refetchResult,
			patient: false,
			deadline: until,
			storeVideo: createStoreVideo(context, download, until),
			isFirst: true,
		});
		if (shown.disturbance !== null) throw stopped(context, disturbanceFailure(shown.disturbance));
		return shown.ended.map(toItem);
	}
	if (disturbance !== null) throw stopped(context, disturbanceFailure(disturbance));
	if (endpointIds.every((id) => unknown.includes(id))) {
		throw stopped(context, unknownEndpoints(endpointIds));
	}
	return [sampleItem(endpointIds[0])];
}

function newestFirst(requests: PastRequest[]): PastRequest[] {
	return requests.sort((one, other) => (endOf(other) ?? 0) - (endOf(one) ?? 0));
}

function stopped(context: IPollFunctions, failure: Failure) {
	return toNodeError(context.getNode(), failure, []);
}
