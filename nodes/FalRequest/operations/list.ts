import type { IExecuteFunctions } from 'n8n-workflow';

import { InvalidInputError, unreadable, type Failure } from '../../shared/failures/failure';
import { historyFailure } from '../../shared/failures/historyFailures';
import { afterPage, readHistory, type AfterPage } from '../../shared/fal/history';
import { readPatiently } from '../../shared/fal/pace';
import type { HistoryQuery } from '../../shared/fal/urls';
import { readNumber, readOneOf, readSwitch, shown, type Options } from '../../shared/input/readers';
import { unlistedModel } from '../../shared/model/menu';
import { historyOutcome, resultInHistory } from '../../shared/output/historyItem';
import type { Outcome } from '../../shared/output/output';
import { ended, failed, type EndedItem } from '../../shared/request/item';
import type { Run } from '../../shared/request/run';
import { zonedMs } from '../../shared/util/time';
import { recordOf } from '../../shared/util/unknown';
import { DAY_MS } from '../../shared/util/units';
import { earlierOf, readEndpointId } from '../readById';

const STATUSES = ['success', 'error', 'user_error'] as const;

/** Pages of 100 that one item lists at most; more would not fit into one execution of n8n. */
const MOST_PAGES = 1000;

/** Said by the last item of a list that may not be complete. */
const INCOMPLETE: Partial<Record<AfterPage['state'], string>> = {
	bound: `The list ends here after ${MOST_PAGES} pages of the history. Use Started After and Started Before to list the others.`,
	repeats:
		'The list ends here because fal showed a page of the history twice. It may not be complete.',
};

/** What one item asks the history for, and at most how many. */
interface Listing {
	is: 'read';
	query: HistoryQuery;
	limit: number;
}

/** One item per request, in fal's order: newest first. */
export async function list(item: EndedItem, run: Run): Promise<EndedItem[]> {
	const { itemIndex } = item.outcome;
	const listing = readListing(run.context, itemIndex);
	if (listing.is === 'failed') return [failed(item, listing.failure)];
	const listed: Outcome[] = [];
	const listedIds = new Set<string>();
	let cursor: string | undefined;
	let cursors: readonly string[] = [];
	let incomplete: string | undefined;
	while (listed.length < listing.limit && !run.signal.aborted) {
		const query = { ...listing.query, cursor };
		const answer = await readPatiently(async () => await run.client.history(query), run.signal);
		const page = readHistory(answer);
		if (page === null) return [failed(item, historyFailure(answer))];
		// Requests that come in between move those before them to later pages.
		const fresh = page.requests.filter(({ requestId }) => !listedIds.has(requestId));
		for (const request of fresh) {
			listedIds.add(request.requestId);
			const model = unlistedModel(request.endpointId);
			listed.push(historyOutcome(request, resultInHistory(request), model));
		}
		const after = afterPage(page, cursors, MOST_PAGES);
		incomplete = INCOMPLETE[after.state];
		if (after.state !== 'more') break;
		({ cursor, cursors } = after);
	}
	const kept = listed.slice(0, listing.limit);
	return kept.map((outcome, at) => {
		const added = incomplete !== undefined && at === listed.length - 1 ? [incomplete] : [];
		const warnings = [...outcome.warnings, ...added];
		return ended({ outcome: { ...outcome, itemIndex, warnings } });
	});
}

function readListing(
	context: IExecuteFunctions,
	itemIndex: number,
): Listing | { is: 'failed'; failure: Failure } {
	try {
		const earlier = earlierOf(context, itemIndex);
		const filters = recordOf(context.getNodeParameter('filters', itemIndex, {}));
		const timezone = context.getTimezone();
		const all = readSwitch('Return All', context.getNodeParameter('returnAll', itemIndex, false));
		const limit = all ? Infinity : readLimit(context.getNodeParameter('limit', itemIndex, 50));
		return {
			is: 'read',
			limit,
			query: {
				endpointIds: [readEndpointId(context, itemIndex, earlier.endpointId)],
				start: readTime('Started After', filters, 'startedAfter', timezone) ?? isoBefore(DAY_MS),
				end: readTime('Started Before', filters, 'startedBefore', timezone),
				status: Object.hasOwn(filters, 'status')
					? readOneOf('Status', STATUSES, filters.status)
					: undefined,
				limit: Math.min(100, limit),
			},
		};
	} catch (error) {
		return { is: 'failed', failure: unreadable(error) };
	}
}

function readLimit(value: unknown): number {
	const takes = 'a whole number from 1';
	return readNumber('Limit', value, { takes, atLeast: 1, whole: true });
}

function isoBefore(ms: number): string {
	return new Date(Date.now() - ms).toISOString();
}

/** A time without a zone is one in the zone of the workflow, as everywhere in n8n. */
function readTime(
	label: string,
	filters: Options,
	name: string,
	timezone: string,
): string | undefined {
	if (!Object.hasOwn(filters, name)) return undefined;
	const value = filters[name];
	const ms = zonedMs(value, timezone);
	if (ms !== null) return new Date(ms).toISOString();
	throw new InvalidInputError(label, `${label} "${shown(value)}" is not a date`);
}
