import {
	afterPage,
	type AfterPage,
	type HistoryPage,
	type PastRequest,
} from '../shared/fal/history';
import { DAY_MS } from '../shared/util/units';

/**
 * How far the trigger has come in fal's history. All times are fal's, in milliseconds.
 * It is stored as JSON between polls, so it holds ids and times only.
 */
export interface Checkpoint {
	/** What ended before is handled, or older than the trigger. */
	watermarkMs: number;
	/** Endpoint → from which end on its requests count, because it was chosen then. */
	watchedFromMs: Record<string, number>;
	/** Handled requests that ended at or after the watermark: request id → its end. */
	handled: Record<string, number>;
	/** The scan under way; null between two. */
	scan: Scan | null;
}

/** One reading of everything from the watermark on; it may take several polls. */
export interface Scan {
	/** Every page is asked for from the same time on, or page numbers would mean something else. */
	startMs: number;
	/** fal's time at the first page; null before it. */
	begunMs: number | null;
	/** The latest end among all pages; null before the first. */
	latestEndMs: number | null;
	/** What is still to be read, the current one first. */
	queries: readonly Query[];
}

/** One question to the history, read page by page. */
export interface Query {
	endpointIds: readonly string[];
	/** fal's cursor for the page to be read, which is a page number; null for the first page. */
	cursor: string | null;
	/** The cursors that pages were asked for with so far. */
	cursors: readonly string[];
}

/** fal takes no more in one call. @see https://docs.fal.ai/platform-apis/v1/models/requests/by-endpoint */
const ENDPOINTS_PER_QUERY = 50;
/** Pages of 100 that one scan reads of a query. */
export const PAGES_PER_QUERY = 1000;
/**
 * fal does not say whether `start` looks at when a request was sent or when it ended, so it reaches
 * back by more than a request may take: 12 hours of queue and one of work are the nodes' own limits.
 */
const REACH_MS = DAY_MS;

export function newCheckpoint(watermarkMs: number): Checkpoint {
	return { watermarkMs, watchedFromMs: {}, handled: {}, scan: null };
}

/** Watches these endpoints, newly chosen ones for requests that end from `fromMs` on. */
export function watchEndpoints(
	checkpoint: Checkpoint,
	endpointIds: readonly string[],
	fromMs: number,
): Checkpoint {
	const { watchedFromMs } = checkpoint;
	const watched = endpointIds.map((id): [string, number] => [id, watchedFromMs[id] ?? fromMs]);
	return { ...checkpoint, watchedFromMs: Object.fromEntries(watched) };
}

/** Begins a scan, or goes on with the one under way, without endpoints that are no longer asked for. */
export function resumeScan(checkpoint: Checkpoint, endpointIds: readonly string[]): Checkpoint {
	const { scan, watermarkMs } = checkpoint;
	const left = (scan?.queries ?? [])
		.map((query) => restrictedTo(query, endpointIds))
		.filter((query) => query.endpointIds.length > 0);
	if (scan !== null && left.length > 0) {
		return { ...checkpoint, scan: { ...scan, queries: left } };
	}
	const queries: Query[] = [];
	for (let from = 0; from < endpointIds.length; from += ENDPOINTS_PER_QUERY) {
		queries.push(newQuery(endpointIds.slice(from, from + ENDPOINTS_PER_QUERY)));
	}
	const startMs = watermarkMs - REACH_MS;
	return { ...checkpoint, scan: { startMs, begunMs: null, latestEndMs: null, queries } };
}

export interface PageRules {
	/** At most so many requests are taken; for the others the page is read again. */
	limit: number;
	/** A request is listed at most so long after its end. */
	overlapMs: number;
	isWanted: (request: PastRequest) => boolean;
}

/**
 * The pure step: one page of the current query → what is to be handed on, and the checkpoint after it.
 * Each finished request is handed on once, whatever the order of the pages, as long as it is listed
 * within the overlap after its end. Page numbers shift as requests come, but only to later pages.
 * @returns the requests to hand on; after: whether the current query has another page
 */
export function applyPage(
	checkpoint: Checkpoint,
	page: HistoryPage,
	{ limit, overlapMs, isWanted }: PageRules,
): { requests: PastRequest[]; checkpoint: Checkpoint; after: AfterPage['state'] } {
	const { scan, watermarkMs, watchedFromMs } = checkpoint;
	if (scan === null) return { requests: [], checkpoint, after: 'end' };
	const handled = { ...checkpoint.handled };
	const requests: PastRequest[] = [];
	let { latestEndMs } = scan;
	for (const request of page.requests) {
		const { endedAtMs, endpointId, requestId } = request;
		if (endedAtMs === null) continue;
		latestEndMs = Math.max(latestEndMs ?? endedAtMs, endedAtMs);
		const fromMs = Math.max(watermarkMs, watchedFromMs[endpointId] ?? watermarkMs);
		if (endedAtMs < fromMs || Object.hasOwn(handled, requestId)) continue;
		if (isWanted(request)) {
			if (requests.length === limit) {
				return { requests, checkpoint: { ...checkpoint, handled }, after: 'more' };
			}
			requests.push(request);
		}
		handled[requestId] = endedAtMs;
	}
	const read = { ...checkpoint, handled, scan: { ...scan, latestEndMs } };
	const after: AfterPage = descendsBelow(watermarkMs, page.requests)
		? { state: 'end' }
		: afterPage(page, scan.queries[0]?.cursors ?? [], PAGES_PER_QUERY);
	if (after.state !== 'more') {
		return { requests, checkpoint: finishQuery(read, overlapMs), after: after.state };
	}
	const { state, cursor, cursors } = after;
	const next = replaceQuery(read, ({ endpointIds }) => [{ endpointIds, cursor, cursors }]);
	return { requests, checkpoint: next, after: state };
}

/** The current query is read; after the last one the watermark rises, and what is below is forgotten. */
export function finishQuery(checkpoint: Checkpoint, overlapMs: number): Checkpoint {
	const next = replaceQuery(checkpoint, () => []);
	if (next.scan === null || next.scan.queries.length > 0) return next;
	const { latestEndMs, begunMs } = next.scan;
	if (latestEndMs === null || begunMs === null) return { ...next, scan: null };
	// Not beyond fal's own time: one request with an end in the future would hide all before it.
	const reachedMs = Math.min(latestEndMs, begunMs) - overlapMs;
	const watermarkMs = Math.max(checkpoint.watermarkMs, reachedMs);
	const handled = Object.entries(next.handled).filter(([, endedAtMs]) => endedAtMs >= watermarkMs);
	return { ...next, watermarkMs, handled: Object.fromEntries(handled), scan: null };
}

/** The current query from its first page on. */
export function restartQuery(checkpoint: Checkpoint): Checkpoint {
	return replaceQuery(checkpoint, ({ endpointIds }) => [newQuery(endpointIds)]);
}

/**
 * fal refused the current query because it does not know one of its endpoints: each half is asked
 * alone.
 * @returns the endpoint, where the query had no other
 */
export function splitQuery(
	checkpoint: Checkpoint,
	overlapMs: number,
): { checkpoint: Checkpoint; unknown: string | null } {
	const ids = checkpoint.scan?.queries[0]?.endpointIds ?? [];
	if (ids.length < 2) {
		return { checkpoint: finishQuery(checkpoint, overlapMs), unknown: ids[0] ?? null };
	}
	const half = Math.ceil(ids.length / 2);
	const halves = [newQuery(ids.slice(0, half)), newQuery(ids.slice(half))];
	return { checkpoint: replaceQuery(checkpoint, () => halves), unknown: null };
}

function newQuery(endpointIds: readonly string[]): Query {
	return { endpointIds, cursor: null, cursors: [] };
}

/** A query for fewer endpoints has other pages, so it starts anew. */
function restrictedTo(query: Query, endpointIds: readonly string[]): Query {
	const left = query.endpointIds.filter((id) => endpointIds.includes(id));
	return left.length === query.endpointIds.length ? query : newQuery(left);
}

/** The checkpoint with other queries in place of the current one. */
function replaceQuery(
	checkpoint: Checkpoint,
	replace: (current: Query) => readonly Query[],
): Checkpoint {
	const { scan } = checkpoint;
	if (scan === null) return checkpoint;
	const [current, ...others] = scan.queries;
	return { ...checkpoint, scan: { ...scan, queries: [...replace(current), ...others] } };
}

/** Whether the page runs from newer to older ends and has passed the watermark, so the rest is older. */
function descendsBelow(watermarkMs: number, requests: readonly PastRequest[]): boolean {
	const ends = requests.map(({ endedAtMs }) => endedAtMs).filter((ms) => ms !== null);
	const steps = ends.slice(1).map((endedAtMs, at) => endedAtMs - ends[at]);
	const descends = steps.some((step) => step < 0) && steps.every((step) => step <= 0);
	return descends && ends[ends.length - 1] < watermarkMs;
}
