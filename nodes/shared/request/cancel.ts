import { readStatus } from '../fal/meanings';
import type { Answer, FalClient } from '../fal/client';
import type { Job } from '../fal/urls';
import { logState, type Item, type Run } from '../run/item';
import { backoffMs, pause } from '../util/retry';
import { recordOf } from '../util/unknown';

/** What fal said to a cancel. 'asked': the model decides, and may finish and bill. */
export type Cancelled = 'removed' | 'asked' | 'tooLate' | 'unknownRequest' | 'unanswered';

const ATTEMPTS = 4;

/**
 * Repeated for a few seconds, also after Stop: fal may not answer, or not see yet what it just took.
 * @see https://fal.ai/docs/model-endpoints/queue#cancel-a-request
 */
export async function cancelJob(client: FalClient, job: Job): Promise<Cancelled> {
	for (let attempt = 1; ; attempt++) {
		const answer = await client.cancel(job);
		const meaning = meaningOf(answer);
		const final = meaning !== 'unanswered' && meaning !== 'unknownRequest';
		if (final || attempt === ATTEMPTS) return meaning;
		await pause(backoffMs(attempt));
	}
}

function meaningOf({ statusCode, body }: Answer): Cancelled {
	if (statusCode === 202) return 'asked';
	if (statusCode === 200) return 'removed';
	if (statusCode === 400 && recordOf(body).status === 'ALREADY_COMPLETED') return 'tooLate';
	return statusCode === 404 ? 'unknownRequest' : 'unanswered';
}

/** After Stop: cancels what the item's Cancel on Stop names. Never throws, because Stop must not. */
export async function cancelStopped({ order, outcome }: Item, run: Run): Promise<void> {
	const { job } = outcome;
	if (order === null || job === null) return;
	const { cancelOnStop } = order.options;
	if (cancelOnStop === 'none' || run.phases.get(job.requestId) === 'ended') return;
	if (cancelOnStop === 'queued' && (await runsNow(job, run))) return;
	logState(run, job, `cancel: ${await cancelJob(run.client, job)}`);
}

/** It may have begun since it was last looked at. */
async function runsNow(job: Job, { client, phases }: Run): Promise<boolean> {
	const status = readStatus(await client.status(job, false));
	if (typeof status === 'object') return status.status !== 'IN_QUEUE';
	return phases.get(job.requestId) === 'running';
}
