import { createLimit } from '../util/limit';
import { backoffMs, pause, retry } from '../util/retry';
import { SECOND_MS } from '../util/units';
import type { Answer } from './answer';
import { isTransient, retryAfterMs, TOO_MANY_REQUESTS } from './meanings';

/** A read that decides nothing is repeated at most so often. */
const ATTEMPTS = 5;
/** An answer that takes longer shows that fal is busy. */
const SLOW_MS = SECOND_MS;
const LONGEST_REST_MS = 5 * SECOND_MS;

export interface Turn {
	/** Stop: the read is not held back any longer. */
	signal?: AbortSignal;
	/** Ahead of all that wait for their turn. */
	first?: boolean;
	/** Is held back for at most so many milliseconds. */
	mostMs?: number;
}

/**
 * Runs reads at most ten at a time, and holds them all back while fal asks for patience or is slow.
 * All requests of a node share one.
 */
export type Pace = (read: () => Promise<Answer>, turn?: Turn) => Promise<Answer>;

export function createPace(limit = createLimit()): Pace {
	let heldUntilMs = 0;
	let refusals = 0;

	async function held({ signal, mostMs = Infinity }: Turn): Promise<void> {
		const latestMs = Date.now() + mostMs;
		for (;;) {
			const leftMs = Math.min(heldUntilMs, latestMs) - Date.now();
			if (leftMs <= 0 || signal?.aborted) return;
			await pause(leftMs, signal);
		}
	}

	function heed(answer: Answer, askedMs: number): void {
		const nowMs = Date.now();
		const tookMs = nowMs - askedMs;
		if (answer.statusCode === TOO_MANY_REQUESTS) {
			// Those that were under way together are refused together.
			if (nowMs >= heldUntilMs) refusals += 1;
			hold(retryAfterMs(answer) ?? backoffMs(refusals));
		} else if (tookMs >= SLOW_MS) hold(Math.min(tookMs, LONGEST_REST_MS));
		else refusals = 0;
	}

	function hold(ms: number): void {
		heldUntilMs = Math.max(heldUntilMs, Date.now() + ms);
	}

	return async (read, turn = {}) => {
		await held(turn);
		return await limit(async () => {
			const askedMs = Date.now();
			const answer = await read();
			heed(answer, askedMs);
			return answer;
		}, turn.first);
	};
}

/** So much of a poll's bound is left to the way there and back. */
const ON_THE_WAY = 0.1;

/** Of so many requests before it in the queue each makes its next read later. */
export const COUNTED_AHEAD = 30;

/**
 * Milliseconds between two reads of a request, so that its end is seen late by at most 5 % of its
 * age, from half a second to five seconds; one that is not next in the queue is read less often.
 * @param ageMs how long it has been waited for
 * @param ahead how many requests are before it in the queue
 */
export function intervalMs(ageMs: number, ahead: number): number {
	const boundMs = Math.min(5 * SECOND_MS, Math.max(0.5 * SECOND_MS, ageMs * 0.05));
	return Math.max(boundMs * (1 - ON_THE_WAY), Math.min(COUNTED_AHEAD, ahead) * SECOND_MS);
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
