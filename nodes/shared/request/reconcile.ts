import { findIdentical, type Identical } from '../fal/history';
import { readPatiently } from '../fal/pace';
import { lostAnswer } from '../failures/requestFailures';
import { pause } from '../util/retry';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../util/units';
import {
	failed,
	opened,
	type EndedItem,
	type InDoubtItem,
	type OpenItem,
	type Submission,
} from './item';
import { logState, type Run } from './run';

/** Clocks differ, so fal may date a submit before we sent it. */
const CLOCK_SKEW_MS = 2 * MINUTE_MS;

/** fal's history lags; together these pauses are one minute. */
const READ_PAUSES_MS = [1, 2, 4, 8, 15, 30].map((seconds) => seconds * SECOND_MS);

type HistoryQuery = Parameters<Run['client']['history']>[0];

/**
 * Looks in fal's history for a submit whose answer was lost. Not found is no proof, so it is never
 * sent again. Goes on after Stop, because what is found can be cancelled or at least named.
 */
export async function reconcile(item: InDoubtItem, run: Run): Promise<OpenItem | EndedItem> {
	const { submission, entry } = item;
	const { endpointId, identity, input } = submission;
	const sought = {
		endpointId,
		input: identity,
		sent: input,
		sinceMs: item.sinceMs - CLOCK_SKEW_MS,
	};
	const history = async (query: HistoryQuery) =>
		await run.pace(async () => await run.client.history(query));
	for (const pauseMs of READ_PAUSES_MS) {
		await pause(pauseMs);
		const found = await findIdentical({ history }, sought, run.ledger.adopt);
		if (found.is !== 'found') continue;
		entry.accepted(found.request);
		logState(run, found.request, 'found again');
		const open = opened(item, found.request, { submittedNow: false });
		run.open.add(open);
		return open;
	}
	return failed(item, lostAnswer());
}

/** An identical request that finished well within the hours the person allows. */
export async function findReusable(
	{ endpointId, identity, options }: Submission,
	{ client, ledger, signal }: Run,
): Promise<Identical> {
	if (options.reuseWithinHours === 0) return { is: 'none' };
	const sinceMs = Date.now() - options.reuseWithinHours * HOUR_MS;
	const sought = { endpointId, input: identity, sinceMs, status: 'success' as const };
	const history = async (query: HistoryQuery) =>
		await readPatiently(async () => await client.history(query), signal);
	const found = await findIdentical({ history }, sought, () => true);
	// Several items may share it, but no lost submit may take it for its own.
	if (found.is === 'found') ledger.adopt(found.request.requestId);
	return found;
}
