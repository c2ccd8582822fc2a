import type { IDataObject } from 'n8n-workflow';

import type { Answer } from './answer';
import type { HistoryQuery } from './urls';
import { identified } from './uploadNames';
import { canonicalJson } from '../util/json';
import { utcMs } from '../util/time';
import { isRecord, numberOf, recordOf, textOf } from '../util/unknown';

/** One request as fal's history tells it; times are milliseconds since 1970, null where not known. */
export interface PastRequest {
	requestId: string;
	endpointId: string;
	sentAtMs: number | null;
	startedAtMs: number | null;
	/** null while it runs. */
	endedAtMs: number | null;
	/** The result's HTTP status; null while it runs, or where fal leaves it out. */
	statusCode: number | null;
	durationSeconds: number | null;
	input: unknown;
	output: unknown;
}

export interface HistoryPage {
	requests: PastRequest[];
	/** fal's name for the page behind this one; null on the last. */
	nextCursor: string | null;
}

/**
 * One page of fal's history, or null where the answer holds no page.
 * @see https://docs.fal.ai/platform-apis/v1/models/requests/by-endpoint
 */
export function readHistory({ statusCode, body }: Answer): HistoryPage | null {
	if (statusCode === null || statusCode < 200 || statusCode > 299) return null;
	const { items, has_more: hasMore, next_cursor: cursor } = recordOf(body);
	if (!Array.isArray(items)) return null;
	return {
		requests: items.filter(isRecord).map((one) => ({
			requestId: String(one.request_id),
			endpointId: String(one.endpoint_id),
			sentAtMs: utcMs(one.sent_at),
			startedAtMs: utcMs(one.started_at),
			endedAtMs: utcMs(one.ended_at),
			statusCode: numberOf(one.status_code),
			durationSeconds: numberOf(one.duration),
			input: one.json_input,
			output: one.json_output,
		})),
		nextCursor: hasMore === false ? null : textOf(cursor) || null,
	};
}

/** Whether the request ended with a result, as far as the history tells. */
export function succeeded({ statusCode, output }: PastRequest): boolean {
	if (statusCode !== null) return statusCode >= 200 && statusCode < 300;
	return isRecord(output) && output.detail === undefined && output.error_type === undefined;
}

/** Whether there is another page to ask for. */
export type AfterPage =
	/** `cursors` are those of all pages behind the first, this one included. */
	| { state: 'more'; cursor: string; cursors: readonly string[] }
	| { state: 'end' }
	/** fal names a page again that it has shown; what else there is cannot be reached. */
	| { state: 'repeats' }
	/** `mostPages` have been read. */
	| { state: 'bound' };

/**
 * The one rule for every loop over pages, so that none of them is without an end. Pages are not
 * compared by what they show: as requests come in between, a page may rightly show the same again.
 * @param cursors those that pages were asked for with so far; the first page has none
 */
export function afterPage(
	{ requests, nextCursor }: HistoryPage,
	cursors: readonly string[],
	mostPages: number,
): AfterPage {
	if (nextCursor === null || requests.length === 0) return { state: 'end' };
	if (cursors.includes(nextCursor)) return { state: 'repeats' };
	if (cursors.length + 1 >= mostPages) return { state: 'bound' };
	return { state: 'more', cursor: nextCursor, cursors: [...cursors, nextCursor] };
}

/** fal's clock when the question was asked, in milliseconds; this machine's where fal told no time. */
export function falTime({ headers }: Answer, askedMs: number): number {
	const answeredMs = utcMs(headers.date);
	return answeredMs === null ? askedMs : answeredMs - (Date.now() - askedMs);
}

/** Pages in which an identical request is looked for: 1,000 requests to one endpoint. */
const PAGES_SEARCHED = 10;

export interface Sought {
	endpointId: string;
	/** With content marks in place of uploaded files. */
	input: IDataObject;
	/** As it was sent, where it was. */
	sent?: IDataObject;
	/** Sent at this time or later, by fal's clock in milliseconds since 1970. */
	sinceMs: number;
	status?: 'success';
	/** What else must hold of a request; the others are passed over. */
	isWanted?: (request: PastRequest) => boolean;
	/** The search ends when so many are found. */
	enough?: number;
}

export type Listed =
	| { is: 'listed'; requests: PastRequest[] }
	/** A page did not come, fal showed pages again or had more than are searched: not found is no proof. */
	| { is: 'unreadable' };

/** The requests of fal's history with the same endpoint and input. */
export async function identicalRequests(
	read: (query: HistoryQuery) => Promise<Answer>,
	sought: Sought,
): Promise<Listed> {
	const { endpointId, status, sinceMs, isWanted, enough = Infinity } = sought;
	const wanted = canonicalJson(identified(sought.input));
	const sent = canonicalJson(sought.sent ?? sought.input);
	const start = new Date(sinceMs).toISOString();
	const requests: PastRequest[] = [];
	let cursor: string | undefined;
	let cursors: readonly string[] = [];
	for (;;) {
		const page = readHistory(await read({ endpointIds: [endpointId], start, status, cursor }));
		if (page === null) return { is: 'unreadable' };
		const identical = page.requests.filter(
			(one) =>
				one.endpointId === endpointId &&
				sentSince(one, sinceMs) &&
				(status === undefined || succeeded(one)) &&
				isSame(one.input, wanted, sent) &&
				(isWanted?.(one) ?? true) &&
				// Later pages shift when requests come in between.
				!requests.some(({ requestId }) => requestId === one.requestId),
		);
		requests.push(...identical);
		if (requests.length >= enough) return { is: 'listed', requests };
		const after = afterPage(page, cursors, PAGES_SEARCHED);
		if (after.state === 'end') return { is: 'listed', requests };
		if (after.state !== 'more') return { is: 'unreadable' };
		({ cursor, cursors } = after);
	}
}

function sentSince({ sentAtMs, startedAtMs }: PastRequest, sinceMs: number): boolean {
	const knownMs = sentAtMs ?? startedAtMs;
	return knownMs !== null && knownMs >= sinceMs;
}

/** fal may give an upload an address that does not carry its content; then the address counts. */
function isSame(input: unknown, wanted: string, sent: string): boolean {
	return canonicalJson(identified(input)) === wanted || canonicalJson(input) === sent;
}
