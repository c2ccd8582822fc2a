import type { Answer } from '../shared/fal/client';
import { pause } from '../shared/util/retry';
import { SECOND_MS } from '../shared/util/units';

/** No call is begun with less time left, except the first. */
const LEAST_MS = 3 * SECOND_MS;

/** Stands for an answer that did not come in time. */
export const NO_ANSWER: Answer = { statusCode: null, headers: {}, body: null, sent: true };

/** When a poll must be over. */
export interface Deadline {
	/** Whether no time is left to begin anything. */
	reached(): boolean;
	/**
	 * The result of `begin`, or `otherwise` once the time is up; the signal it was given is aborted
	 * then. A call that begins with no time left has three seconds.
	 */
	inTime<Result>(
		begin: (signal: AbortSignal) => Promise<Result>,
		otherwise: Result,
	): Promise<Result>;
}

/** @param atMs by this machine's clock */
export function deadlineAt(atMs: number): Deadline {
	return {
		reached: () => Date.now() + LEAST_MS > atMs,
		async inTime(begin, otherwise) {
			const leftMs = Math.max(LEAST_MS, atMs - Date.now());
			const timeUp = new AbortController();
			const settled = new AbortController();
			const result = begin(timeUp.signal).finally(() => settled.abort());
			const end = pause(leftMs, settled.signal).then(() => {
				// The pause also ends once the result is there, which may still be in use.
				if (!settled.signal.aborted) timeUp.abort();
				return otherwise;
			});
			return await Promise.race([result, end]);
		},
	};
}
