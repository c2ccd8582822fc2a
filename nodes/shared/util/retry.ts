import { sleep } from 'n8n-workflow';

import { SECOND_MS } from './units';

/** When a task is tried again, and after how long. */
export interface RetryPolicy<Result> {
	/** At most so often in all. */
	attempts: number;
	/** Whether this result is not the last word. */
	again: (result: Result) => boolean;
	/** Milliseconds before the next attempt; without it an exponential backoff. */
	delayMs?: (result: Result, attempt: number) => number;
	/** Once aborted, nothing is tried again. */
	signal?: AbortSignal;
}

/** Tries a task until its result is the last word; gives the last result. */
export async function retry<Result>(
	task: () => Promise<Result>,
	{ attempts, again, delayMs, signal }: RetryPolicy<Result>,
): Promise<Result> {
	for (let attempt = 1; ; attempt++) {
		const result = await task();
		if (!again(result) || attempt >= attempts || signal?.aborted) return result;
		await pause(delayMs?.(result, attempt) ?? backoffMs(attempt), signal);
	}
}

/**
 * The same for a task that throws; without a pause, because a broken transfer is tried on a new
 * connection at once.
 * @throws what the last attempt threw
 */
export async function retryThrown<Result>(
	task: () => Promise<Result>,
	{
		attempts,
		again,
		signal,
	}: { attempts: number; again: (error: unknown) => boolean; signal?: AbortSignal },
): Promise<Result> {
	type Tried = { is: 'done'; result: Result } | { is: 'thrown'; error: unknown };
	const last = await retry<Tried>(
		async () =>
			await task().then(
				(result) => ({ is: 'done', result }),
				(error: unknown) => ({ is: 'thrown', error }),
			),
		{
			attempts,
			again: (tried) => tried.is === 'thrown' && again(tried.error),
			delayMs: () => 0,
			signal,
		},
	);
	if (last.is === 'thrown') throw last.error;
	return last.result;
}

/** Waits, in slices because older n8n cannot abort a sleep; ends early once `signal` is aborted. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
	const untilMs = Date.now() + ms;
	for (let left = ms; left > 0 && !signal?.aborted; left = untilMs - Date.now()) {
		await sleep(Math.min(SECOND_MS, left));
	}
}

/** Lets everything else that is due go first. */
export async function othersTurn(): Promise<void> {
	await sleep(0);
}

/** Milliseconds before the next attempt: 1 s doubling to 30 s. */
export function backoffMs(attempt: number): number {
	return Math.min(30 * SECOND_MS, SECOND_MS * 2 ** (attempt - 1));
}
