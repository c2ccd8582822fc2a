/**
 * At most so many tasks at a time, the others in order of arrival.
 * @param first ahead of all that wait
 */
export type Limit = <Result>(task: () => Promise<Result>, first?: boolean) => Promise<Result>;

const IN_FLIGHT = 10;

export function createLimit(inFlight = IN_FLIGHT): Limit {
	const waiting: Array<() => void> = [];
	let running = 0;
	return async (task, first = false) => {
		if (running < inFlight) running++;
		else {
			await new Promise<void>((resolve) =>
				first ? waiting.unshift(resolve) : waiting.push(resolve),
			);
		}
		try {
			return await task();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else running--;
		}
	};
}
