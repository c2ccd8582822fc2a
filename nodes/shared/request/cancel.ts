import type { FalClient } from '../fal/client';
import { readCancel } from '../fal/meanings';
import { againMs } from '../fal/pace';
import type { Cancelled, Request } from '../fal/types';
import { retry } from '../util/retry';
import { SECOND_MS } from '../util/units';

/** For a cancel that a person waits for: a few seconds. */
const PATIENCE_MS = 8 * SECOND_MS;
/** fal may not see yet what it just took, so one "unknown id" is not the last word. */
const NOT_FOUND_ANSWERS = 4;

/**
 * Cancels a request; repeated until fal answers, also after Stop.
 * @param patienceMs for how long, in milliseconds
 * @see https://fal.ai/docs/model-endpoints/queue#cancel-a-request
 */
export async function cancelRequest(
	client: FalClient,
	request: Request,
	patienceMs = PATIENCE_MS,
): Promise<Cancelled> {
	const untilMs = Date.now() + patienceMs;
	let notFound = 0;
	const answer = await retry(async () => await client.cancel(request), {
		attempts: Infinity,
		again(one) {
			const cancelled = readCancel(one);
			if (cancelled === 'unknownRequest') notFound += 1;
			const open = cancelled === 'unanswered' || cancelled === 'unknownRequest';
			return open && notFound < NOT_FOUND_ANSWERS && Date.now() < untilMs;
		},
		delayMs: (one, attempt) => againMs(one, attempt) * spread(request),
	});
	return readCancel(answer);
}

/** By the request's id, so that cancels that were refused together do not come back together. */
function spread({ requestId }: Request): number {
	const sum = [...requestId].reduce((total, letter) => total + letter.charCodeAt(0), 0);
	return 1 + (sum % 50) / 100;
}
