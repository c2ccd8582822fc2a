import { lostAnswer } from '../failures/requestFailures';
import type { Job } from '../fal/urls';
import { findIdentical } from '../fal/history';
import { failed, logState, withOutcome, type Item, type Order, type Run } from '../run/item';
import { patiently } from '../fal/pace';
import { pause } from '../util/retry';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../util/units';

/** Clocks differ, so fal may date an order before we sent it. */
const CLOCK_SKEW_MS = 2 * MINUTE_MS;

/** fal's history lags; together these pauses are one minute. */
const LOOK_PAUSES_MS = [1, 2, 4, 8, 15, 30].map((seconds) => seconds * SECOND_MS);

/** Whether an order was sent for the item without it being known what became of it. */
export function isLost({ order, outcome }: Item): boolean {
	return order !== null && outcome.failure === null && order.claim.unknownSinceMs !== null;
}

/**
 * Looks in fal's history for an order whose answer was lost. Not found is no proof, so it is never
 * sent again. Goes on after Stop, because what is found can be cancelled or at least named.
 */
export async function findLost(item: Item, run: Run): Promise<Item> {
	const { order } = item;
	if (order === null || order.claim.unknownSinceMs === null) return item;
	const { endpointId, input: sent } = order.request;
	const input = order.identity ?? sent;
	const sinceMs = order.claim.unknownSinceMs - CLOCK_SKEW_MS;
	const client = {
		history: async (query: Parameters<typeof run.client.history>[0]) =>
			await run.pace(async () => await run.client.history(query)),
	};
	for (const pauseMs of LOOK_PAUSES_MS) {
		await pause(pauseMs);
		const sought = { endpointId, input, sent, sinceMs };
		const found = await findIdentical(client, sought, run.ledger.adopt);
		if (typeof found !== 'object') continue;
		order.claim.bought(found);
		logState(run, found, 'found again');
		return withOutcome(item, { state: 'queued', job: found });
	}
	return failed(item, lostAnswer());
}

/** An identical request that finished well within the hours the person allows. */
export async function findReusable(
	{ request, options, identity }: Order,
	{ client, ledger, signal }: Run,
): Promise<Job | 'none' | 'unreadable'> {
	if (options.reuseWithinHours === 0) return 'none';
	const sinceMs = Date.now() - options.reuseWithinHours * HOUR_MS;
	const { endpointId } = request;
	const input = identity ?? request.input;
	const sought = { endpointId, input, sinceMs, status: 'success' as const };
	const patient = {
		history: async (query: Parameters<typeof client.history>[0]) =>
			await patiently(async () => await client.history(query), signal),
	};
	const found = await findIdentical(patient, sought, () => true);
	// Several items may share it, but no lost order may take it for its own.
	if (typeof found === 'object') ledger.adopt(found.requestId);
	return found;
}
