import type { IDataObject } from 'n8n-workflow';

import { readSubmit, retryAfterMs, type SubmitMeaning } from '../fal/meanings';
import type { Answer, FalClient } from '../fal/client';
import type { Job } from '../fal/urls';
import { backoffMs, pause } from '../util/retry';

/** A submit that bought nothing is repeated at most so often. */
const ATTEMPTS = 5;

export type Submission = { job: Job } | { job: null; meaning: SubmitMeaning; answer: Answer };

/**
 * Orders one video. Repeats only what certainly bought nothing; an unknown outcome is handed back.
 * @see https://fal.ai/docs/model-endpoints/queue
 */
export async function submitJob(
	client: FalClient,
	endpointId: string,
	input: IDataObject,
	signal: AbortSignal,
	tags = '',
): Promise<Submission> {
	for (let attempt = 1; ; attempt++) {
		const answer = await client.submit(endpointId, input, tags);
		const { cut = false } = answer;
		const meaning = readSubmit(answer, endpointId);
		if (typeof meaning === 'object') return { job: meaning };
		// A refusal that was cut off bought nothing either, and does not say why.
		const again = meaning === 'busy' || meaning === 'notSent' || (meaning === 'refused' && cut);
		if (!again || attempt === ATTEMPTS || signal.aborted) {
			return { job: null, meaning, answer };
		}
		await pause(retryAfterMs(answer) ?? backoffMs(attempt), signal);
	}
}
