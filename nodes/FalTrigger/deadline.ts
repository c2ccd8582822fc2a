import { pause } from '../shared/job/pace';
import { SECOND_MS } from '../shared/time';

/** No call is begun with less time left, except the first. */
const LEAST_MS = 3 * SECOND_MS;

/** When a poll must be over. */
export interface Deadline {
	/** Whether no time is left to begin anything. */
	late(): boolean;
	/** What comes of it, or `otherwise` once there is no time left. */
	inTime<Result>(pending: Promise<Result>, otherwise: Result): Promise<Result>;
}

/** @param atMs by this machine's clock */
export function deadlineAt(atMs: number): Deadline {
	return {
		late: () => Date.now() + LEAST_MS > atMs,
		async inTime(pending, otherwise) {
			const leftMs = Math.max(LEAST_MS, atMs - Date.now());
			let settled = false;
			const result = pending.finally(() => {
				settled = true;
			});
			return await Promise.race([result, pause(leftMs, () => settled).then(() => otherwise)]);
		},
	};
}
