/** How a task ended that may not go on for ever. */
export type Bounded<Result> = { is: 'done'; result: Result } | { is: 'timeUp' } | { is: 'stopped' };

/** What ends a task; without either it goes on. */
export interface Bounds {
	/** So many milliseconds. */
	ms?: number;
	/** Stop. */
	stop?: AbortSignal;
}

/**
 * Runs a task until its time is up or it is stopped. Then its signal is aborted, and nobody waits for
 * it any longer.
 * @throws what the task throws before
 */
export async function bounded<Result>(
	task: (signal: AbortSignal) => Promise<Result>,
	{ ms, stop }: Bounds,
): Promise<Bounded<Result>> {
	if (stop?.aborted) return { is: 'stopped' };
	const ending = new AbortController();
	return await new Promise((resolve, reject) => {
		const endWith = (is: 'timeUp' | 'stopped') => () => {
			resolve({ is });
			ending.abort();
		};
		const forget = [
			stop && onAbort(stop, endWith('stopped')),
			ms !== undefined && onAbort(AbortSignal.timeout(Math.ceil(ms)), endWith('timeUp')),
		];
		task(ending.signal)
			.then((result) => resolve({ is: 'done', result }), reject)
			.finally(() => forget.forEach((one) => one && one()));
	});
}

/** What each signal sets off. Listeners of their own would be too many: Node warns of the eleventh. */
const setOff = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back once the signal is aborted.
 * @returns takes it back
 */
export function onAbort(signal: AbortSignal, callBack: () => void): () => void {
	const known = setOff.get(signal);
	const calls = known ?? new Set();
	calls.add(callBack);
	if (known === undefined) {
		setOff.set(signal, calls);
		signal.addEventListener('abort', () => calls.forEach((call) => call()), { once: true });
	}
	return () => void calls.delete(callBack);
}
