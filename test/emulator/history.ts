// fal's request history: GET /v1/models/requests/by-endpoint, and what tests may set about it.
// https://docs.fal.ai/platform-apis/v1/models/requests/by-endpoint
import { json, platformError } from './answers';
import type { Endpoint } from './endpoint';
import { bookedJob } from './foreign';
import { readHistoryQuery } from './historyQuery';
import type { HistoryQuery } from './historyQuery';
import type { ForeignRequest, HistorySettings } from './historyTypes';
import type { Job } from './job';
import type { Queue } from './queue';
import type { Answer } from './types';

interface HistoryOptions {
	queue: Queue;
	endpoints: readonly Endpoint[];
	nowMs: () => number;
}

export interface History {
	set(settings: HistorySettings): void;
	past(request: ForeignRequest): string;
	answer(url: URL): Answer;
	reset(): void;
}

const defaults: Required<HistorySettings> = {
	lagMs: 0,
	order: 'newest',
	range: 'sent_at',
	hidePayloads: false,
	endpointIds: [],
};

export function createHistory({ queue, endpoints, nowMs }: HistoryOptions): History {
	let settings = defaults;
	let foreignEndpoints: string[] = [];
	const exists = (id: string): boolean =>
		[...settings.endpointIds, ...foreignEndpoints].includes(id) ||
		endpoints.some(({ endpointId }) => endpointId === id);

	return {
		set(changed) {
			settings = { ...settings, ...changed };
		},
		past(request) {
			foreignEndpoints.push(request.endpointId);
			const job = bookedJob(request, endpoints, nowMs());
			queue.book(job);
			return job.purchase.requestId;
		},
		answer(url) {
			const read = readHistoryQuery(url, nowMs());
			if (read.query === null) return platformError(400, 'validation_error', read.complaint);
			const unknown = read.query.endpoint_id.find((id) => !exists(id));
			if (unknown !== undefined) {
				return platformError(404, 'not_found', `Endpoint ${unknown} not found`);
			}
			const stored = queue
				.all()
				.filter(({ purchase }) => purchase.headers['x-fal-store-io'] !== '0');
			const shown = stored.flatMap((job) => entryOf(job, nowMs() - settings.lagMs));
			return page(shown, read.query, settings);
		},
		reset() {
			settings = defaults;
			foreignEndpoints = [];
		},
	};
}

interface Entry {
	job: Job;
	startedAtMs: number;
	endedAtMs: number | null;
}

/** What the index knew of the request at that moment. */
function entryOf(job: Job, asOfMs: number): Entry[] {
	const { sentAtMs, startedAtMs, endedAtMs } = job.purchase;
	const known = (ms: number | null): number | null => (ms !== null && ms <= asOfMs ? ms : null);
	if (sentAtMs > asOfMs) return [];
	return [{ job, startedAtMs: known(startedAtMs) ?? sentAtMs, endedAtMs: known(endedAtMs) }];
}

function page(entries: Entry[], query: HistoryQuery, settings: Required<HistorySettings>): Answer {
	const matching = entries.filter((entry) => matches(entry, query, settings.range));
	const ascending = matching.sort((one, other) => rank(one, query) - rank(other, query));
	const sorted = settings.order === 'newest' ? ascending.reverse() : ascending;
	const from = (query.page - 1) * query.limit;
	const hasMore = sorted.length > from + query.limit;
	return json(200, {
		items: sorted
			.slice(from, from + query.limit)
			.map((entry) => item(entry, query.expand.includes('payloads'), settings.hidePayloads)),
		has_more: hasMore,
		// As fal says of it: the cursor encodes the page number, so later pages shift as requests come.
		next_cursor: hasMore ? Buffer.from(String(query.page + 1)).toString('base64') : null,
	});
}

function matches(entry: Entry, query: HistoryQuery, range: 'sent_at' | 'ended_at'): boolean {
	const { purchase } = entry.job;
	const ms = range === 'sent_at' ? purchase.sentAtMs : (entry.endedAtMs ?? query.startMs);
	return (
		query.endpoint_id.includes(purchase.endpointId) &&
		(query.request_id === undefined || query.request_id === purchase.requestId) &&
		(query.status === undefined || query.status === statusOf(entry)) &&
		ms >= query.startMs &&
		ms < query.endMs
	);
}

function statusOf({ job, endedAtMs }: Entry): HistoryQuery['status'] | 'running' {
	const statusCode = endedAtMs === null ? undefined : job.end?.answer.statusCode;
	if (statusCode === undefined) return 'running';
	if (statusCode < 300) return 'success';
	return statusCode < 500 ? 'user_error' : 'error';
}

function rank({ startedAtMs, endedAtMs }: Entry, { sort_by: sortBy }: HistoryQuery): number {
	if (endedAtMs === null) return Number.MAX_SAFE_INTEGER;
	return sortBy === 'ended_at' ? endedAtMs : endedAtMs - startedAtMs;
}

function item(
	{ job, startedAtMs, endedAtMs }: Entry,
	payloads: boolean,
	hidden: boolean | 'output',
): object {
	const { purchase, end } = job;
	const ended = endedAtMs !== null;
	return {
		request_id: purchase.requestId,
		endpoint_id: purchase.endpointId,
		sent_at: isoTime(purchase.sentAtMs),
		started_at: isoTime(startedAtMs),
		ended_at: ended ? isoTime(endedAtMs) : null,
		status_code: ended ? (end?.answer.statusCode ?? null) : null,
		duration: ended ? (endedAtMs - startedAtMs) / 1000 : null,
		...(payloads && hidden !== true && { json_input: purchase.input }),
		...(payloads && hidden === false && ended && { json_output: end?.answer.body }),
	};
}

function isoTime(ms: number): string {
	return new Date(ms).toISOString();
}
