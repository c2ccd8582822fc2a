import type { HistoryPage, PastRequest } from '../shared/fal/history';

/**
 * How far the trigger has come in fal's history. All times are fal's, in milliseconds.
 * It is stored as JSON between polls, so it holds ids and times only.
 */
export interface Cursor {
	/** What ended before is handled, or older than the trigger. */
	floorMs: number;
	/** Endpoint → from which end on its requests count, because it was chosen then. */
	watched: Record<string, number>;
	/** Handled requests that ended at or after the floor: request id → its end. */
	seen: Record<string, number>;
	/** The reading of the history under way; null between two. */
	sweep: Sweep | null;
}

/** One reading of everything from the floor on; it may take several polls. */
export interface Sweep {
	/** Every page is asked for from the same time on, or page numbers would mean something else. */
	fromMs: number;
	/** fal's time at the first page; null before it. */
	startedMs: number | null;
	/** The latest end among all pages; null while there is none. */
	highestMs: number | null;
	/** What is still to be read, the one in hand first. */
	queries: readonly Query[];
}

export interface Query {
	endpointIds: readonly string[];
	/** fal's cursor, which is a page number; null for the first page. */
	page: string | null;
}

export interface Taking {
	/** At most so many requests are taken; the page is read again for the others. */
	room: number;
	/** A request is listed at most so long after its end. */
	overlapMs: number;
	wanted: (request: PastRequest) => boolean;
}

export function newCursor(floorMs: number): Cursor {
	return { floorMs, watched: {}, seen: {}, sweep: null };
}

/**
 * The pure step: one page of the query in hand → what is to be handed on, and the cursor after it.
 * Each finished request is handed on once, whatever the order of the pages, as long as it is listed
 * within the overlap after its end. Page numbers shift as requests come, but only to later pages.
 */
export function takePage(
	cursor: Cursor,
	page: HistoryPage,
	{ room, overlapMs, wanted }: Taking,
): { taken: PastRequest[]; cursor: Cursor } {
	const { sweep, floorMs } = cursor;
	if (sweep === null) return { taken: [], cursor };
	const seen = { ...cursor.seen };
	const taken: PastRequest[] = [];
	let highestMs = sweep.highestMs;
	for (const request of page.requests) {
		const endedMs = endOf(request);
		if (endedMs === null) continue;
		highestMs = Math.max(highestMs ?? endedMs, endedMs);
		const fromMs = Math.max(floorMs, cursor.watched[request.endpointId] ?? floorMs);
		if (endedMs < fromMs || Object.hasOwn(seen, request.requestId)) continue;
		if (wanted(request)) {
			if (taken.length === room) return { taken, cursor: { ...cursor, seen } };
			taken.push(request);
		}
		seen[request.requestId] = endedMs;
	}
	const read = { ...cursor, seen, sweep: { ...sweep, highestMs } };
	const pastFloor = descendsBelow(floorMs, page.requests);
	const next = pastFloor ? null : page.nextCursor;
	return {
		taken,
		cursor:
			next === null
				? nextQuery(read, overlapMs)
				: withInHand(read, (query) => [{ ...query, page: next }]),
	};
}

/** When the request ended, in milliseconds; null while it runs. */
export function endOf({ endedAt }: PastRequest): number | null {
	const endedMs = Date.parse(endedAt ?? '');
	return Number.isNaN(endedMs) ? null : endedMs;
}

/** The query in hand is read; after the last one the floor rises, and what is below is forgotten. */
export function nextQuery(cursor: Cursor, overlapMs: number): Cursor {
	const next = withInHand(cursor, () => []);
	const { sweep } = next;
	if (sweep === null || sweep.queries.length > 0) return next;
	const { highestMs, startedMs } = sweep;
	if (highestMs === null || startedMs === null) return { ...next, sweep: null };
	// Not beyond fal's own time: one request with an end in the future would hide all before it.
	const reachedMs = Math.min(highestMs, startedMs) - overlapMs;
	const floorMs = Math.max(cursor.floorMs, reachedMs);
	const seen = Object.entries(next.seen).filter(([, endedMs]) => endedMs >= floorMs);
	return { ...next, floorMs, seen: Object.fromEntries(seen), sweep: null };
}

/** The cursor with other queries in place of the one in hand. */
export function withInHand(cursor: Cursor, replaced: (inHand: Query) => readonly Query[]): Cursor {
	if (cursor.sweep === null) return cursor;
	const [inHand, ...others] = cursor.sweep.queries;
	return { ...cursor, sweep: { ...cursor.sweep, queries: [...replaced(inHand), ...others] } };
}

/** Whether the page runs from newer to older ends and has passed the floor, so the rest is older. */
function descendsBelow(floorMs: number, requests: readonly PastRequest[]): boolean {
	const ends = requests.map(endOf).filter((endedMs) => endedMs !== null);
	const pairs = ends.slice(1).map((endedMs, at) => endedMs - ends[at]);
	const descends = pairs.some((step) => step < 0) && pairs.every((step) => step <= 0);
	return descends && ends[ends.length - 1] < floorMs;
}
