import { pause } from '../shared/util/retry';
import { SECOND_MS } from '../shared/util/units';

/** No call is begun with less time left, except the first. */
const LEAST_MS = 3 * SECOND_MS;

/** When a poll must be over. */
export interface Deadline {
	/** Whether no time is left to begin anything. */
	late(): boolean;
	/**
	 * What comes of it, or `otherwise` once there is no time left; the signal is aborted then.
	 */
	inTime<Result>(
		begin: (signal: AbortSignal) => Promise<Result>,
		otherwise: Result,
	): Promise<Result>;
}

/** @param atMs by this machine's clock */
export function deadlineAt(atMs: number): Deadline {
	return {
		late: () => Date.now() + LEAST_MS > atMs,
		async inTime(begin, otherwise) {
			const leftMs = Math.max(LEAST_MS, atMs - Date.now());
			const tooLate = new AbortController();
			const settled = new AbortController();
			const result = begin(tooLate.signal).finally(() => settled.abort());
			const end = pause(leftMs, settled.signal).then(() => {
				tooLate.abort();
				return otherwise;
			});
			return await Promise.race([result, end]);
		},
	};
}
