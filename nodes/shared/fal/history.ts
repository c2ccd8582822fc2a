import type { IDataObject } from 'n8n-workflow';

import type { Answer, FalClient } from './client';
import type { Request } from './types';
import { requestOf } from './urls';
import { canonicalJson } from '../util/json';
import { identified } from './uploadNames';
import { isRecord, numberOf, recordOf, textOf } from '../util/unknown';

/** One request as fal's history tells it. */
export interface PastRequest {
	requestId: string;
	endpointId: string;
	sentAt: string | null;
	startedAt: string | null;
	endedAt: string | null;
	/** The result's HTTP status; null while it runs. */
	statusCode: number | null;
	durationSeconds: number | null;
	input: unknown;
	output: unknown;
}

export interface HistoryPage {
	requests: PastRequest[];
	nextCursor: string | null;
}

const PAGES = 10;

/**
 * One page of fal's history, or null where the answer is none.
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
			sentAt: textOf(one.sent_at) ?? textOf(one.started_at),
			startedAt: textOf(one.started_at),
			endedAt: textOf(one.ended_at),
			statusCode: numberOf(one.status_code),
			durationSeconds: numberOf(one.duration),
			input: one.json_input,
			output: one.json_output,
		})),
		nextCursor: hasMore === false ? null : textOf(cursor),
	};
}

export type Identical =
	| { is: 'found'; request: Request }
	| { is: 'none' }
	/** A page did not come: that is no proof that there is none. */
	| { is: 'unreadable' };

/** The first request of the history with this endpoint and input that may be taken. */
export async function findIdentical(
	client: Pick<FalClient, 'history'>,
	sought: {
		endpointId: string;
		/** With content marks in place of uploaded files. */
		input: IDataObject;
		/** As it was sent, where it was. */
		sent?: IDataObject;
		sinceMs: number;
		status?: 'success';
	},
	take: (requestId: string) => boolean,
): Promise<Identical> {
	const { endpointId, status, sinceMs } = sought;
	const wanted = canonicalJson(identified(sought.input));
	const sent = canonicalJson(sought.sent ?? sought.input);
	const start = new Date(sinceMs).toISOString();
	let cursor: string | undefined;
	for (let pages = 1; pages <= PAGES; pages++) {
		const page = readHistory(
			await client.history({ endpointIds: [endpointId], start, status, cursor }),
		);
		if (page === null) return { is: 'unreadable' };
		const found = page.requests.find(
			(one) =>
				one.endpointId === endpointId &&
				sentSince(one, sinceMs) &&
				(status === undefined || succeeded(one)) &&
				isSame(one.input, wanted, sent) &&
				take(one.requestId),
		);
		if (found) return { is: 'found', request: requestOf(endpointId, found.requestId, {}) };
		if (page.nextCursor === null) return { is: 'none' };
		cursor = page.nextCursor;
	}
	return { is: 'unreadable' };
}

function succeeded({ statusCode }: PastRequest): boolean {
	return statusCode !== null && statusCode >= 200 && statusCode < 300;
}

function sentSince({ sentAt }: PastRequest, sinceMs: number): boolean {
	const sentMs = Date.parse(sentAt ?? '');
	return !Number.isNaN(sentMs) && sentMs >= sinceMs;
}

/** fal may give an upload an address that does not carry its content; then the address counts. */
function isSame(input: unknown, wanted: string, sent: string): boolean {
	return canonicalJson(identified(input)) === wanted || canonicalJson(input) === sent;
}
