import type { FalClient } from '../fal/client';
import { readCancel } from '../fal/meanings';
import { againMs } from '../fal/pace';
import type { Cancelled, Request } from '../fal/types';
import { retry } from '../util/retry';

/** So often where somebody waits for it: together a few seconds. */
const ATTEMPTS = 4;
/** fal may not see yet what it just took, so one "unknown id" is not the last word. */
const NOT_FOUND_ANSWERS = 4;

/**
 * Cancels a request; repeated until fal answers, also after Stop.
 * @param patienceMs for how long, in milliseconds; without it four times
 * @see https://fal.ai/docs/model-endpoints/queue#cancel-a-request
 */
export async function cancelRequest(
	client: Pick<FalClient, 'cancel'>,
	request: Request,
	patienceMs?: number,
): Promise<Cancelled> {
	const untilMs = Date.now() + (patienceMs ?? Infinity);
	let notFound = 0;
	const answer = await retry(async () => await client.cancel(request), {
		attempts: patienceMs === undefined ? ATTEMPTS : Infinity,
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
