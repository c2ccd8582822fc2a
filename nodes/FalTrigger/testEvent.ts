import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import type { FalClient } from '../shared/fal/client';
import type { PastRequest } from '../shared/fal/history';
import { requestOf } from '../shared/fal/urls';
import { newOutcome } from '../shared/output/output';
import { surroundingsOf } from '../shared/request/download';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../shared/util/units';
import { deadlineAt } from './deadline';
import { interruptionFailure, pollError, unknownEndpointsFailure } from './messages';
import { createStoreVideo, fetchResults, itemOf, toItem } from './results';
import { scanHistory } from './scan';
import type { Settings } from './settings';

const SHOWN = 3;
/** So many of the last day are looked at, because fal may list the oldest first. */
const LISTED = 1000;

const LISTING_MS = 20 * SECOND_MS;
/** A person waits for the result. */
const FETCHING_MS = MINUTE_MS;

/**
 * What "Fetch Test Event" shows: up to three requests that finished in the last day, newest first,
 * or else a sample. Remembers nothing.
 * @throws NodeOperationError where fal does not answer, or knows none of the endpoints
 */
export async function testEvent(
	context: IPollFunctions,
	client: FalClient,
	settings: Settings,
): Promise<INodeExecutionData[]> {
	const { endpointIds, refetchResult, download } = settings;
	const listing = deadlineAt(Date.now() + LISTING_MS);
	const scanned = await scanHistory({
		client,
		settings: { ...settings, lookBackMs: DAY_MS, refetchResult: false, maxPerPoll: LISTED },
		endpointIds,
		saved: null,
		firstWatermark: (falMs) => falMs - DAY_MS,
		deadline: listing,
		mayPostpone: false,
		storeVideo: createStoreVideo(surroundingsOf({ context, client }), null, listing),
	});
	const latest = newestFirst(scanned.ended.map(({ request }) => request)).slice(0, SHOWN);
	const fetching = deadlineAt(Date.now() + FETCHING_MS);
	const { ended, interruption } = await fetchResults(latest, {
		client,
		refetchResult,
		mayPostpone: false,
		deadline: fetching,
		storeVideo: createStoreVideo(surroundingsOf({ context, client }), download, fetching),
		isFirst: true,
	});
	const stopped = interruption ?? (latest.length > 0 ? null : scanned.interruption);
	if (stopped !== null) throw pollError(context, interruptionFailure(stopped));
	if (latest.length > 0) return ended.map(toItem);
	if (endpointIds.every((id) => scanned.unknownEndpoints.includes(id))) {
		throw pollError(context, unknownEndpointsFailure(endpointIds));
	}
	return [sampleItem(endpointIds[0])];
}

function newestFirst(requests: PastRequest[]): PastRequest[] {
	return requests.sort((one, other) => (other.endedAtMs ?? 0) - (one.endedAtMs ?? 0));
}

/** Stands for a finished request while there is none, so that the next nodes can be built. */
function sampleItem(endpointId: string): INodeExecutionData {
	const nowMs = Date.now();
	const isoTime = (ms: number) => new Date(ms).toISOString();
	return itemOf({
		...newOutcome(0),
		state: 'done',
		times: {
			sentAt: isoTime(nowMs - MINUTE_MS),
			startedAt: isoTime(nowMs),
			endedAt: isoTime(nowMs),
		},
		request: requestOf(endpointId, 'sample-not-a-real-request', {}),
		endpointId,
		input: {
			prompt: 'Sample: make it look like a sunny summer day',
			video_url: 'https://example.com/sample.mp4',
		},
		body: {
			video: {
				url: 'https://v3b.fal.media/files/b/rabbit/ku8_Wdpf-oTbGRq4lB5DU_output.mp4',
				content_type: 'video/mp4',
				file_name: 'sample.mp4',
				file_size: 1_000_000,
			},
		},
		warnings: ['This is a sample: no request on these models finished in the last day.'],
	});
}
