/** At most so many tasks at a time, the others in order of arrival. */
export type Limit = <Result>(task: () => Promise<Result>) => Promise<Result>;

const IN_FLIGHT = 10;

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
