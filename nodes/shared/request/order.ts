import type { Failure } from '../failures/failure';
import type { Job } from '../fal/urls';
import { historyUnreadable, refusal, unreachable } from '../failures/requestFailures';
import { failed, logState, withOutcome, type Item, type Order, type Run } from '../run/item';
import { findReusable } from './reconcile';
import { submitJob } from './submit';

/**
 * Orders the item's video, unless an earlier run of the node already did: then it is taken over. An
 * order is sent at most once; where its fate is unknown, the item comes back without a request.
 */
export async function orderItem(item: Item, run: Run): Promise<Item> {
	if (item.order === null || run.signal.aborted) return item;
	const { claim } = item.order;
	if (claim.job !== null) return taken(item, run, claim.job, 'taken over');
	if (claim.unknownSinceMs !== null) return item;
	const reusable = await findReusable(item.order, run);
	if (reusable === 'unreadable') return failed(item, historyUnreadable());
	if (reusable !== 'none') {
		claim.reuse(reusable);
		return taken(item, run, reusable, 'reused');
	}
	// The look into the history takes its time.
	return run.signal.aborted ? item : await send(item, item.order, run);
}

async function send(item: Item, order: Order, run: Run): Promise<Item> {
	const uploaded = await order.upload?.(run);
	if (run.signal.aborted) return item;
	if (uploaded !== undefined && isFailure(uploaded)) {
		order.claim.drop();
		return failed(item, uploaded);
	}
	const request = { ...order.request, input: uploaded ?? order.request.input };
	const uploadedOrder = { ...order, request };
	const told = { ...withOutcome(item, { input: request.input }), order: uploadedOrder };
	return await submit(told, uploadedOrder, run);
}

async function submit(item: Item, order: Order, run: Run): Promise<Item> {
	const { request, claim } = order;
	claim.sending();
	run.spending.sent(order.estimatedUsd ?? 0);
	const { endpointId, input, model } = request;
	const submission = await submitJob(run.client, endpointId, input, run.signal, order.options.tags);
	if (submission.job !== null) {
		// An answer that names the request of another item is not the answer to this order.
		if (!run.ledger.adopt(submission.job.requestId)) return item;
		claim.bought(submission.job);
		run.phases.set(submission.job.requestId, 'queued');
		return taken(item, run, submission.job, 'queued');
	}
	const { meaning, answer } = submission;
	if (meaning === 'unknown') return item;
	claim.drop();
	run.spending.refused(order.estimatedUsd ?? 0);
	return failed(item, meaning === 'notSent' ? unreachable() : refusal(answer, model, endpointId));
}

function taken(item: Item, run: Run, job: Job, state: string): Item {
	logState(run, job, state);
	return withOutcome(item, { state: 'queued', job, reused: item.order?.claim.reused ?? false });
}

function isFailure(value: object): value is Failure {
	return 'mayBeCharged' in value;
}
