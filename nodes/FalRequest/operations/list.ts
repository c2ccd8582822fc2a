import type { IExecuteFunctions } from 'n8n-workflow';

import { InvalidInputError, unreadable, type Failure } from '../../shared/failures/failure';
import { historyFailure } from '../../shared/failures/requestFailures';
import type { HistoryQuery } from '../../shared/fal/urls';
import { readHistory } from '../../shared/fal/history';
import { failed, type EndedItem } from '../../shared/request/item';
import type { Run } from '../../shared/request/run';
import { readPatiently } from '../../shared/fal/pace';
import { pastOutcome } from '../../shared/output/past';
import { numberOf, recordOf, textOf } from '../../shared/util/unknown';
import { DAY_MS } from '../../shared/util/units';
import { readEndpointId } from '../readById';

const STATUSES = ['success', 'error', 'user_error'] as const;

/** What one item asks the history for, and at most how many. */
interface Listing {
	is: 'read';
	query: HistoryQuery;
	limit: number;
}

/** One item per request, newest as fal sorts them. */
export async function list(item: EndedItem, run: Run): Promise<EndedItem[]> {
	const { itemIndex } = item.outcome;
	const listing = readListing(run.context, itemIndex);
	if (listing.is === 'failed') return [failed(item, listing.failure)];
	const found: EndedItem[] = [];
	const seen = new Set<string>();
	/** A page that is asked for twice would be asked for without end. */
	const asked = new Set<string>();
	let cursor: string | undefined;
	while (found.length < listing.limit && !run.signal.aborted) {
		const query = { ...listing.query, cursor };
		const answer = await readPatiently(
			async () => await run.pace(async () => await run.client.history(query), run.signal),
			run.signal,
		);
		const page = readHistory(answer);
		if (page === null) return [failed(item, historyFailure(answer))];
		// Later pages shift when requests come in between.
		const fresh = page.requests.filter(({ requestId }) => !seen.has(requestId));
		for (const past of fresh) {
			seen.add(past.requestId);
			found.push({ state: 'ended', outcome: pastOutcome(past, itemIndex) });
		}
		const next = page.nextCursor;
		if (next === null || page.requests.length === 0 || asked.has(next)) break;
		asked.add(next);
		cursor = next;
	}
	return found.slice(0, listing.limit);
}

function readListing(
	context: IExecuteFunctions,
	itemIndex: number,
): Listing | { is: 'failed'; failure: Failure } {
	try {
		const earlier = recordOf(context.getInputData()[itemIndex].json.fal);
		const filters = recordOf(context.getNodeParameter('filters', itemIndex, {}));
		const all = context.getNodeParameter('returnAll', itemIndex, false) === true;
		const limit = all ? Infinity : numberOf(context.getNodeParameter('limit', itemIndex, 50));
		if (limit === null || limit < 1) {
			throw new InvalidInputError('Limit', 'Limit is not a number from 1');
		}
		return {
			is: 'read',
			limit,
			query: {
				endpointIds: [readEndpointId(context, itemIndex, earlier.endpointId)],
				start: time('Started After', filters.startedAfter) ?? isoBefore(DAY_MS),
				end: time('Started Before', filters.startedBefore),
				status: STATUSES.find((status) => status === filters.status),
				limit: Math.min(100, limit),
			},
		};
	} catch (error) {
		return { is: 'failed', failure: unreadable(error) };
	}
}

function isoBefore(ms: number): string {
	return new Date(Date.now() - ms).toISOString();
}

/** n8n hands on dates as text, or as an object with an ISO method from expressions. */
function time(label: string, value: unknown): string | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const parsed = new Date(textOf(value) ?? String(value));
	if (!Number.isNaN(parsed.getTime())) return parsed.toISOString();
	throw new InvalidInputError(label, `${label} "${String(value)}" is not a date`);
}
