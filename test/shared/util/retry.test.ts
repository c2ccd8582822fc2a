// How long the node waits before it tries again, and that Stop ends the wait.
import { backoffMs, pause } from '../../../nodes/shared/util/retry';
import { skipWaiting, useFakeClock } from '../../support/clock';

const numbers = (count: number) => Array.from({ length: count }, (_number, index) => index);

test('attempts are a second apart, then twice as long, at most thirty', () => {
	expect(numbers(7).map((index) => backoffMs(index + 1) / 1000)).toEqual([1, 2, 4, 8, 16, 30, 30]);
});

describe('a pause', () => {
	test('lasts as long as it was asked for', async () => {
		useFakeClock();
		const startMs = Date.now();
		await skipWaiting(pause(2500));
		expect(Date.now() - startMs).toBeGreaterThanOrEqual(2500);
		expect(Date.now() - startMs).toBeLessThan(2700);
	});

	test('ends within a second of Stop', async () => {
		useFakeClock();
		const startMs = Date.now();
		const stop = new AbortController();
		void pause(5000).then(() => stop.abort());
		await skipWaiting(pause(3_600_000, stop.signal));
		expect(Date.now() - startMs).toBeLessThan(6200);
	});
});
