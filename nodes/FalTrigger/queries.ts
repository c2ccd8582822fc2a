import { DAY_MS } from '../shared/util/units';
import { nextQuery, withInHand, type Cursor, type Query } from './cursor';

/** fal takes no more in one call. @see https://docs.fal.ai/platform-apis/v1/models/requests/by-endpoint */
const ENDPOINTS_PER_QUERY = 50;
/**
 * fal does not say whether `start` looks at when a request was sent or when it ended, so it reaches
 * back by more than a request may take: 12 hours of queue and one of work are the nodes' own limits.
 */
const REACH_MS = DAY_MS;

/** The cursor with a sweep: the one under way, without endpoints that are no longer asked for. */
export function sweeping(cursor: Cursor, endpointIds: readonly string[]): Cursor {
	const underWay = (cursor.sweep?.queries ?? [])
		.map((query) => onlyOf(query, endpointIds))
		.filter((query) => query.endpointIds.length > 0);
	if (cursor.sweep !== null && underWay.length > 0) {
		return { ...cursor, sweep: { ...cursor.sweep, queries: underWay } };
	}
	const queries: Query[] = [];
	for (let from = 0; from < endpointIds.length; from += ENDPOINTS_PER_QUERY) {
		const ids = endpointIds.slice(from, from + ENDPOINTS_PER_QUERY);
		queries.push({ endpointIds: ids, page: null });
	}
	const fromMs = cursor.floorMs - REACH_MS;
	return { ...cursor, sweep: { fromMs, startedMs: null, highestMs: null, queries } };
}

/** A query for fewer endpoints has other pages, so it starts anew. */
function onlyOf(query: Query, endpointIds: readonly string[]): Query {
	const left = query.endpointIds.filter((id) => endpointIds.includes(id));
	return left.length === query.endpointIds.length ? query : { endpointIds: left, page: null };
}

/** The cursor that watches these endpoints, new ones for requests that end from `fromMs` on. */
export function watching(cursor: Cursor, endpointIds: readonly string[], fromMs: number): Cursor {
	const watched = endpointIds.map((id): [string, number] => [id, cursor.watched[id] ?? fromMs]);
	return { ...cursor, watched: Object.fromEntries(watched) };
}

/** The query in hand at another of its pages. */
export function atPage(cursor: Cursor, page: string | null): Cursor {
	return withInHand(cursor, (query) => [{ ...query, page }]);
}

/**
 * fal refused the query because it does not know one of its endpoints: each half is asked alone.
 * @returns the endpoint, where the query had no other
 */
export function splitQuery(
	cursor: Cursor,
	overlapMs: number,
): { cursor: Cursor; unknown: string | null } {
	const ids = cursor.sweep?.queries[0]?.endpointIds ?? [];
	if (ids.length < 2) return { cursor: nextQuery(cursor, overlapMs), unknown: ids[0] ?? null };
	const half = Math.ceil(ids.length / 2);
	const halves = [ids.slice(0, half), ids.slice(half)];
	const split = withInHand(cursor, () =>
		halves.map((endpointIds) => ({ endpointIds, page: null })),
	);
	return { cursor: split, unknown: null };
}
