import type { IDataObject } from 'n8n-workflow';

import type { Answer } from '../fal/answer';
import type { FalClient } from '../fal/client';
import { readSubmit } from '../fal/meanings';
import { againMs } from '../fal/pace';
import { submitHeaders } from '../fal/switches';
import type { Request } from '../fal/types';
import { foreignAnswer } from '../failures/foreignAnswer';
import { blockedAddress } from '../failures/blockedFailure';
import { historyUnreadable } from '../failures/historyFailures';
import { refusal, unreachable } from '../failures/submitFailures';
import { retry } from '../util/retry';
import {
	failed,
	opened,
	withOutcome,
	type CheckedItem,
	type EndedItem,
	type InDoubtItem,
	type OpenItem,
} from './item';
import { findReusable } from './reconcile';
import { logState, type Run } from './run';
import { uploadFiles } from './uploads';

/** A submit that bought nothing is repeated at most so often. */
const ATTEMPTS = 5;

/**
 * Submits the item's request, or takes a finished one from fal's history where the person allows
 * it. A submit is sent at most once, apart from those that certainly bought nothing. After Stop the
 * item comes back as it is.
 */
export async function submit(
	item: CheckedItem,
	run: Run,
): Promise<CheckedItem | InDoubtItem | OpenItem | EndedItem> {
	if (run.signal.aborted) return item;
	const { submission, entry } = item;
	const reusable = await findReusable(submission, run);
	if (reusable.is === 'unreadable') return failed(item, historyUnreadable());
	if (reusable.is === 'found') {
		entry.reuse(reusable.request);
		return follow(item, reusable.request, run, { submittedNow: false, reused: true });
	}
	const uploaded = await uploadFiles(submission, run);
	// Looking into the history and uploading take their time.
	if (run.signal.aborted) return item;
	if (uploaded.is === 'failed') {
		entry.remove();
		return failed(item, uploaded.failure);
	}
	const { input } = uploaded;
	return await send({ ...withOutcome(item, { input }), submission: { ...submission, input } }, run);
}

/** Sends the submit. The ledger and the spending know of it before it leaves. */
async function send(item: CheckedItem, run: Run): Promise<InDoubtItem | OpenItem | EndedItem> {
	const { submission, entry, estimatedUsd } = item;
	const { endpointId, input, model, options } = submission;
	const sinceMs = Date.now();
	entry.sending();
	run.spending.sent(estimatedUsd ?? 0);
	const answer = await sendSubmit(
		run.client,
		endpointId,
		input,
		run.signal,
		submitHeaders(options.tags, options.switches),
		options.waitMode === 'pause' ? run.wakeUrl : null,
	);
	const meaning = readSubmit(answer, endpointId);
	if (meaning.is === 'accepted') {
		// An answer that names the request of another item is not the answer to this submit.
		if (!run.ledger.adopt(meaning.request.requestId)) return inDoubt(item, sinceMs, answer);
		entry.accepted(meaning.request);
		const { request, queuePosition } = meaning;
		return follow(item, request, run, { submittedNow: true, queuePosition });
	}
	if (meaning.is === 'inDoubt') return inDoubt(item, sinceMs, answer);
	entry.remove();
	run.spending.refused(estimatedUsd ?? 0);
	if (answer.blocked) return failed(item, blockedAddress(run.client.proxyUrl));
	return failed(
		item,
		meaning.is === 'notSent' ? unreachable() : refusal(answer, model, endpointId),
	);
}

/**
 * One submit over HTTP; gives its last answer. Repeats only what certainly bought nothing.
 * @see https://fal.ai/docs/model-endpoints/queue
 */
export async function sendSubmit(
	client: FalClient,
	endpointId: string,
	input: IDataObject,
	signal: AbortSignal,
	headers: IDataObject = {},
	webhookUrl: string | null = null,
): Promise<Answer> {
	return await retry(async () => await client.submit(endpointId, input, headers, webhookUrl), {
		attempts: ATTEMPTS,
		again(answer) {
			const { is } = readSubmit(answer, endpointId);
			// A refusal that was cut off bought nothing either, and does not say why.
			const cutRefusal = is === 'refused' && answer.cut === true;
			return is === 'busy' || (is === 'notSent' && !answer.blocked) || cutRefusal;
		},
		delayMs: againMs,
		signal,
	});
}

function inDoubt(
	{ submission, entry, price, outcome }: CheckedItem,
	sinceMs: number,
	answer: Answer,
): InDoubtItem {
	const foreign = foreignAnswer(answer);
	const untilMs = Date.now();
	return { state: 'inDoubt', submission, entry, price, outcome, sinceMs, untilMs, foreign };
}

/** The item with the request that fal has for it, which Stop cancels from now on. */
function follow(
	item: CheckedItem,
	request: Request,
	run: Run,
	how: { submittedNow: boolean; reused?: boolean; queuePosition?: number | null },
): OpenItem {
	logState(run, request, how.reused === true ? 'reused' : 'queued');
	const open = opened(item, request, how);
	run.open.add(open);
	return open;
}
