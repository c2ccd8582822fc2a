import type { Limit } from '../util/limit';
import { backoffMs, pause, retry } from '../util/retry';
import { SECOND_MS } from '../util/units';
import type { Answer } from './answer';
import { isTransient, retryAfterMs } from './meanings';

const READS_PER_SECOND = 5;
/** A read that decides nothing is repeated at most so often. */
const ATTEMPTS = 5;

/** Runs reads no faster than fal should be asked; all requests of a node share one. */
export type Pace = <Result>(read: () => Promise<Result>, signal?: AbortSignal) => Promise<Result>;

export function createPace(limit: Limit): Pace {
	let nextSlotMs = 0;
	return async (read, signal) => {
		const slotMs = Math.max(Date.now(), nextSlotMs);
		nextSlotMs = slotMs + SECOND_MS / READS_PER_SECOND;
		await pause(slotMs - Date.now(), signal);
		return await limit(read);
	};
}

/** Between two reads of a request: 1 s rising to 5 s; far back in the queue less often. */
export function intervalMs(reads: number, queuePosition: number): number {
	const nearMs = Math.min(5 * SECOND_MS, SECOND_MS * 1.3 ** (reads - 1));
	return queuePosition > 5 ? Math.max(nearMs, Math.min(30, queuePosition) * SECOND_MS) : nearMs;
}

/** Milliseconds before fal is asked again: what Retry-After says, otherwise an exponential backoff. */
export function againMs(answer: Answer, attempt: number): number {
	return retryAfterMs(answer) ?? backoffMs(attempt);
}

/** Repeats a read that nothing is decided by yet, until it works out or has been tried often. */
export async function readPatiently(
	read: () => Promise<Answer>,
	signal?: AbortSignal,
): Promise<Answer> {
	return await retry(read, { attempts: ATTEMPTS, again: isTransient, delayMs: againMs, signal });
}
