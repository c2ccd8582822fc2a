import type { IExecuteFunctions } from 'n8n-workflow';

import { InvalidInputError, unreadable } from '../../shared/failures/failure';
import { historyFailure } from '../../shared/failures/requestFailures';
import type { HistoryQuery } from '../../shared/fal/urls';
import { readHistory } from '../../shared/fal/history';
import { failed, type Item, type Run } from '../../shared/run/item';
import { patiently } from '../../shared/fal/pace';
import { pastOutcome } from '../../shared/output/past';
import { numberOf, recordOf, textOf } from '../../shared/util/unknown';
import { DAY_MS } from '../../shared/util/units';
import { readEndpointId } from '../prepare';

const STATUSES = ['success', 'error', 'user_error'] as const;

/** What one item asks the history for, and at most how many. */
interface Listing {
	query: HistoryQuery;
	limit: number;
}

/** One item per request, newest as fal sorts them. */
export async function list(
	item: Item,
	run: Run,
	context: IExecuteFunctions,
): Promise<Item | Item[]> {
	const { itemIndex } = item.outcome;
	const listing = readListing(context, itemIndex);
	if ('hint' in listing) return failed(item, listing);
	const found: Item[] = [];
	const seen = new Set<string>();
	/** A page that is asked for twice would be asked for without end. */
	const asked = new Set<string>();
	let cursor: string | undefined;
	while (found.length < listing.limit && !run.signal.aborted) {
		const query = { ...listing.query, cursor };
		const answer = await patiently(
			async () => await run.pace(async () => await run.client.history(query), run.signal),
			run.signal,
		);
		const page = readHistory(answer);
		if (page === null) return failed(item, historyFailure(answer));
		// Later pages shift when requests come in between.
		const fresh = page.requests.filter(({ requestId }) => !seen.has(requestId));
		for (const past of fresh) {
			seen.add(past.requestId);
			found.push({ order: null, outcome: pastOutcome(past, itemIndex) });
		}
		const next = page.nextCursor;
		if (next === null || page.requests.length === 0 || asked.has(next)) break;
		asked.add(next);
		cursor = next;
	}
	return found.slice(0, listing.limit);
}

function readListing(context: IExecuteFunctions, itemIndex: number) {
	try {
		const earlier = recordOf(context.getInputData()[itemIndex].json.fal);
		const filters = recordOf(context.getNodeParameter('filters', itemIndex, {}));
		const all = context.getNodeParameter('returnAll', itemIndex, false) === true;
		const limit = all ? Infinity : numberOf(context.getNodeParameter('limit', itemIndex, 50));
		if (limit === null || limit < 1) {
			throw new InvalidInputError('Limit', 'Limit is not a number from 1');
		}
		return {
			limit,
			query: {
				endpointIds: [readEndpointId(context, itemIndex, earlier.endpointId)],
				start: time('Started After', filters.startedAfter) ?? isoBefore(DAY_MS),
				end: time('Started Before', filters.startedBefore),
				status: STATUSES.find((status) => status === filters.status),
				limit: Math.min(100, limit),
			},
		} satisfies Listing;
	} catch (error) {
		return unreadable(error);
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
