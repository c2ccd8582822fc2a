import { SECOND_MS } from '../util/units';

/** fal's clock against this machine's. */
export interface ClockReading {
	/** How far fal's clock is ahead, in milliseconds. */
	aheadMs: number;
	/** It may be ahead by so much more or less. */
	uncertaintyMs: number;
}

export interface FalClock {
	/** null before fal told its time. */
	read(): ClockReading | null;
	/** @param date the answer's Date header, written at some time between question and answer */
	note(date: unknown, askedMs: number, answeredMs: number): void;
}

/** Believes the quickest answer, as NTP does: a slow one does not tell when it was written. */
export function createFalClock(): FalClock {
	let best: ClockReading | null = null;
	return {
		read: () => best,
		note(date, askedMs, answeredMs) {
			const falMs = Date.parse(String(date));
			if (Number.isNaN(falMs)) return;
			// HTTP dates have whole seconds.
			const uncertaintyMs = (answeredMs - askedMs + SECOND_MS) / 2;
			if (best !== null && uncertaintyMs > best.uncertaintyMs) return;
			best = { aheadMs: falMs + SECOND_MS / 2 - (askedMs + answeredMs) / 2, uncertaintyMs };
		},
	};
}
