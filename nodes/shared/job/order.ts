import type { Failure } from '../errors';
import type { Job } from '../fal/falUrls';
import { historyUnreadable, lostAnswer, refusal, unreachable } from '../failures/failures';
import { findIdentical } from '../fal/history';
import { failed, logState, withOutcome, type Item, type Order, type Run } from './item';
import { pause } from './pace';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../time';
import { submitJob } from './submit';

/** Clocks differ, so fal may date an order before we sent it. */
const CLOCK_SKEW_MS = 2 * MINUTE_MS;

/** fal's history lags; together these pauses are one minute. */
const LOOK_PAUSES_MS = [1, 2, 4, 8, 15, 30].map((seconds) => seconds * SECOND_MS);

/**
 * Orders the item's video, unless an earlier run of the node already did: then it is taken over.
 * An order is sent at most once; where its fate is unknown, fal's history decides.
 */
export async function orderItem(item: Item, run: Run): Promise<Item> {
	if (item.order === null || run.stopped()) return item;
	const { claim } = item.order;
	if (claim.job !== null) return taken(item, run, claim.job, 'taken over');
	if (claim.unknownSinceMs !== null) {
		return await lookUp(item, item.order, run, claim.unknownSinceMs);
	}
	const reusable = await findReusable(item.order, run);
	if (reusable === 'unreadable') {
		claim.drop();
		return failed(item, historyUnreadable());
	}
	if (reusable !== 'none') {
		claim.bought(reusable);
		return withOutcome(taken(item, run, reusable, 'reused'), { reused: true });
	}
	return await send(item, item.order, run);
}

async function send(item: Item, order: Order, run: Run): Promise<Item> {
	const uploaded = await order.upload?.(run);
	if (run.stopped()) return item;
	if (uploaded !== undefined && isFailure(uploaded)) {
		order.claim.drop();
		return failed(item, uploaded);
	}
	const request = { ...order.request, input: uploaded ?? order.request.input };
	const told = withOutcome(item, { input: request.input });
	return await submit(told, { ...order, request }, run);
}

async function submit(item: Item, order: Order, run: Run): Promise<Item> {
	const { request, claim } = order;
	const sentMs = Date.now();
	claim.sending();
	run.spending.sent(order.estimatedUsd ?? 0);
	const { endpointId, input, model } = request;
	const submission = await submitJob(
		run.client,
		endpointId,
		input,
		run.stopped,
		order.options.tags,
	);
	if (submission.job !== null) {
		claim.bought(submission.job);
		return taken(item, run, submission.job, 'queued');
	}
	const { meaning, answer } = submission;
	if (meaning === 'unknown') return await lookUp(item, order, run, sentMs);
	claim.drop();
	run.spending.refused(order.estimatedUsd ?? 0);
	return failed(item, meaning === 'notSent' ? unreachable() : refusal(answer, model, endpointId));
}

/** Looks for an order whose answer was lost. Not found is no proof, so it is never sent again. */
async function lookUp(item: Item, order: Order, run: Run, sentMs: number): Promise<Item> {
	const { endpointId, input: sent } = order.request;
	const input = order.identity ?? sent;
	const sought = { endpointId, input, sent, sinceMs: sentMs - CLOCK_SKEW_MS };
	for (const pauseMs of LOOK_PAUSES_MS) {
		await pause(pauseMs, run.stopped);
		const found = await findIdentical(run.client, sought, run.ledger.adopt);
		if (typeof found !== 'object') continue;
		order.claim.bought(found);
		return taken(item, run, found, 'found again');
	}
	return failed(item, lostAnswer());
}

/** An identical request that finished well within the hours the person allows. */
async function findReusable(
	{ request, options, identity }: Order,
	run: Run,
): Promise<Job | 'none' | 'unreadable'> {
	if (options.reuseWithinHours === 0) return 'none';
	const sinceMs = Date.now() - options.reuseWithinHours * HOUR_MS;
	const { endpointId } = request;
	const input = identity ?? request.input;
	const sought = { endpointId, input, sinceMs, status: 'success' as const };
	return await findIdentical(run.client, sought, () => true);
}

function taken(item: Item, run: Run, job: Job, state: string): Item {
	logState(run, job, state);
	return withOutcome(item, { state: 'queued', job });
}

function isFailure(value: object): value is Failure {
	return 'mayBeCharged' in value;
}
