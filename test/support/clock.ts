/* eslint-disable @n8n/community-nodes/no-restricted-globals */
// A clock that moves only when a test moves it; the network beside it stays real.

/** Small, so that an answer from the network does not seem to take minutes. */
const STEP_MS = 100;

/** Call it before what shall wait; it holds until the test ends. */
export function useFakeClock(): void {
	jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
}

afterEach(() => {
	jest.useRealTimers();
});

/** Lets waiting time pass at once until the promise has settled. */
export async function skipWaiting<Value>(pending: Promise<Value>): Promise<Value> {
	let settled = false;
	const noted = pending.finally(() => {
		settled = true;
	});
	while (!settled) {
		await jest.advanceTimersByTimeAsync(STEP_MS);
		await nextTurn();
	}
	return await noted;
}

/** Lets everything go on that waits for no time. */
export async function nextTurn(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}

const CALL_TIMEOUT_MS = 180_000;

/** Keeps the time limit of every call from passing by itself; the returned function ends the last call's. */
export function holdCallTimeouts(): () => void {
	const calls: AbortController[] = [];
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
		const call = new AbortController();
		calls.push(call);
		expect(ms).toBe(CALL_TIMEOUT_MS);
		return call.signal;
	});
	return () => calls.at(-1)?.abort();
}
