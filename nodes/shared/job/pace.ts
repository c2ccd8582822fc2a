import { sleep } from 'n8n-workflow';

import { SECOND_MS } from '../time';

const READS_PER_SECOND = 5;
const IN_FLIGHT = 10;

/** Runs reads no faster than fal should be asked; all jobs of a node share one. */
export type Pace = <Result>(read: () => Promise<Result>, stopped: () => boolean) => Promise<Result>;

/** At most so many tasks at a time, the others in order of arrival. */
export type Limit = <Result>(task: () => Promise<Result>) => Promise<Result>;

export function createPace(limit: Limit): Pace {
	let nextSlotMs = 0;
	return async (read, stopped) => {
		const slotMs = Math.max(Date.now(), nextSlotMs);
		nextSlotMs = slotMs + SECOND_MS / READS_PER_SECOND;
		await pause(slotMs - Date.now(), stopped);
		return await limit(read);
	};
}

export function createLimit(inFlight = IN_FLIGHT): Limit {
	const waiting: Array<() => void> = [];
	let running = 0;
	return async (task) => {
		if (running >= inFlight) await new Promise<void>((resolve) => waiting.push(resolve));
		else running++;
		try {
			return await task();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else running--;
		}
	};
}

/** In slices, because older n8n cannot abort a sleep. */
export async function pause(ms: number, stopped: () => boolean): Promise<void> {
	const untilMs = Date.now() + ms;
	for (let left = ms; left > 0 && !stopped(); left = untilMs - Date.now()) {
		await sleep(Math.min(SECOND_MS, left));
	}
}

/** Between two looks at a request: 1 s rising to 5 s; far back in the queue less often. */
export function intervalMs(reads: number, queuePosition: number): number {
	const nearMs = Math.min(5 * SECOND_MS, SECOND_MS * 1.3 ** (reads - 1));
	return queuePosition > 5 ? Math.max(nearMs, Math.min(30, queuePosition) * SECOND_MS) : nearMs;
}

/** Before another attempt at a call that did not work out: 1 s doubling to 30 s. */
export function backoffMs(attempt: number): number {
	return Math.min(30 * SECOND_MS, SECOND_MS * 2 ** (attempt - 1));
}
