import type { Answer, FalClient } from '../shared/fal/client';
import { readHistory, type HistoryPage } from '../shared/fal/history';
import { newCursor, takePage, type Cursor } from './cursor';
import type { Deadline } from './deadline';
import { matcher } from './matcher';
import { falTime, isLasting, isUnknownEndpoint, noAnswer } from './obstacles';
import { atPage, splitQuery, sweeping, watching } from './queries';
import type { EndedRequest } from './endedRequest';
import { withResults, type Disturbance } from './results';
import type { Settings } from './settings';
import type { StoreVideo } from './storeVideo';

export interface Reading {
	client: FalClient;
	settings: Settings;
	endpointIds: readonly string[];
	/** How far the polls before came; null at the very first. */
	saved: Cursor | null;
	/** From which end on requests count, once fal's time at the very first poll is known. */
	firstFloorMs: (falMs: number) => number;
	deadline: Deadline;
	/** false: a result that fal does not hand out is given up. */
	patient: boolean;
	storeVideo: StoreVideo;
}

/** What a poll has read. */
export interface Swept {
	ended: EndedRequest[];
	cursor: Cursor;
	/** Endpoints that fal does not know. */
	unknown: string[];
	/** What ended the reading before its time; null where nothing did. */
	disturbance: Disturbance | null;
}

/** Reads the history on until it is read, enough is found, something disturbs or time is up. */
export async function readOn(reading: Reading): Promise<Swept> {
	const { saved, endpointIds, settings } = reading;
	const cursor = saved ?? newCursor(Date.now() - settings.lookBackMs);
	let swept: Swept = {
		ended: [],
		cursor: sweeping(cursor, endpointIds),
		unknown: [],
		disturbance: null,
	};
	do {
		swept = await readPage(swept, reading);
	} while (
		swept.cursor.sweep !== null &&
		swept.disturbance === null &&
		swept.ended.length < settings.maxPerPoll &&
		!reading.deadline.late()
	);
	return swept;
}

async function readPage(swept: Swept, reading: Reading): Promise<Swept> {
	const { cursor } = swept;
	const [query] = cursor.sweep?.queries ?? [];
	if (cursor.sweep === null || query === undefined) return swept;
	const { sweep } = cursor;
	const askedMs = Date.now();
	const answer = await reading.deadline.inTime(
		async () =>
			await reading.client.history({
				endpointIds: query.endpointIds,
				start: new Date(sweep.fromMs).toISOString(),
				cursor: query.page ?? undefined,
			}),
		noAnswer,
	);
	const falMs = falTime(answer, askedMs);
	const placed = place(cursor, falMs, reading);
	const page = readHistory(answer);
	if (page === null) return goAround({ ...swept, cursor: placed }, answer, reading);
	const begun = { ...placed, sweep: { ...sweep, startedMs: sweep.startedMs ?? falMs } };
	return await takeIn({ ...swept, cursor: begun }, page, reading);
}

/** Once fal's time is known: from which end on requests count. */
function place(cursor: Cursor, falMs: number, { saved, settings, firstFloorMs }: Reading): Cursor {
	const first = saved === null && Object.keys(cursor.watched).length === 0;
	const fromMs = first ? firstFloorMs(falMs) : falMs;
	const floorMs = first ? fromMs : cursor.floorMs;
	return watching({ ...cursor, floorMs }, settings.endpointIds, fromMs);
}

/** Where the page did not come: other questions that may be answered, or a disturbance. */
function goAround(swept: Swept, answer: Answer, { settings }: Reading): Swept {
	const { cursor } = swept;
	if (isUnknownEndpoint(answer)) {
		const split = splitQuery(cursor, settings.overlapMs);
		const unknown = split.unknown === null ? [] : [split.unknown];
		return { ...swept, cursor: split.cursor, unknown: [...swept.unknown, ...unknown] };
	}
	const page = cursor.sweep?.queries[0]?.page ?? null;
	if (answer.statusCode === 400 && page !== null) return { ...swept, cursor: atPage(cursor, null) };
	return { ...swept, disturbance: { answer, lasting: isLasting(answer), request: null } };
}

/** Takes what the page has, as far as its results can be had; the rest stays for another time. */
async function takeIn(swept: Swept, page: HistoryPage, reading: Reading): Promise<Swept> {
	const { client, patient, deadline, storeVideo, settings } = reading;
	const { overlapMs, refetchResult, maxPerPoll } = settings;
	const taking = { room: maxPerPoll - swept.ended.length, overlapMs, wanted: matcher(settings) };
	const step = takePage(swept.cursor, page, taking);
	const { ended, disturbance } = await withResults(step.taken, {
		client,
		refetchResult,
		patient,
		deadline,
		storeVideo,
		isFirst: swept.ended.length === 0,
	});
	const { cursor } =
		ended.length === step.taken.length
			? step
			: takePage(swept.cursor, page, { ...taking, room: ended.length });
	return { ...swept, ended: [...swept.ended, ...ended], cursor, disturbance };
}
