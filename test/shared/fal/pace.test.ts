// How often fal is asked: reads in flight, what holds them back, and the time between two looks.
import type { Answer } from '../../../nodes/shared/fal/answer';
import { createPace, intervalMs } from '../../../nodes/shared/fal/pace';
import { skipWaiting, useFakeClock } from '../../support/clock';
import { answer, inProgress } from '../../support/scriptedFal';

const numbers = (count: number) => Array.from({ length: count }, (_number, index) => index);

/** A read that is under way until it gets its answer. */
function openReads() {
	const under: Array<{ name: string; give: (answer: Answer) => void }> = [];
	const read = (name: string) => async () =>
		await new Promise<Answer>((give) => under.push({ name, give }));
	return { under, read };
}

async function settle(): Promise<void> {
	await jest.advanceTimersByTimeAsync(0);
}

describe('reads in flight', () => {
	test('ten at most, and no number a second', async () => {
		useFakeClock();
		const pace = createPace();
		const { under, read } = openReads();
		const reads = numbers(12).map(async (index) => await pace(read(String(index))));
		await settle();
		expect(under).toHaveLength(10);
		under[3].give(inProgress);
		await settle();
		expect(under.map(({ name }) => name)).toEqual(numbers(11).map(String));
		under.forEach(({ give }) => give(inProgress));
		await settle();
		under.forEach(({ give }) => give(inProgress));
		await Promise.all(reads);
	});

	test('a result is fetched before the status reads that wait', async () => {
		useFakeClock();
		const pace = createPace();
		const { under, read } = openReads();
		const reads = numbers(15).map(async (index) => await pace(read(String(index))));
		reads.push(pace(read('result'), { first: true }));
		await settle();
		under[0].give(inProgress);
		await settle();
		expect(under.at(-1)?.name).toBe('result');
		for (let left = 0; left < 16; left += 1) {
			under[left].give(inProgress);
			await settle();
		}
		await Promise.all(reads);
	});
});

describe('a read is held back', () => {
	async function heldMs(first: () => Promise<Answer>, turn = {}): Promise<number> {
		useFakeClock();
		const pace = createPace();
		await skipWaiting(pace(first));
		const startMs = Date.now();
		await skipWaiting(pace(async () => inProgress, turn));
		return Date.now() - startMs;
	}
	const busy = answer(429, null, { 'retry-after': '20' });
	const after = (seconds: number) => async () => {
		await jest.advanceTimersByTimeAsync(seconds * 1000);
		return inProgress;
	};

	test('by what another read was told to wait', async () => {
		expect(await heldMs(async () => busy)).toBeGreaterThanOrEqual(19_900);
	});

	test('by a second where fal is busy and does not say for how long', async () => {
		const ms = await heldMs(async () => answer(429));
		expect(ms).toBeGreaterThanOrEqual(900);
		expect(ms).toBeLessThan(1500);
	});

	test('as long as a slow answer took, five seconds at most', async () => {
		expect(await heldMs(after(3))).toBeGreaterThanOrEqual(2900);
		expect(await heldMs(after(40))).toBeLessThan(5200);
	});

	test('not by an answer that came fast, whatever it says', async () => {
		expect(await heldMs(async () => answer(503))).toBeLessThan(200);
	});

	test('no longer than it may be', async () => {
		expect(await heldMs(async () => busy, { mostMs: 3000 })).toBeLessThan(3300);
	});

	test('not after Stop', async () => {
		const stop = new AbortController();
		stop.abort();
		expect(await heldMs(async () => busy, { signal: stop.signal })).toBeLessThan(200);
	});

	test('ever longer while fal stays busy, and reads refused together count once', async () => {
		useFakeClock();
		const pace = createPace();
		const { under, read } = openReads();
		const together = numbers(10).map(async () => await pace(read('refused')));
		await settle();
		under.forEach(({ give }) => give(answer(429)));
		await Promise.all(together);
		const seconds: number[] = [];
		while (seconds.length < 3) {
			const startMs = Date.now();
			await skipWaiting(pace(async () => answer(429)));
			seconds.push(Math.round((Date.now() - startMs) / 1000));
		}
		expect(seconds).toEqual([1, 2, 4]);
	});
});

test.each([
	[0, 500],
	[10, 500],
	[20, 1000],
	[60, 3000],
	[100, 5000],
	[7200, 5000],
])('a request of %d s is looked at so often that its end is seen within %d ms', (age, bound) => {
	const ms = intervalMs(age * 1000, 0);
	expect(ms).toBeLessThan(bound);
	expect(ms).toBeGreaterThan(0.85 * bound);
});

test('a request far back in the queue is looked at less often', () => {
	const intervals = [-2, 0, 1, 6, 20, 30, 200].map((ahead) => intervalMs(1, ahead));
	expect(intervals).toEqual([450, 450, 1000, 6000, 20_000, 30_000, 30_000]);
});
