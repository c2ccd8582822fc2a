import type { FalClient } from '../fal/client';
import { readCancel } from '../fal/meanings';
import { againMs } from '../fal/pace';
import type { Cancelled, Request } from '../fal/types';
import { retry } from '../util/retry';

const ATTEMPTS = 4;

/** fal may not answer a cancel, or not see yet what it just took. */
const REPEATED: readonly Cancelled[] = ['unanswered', 'unknownRequest'];

/**
 * Cancels a request; repeated for a few seconds, also after Stop.
 * @see https://fal.ai/docs/model-endpoints/queue#cancel-a-request
 */
export async function cancelRequest(client: FalClient, request: Request): Promise<Cancelled> {
	const answer = await retry(async () => await client.cancel(request), {
		attempts: ATTEMPTS,
		again: (one) => REPEATED.includes(readCancel(one)),
		delayMs: againMs,
	});
	return readCancel(answer);
}
