import type { Answer, FalClient } from '../fal/client';
import type { Job } from '../fal/falUrls';
import { logState, type Item, type Run } from './item';
import { recordOf } from '../records';

/** What fal said to a cancel. 'asked': the model decides, and may finish and bill. */
export type Cancelled = 'removed' | 'asked' | 'tooLate' | 'unknownRequest' | 'unanswered';

const ATTEMPTS = 3;

/** @see https://fal.ai/docs/model-endpoints/queue#cancel-a-request */
export async function cancelJob(client: FalClient, job: Job): Promise<Cancelled> {
	for (let attempt = 1; ; attempt++) {
		const meaning = meaningOf(await client.cancel(job));
		if (meaning !== 'unanswered' || attempt === ATTEMPTS) return meaning;
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
	const phase = run.phases.get(job.requestId) ?? 'queued';
	const wanted = cancelOnStop === 'all' || (cancelOnStop === 'queued' && phase === 'queued');
	if (!wanted || phase === 'ended') return;
	logState(run, job, `cancel: ${await cancelJob(run.client, job)}`);
}
