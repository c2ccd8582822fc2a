// How often fal is asked: reads a second, reads in flight, and the time between two looks.
import { createPace, intervalMs } from '../../../nodes/shared/fal/pace';
import { createLimit } from '../../../nodes/shared/util/limit';
import { skipWaiting, useFakeClock } from '../../support/clock';

const numbers = (count: number) => Array.from({ length: count }, (_number, index) => index);

describe('the pace of reads', () => {
	test('is five a second, in the order they were asked for', async () => {
		useFakeClock();
		const startMs = Date.now();
		const pace = createPace(createLimit());
		const started: Array<[number, number]> = [];
		const reads = numbers(12).map(
			async (index) =>
				await pace(async () => {
					started.push([index, Date.now() - startMs]);
				}),
		);
		await skipWaiting(Promise.all(reads));
		expect(started).toEqual(numbers(12).map((index) => [index, index * 200]));
	});

	test('does not catch up after a time without reads', async () => {
		useFakeClock();
		const pace = createPace(createLimit());
		await skipWaiting(pace(async () => undefined));
		jest.advanceTimersByTime(60_000);
		const startMs = Date.now();
		const times = numbers(3).map(async () => await pace(async () => Date.now() - startMs));
		expect(await skipWaiting(Promise.all(times))).toEqual([0, 200, 400]);
	});

	test('holds reads back while ten are in flight', async () => {
		useFakeClock();
		const pace = createPace(createLimit());
		const answers: Array<() => void> = [];
		const reads = numbers(11).map(
			async () =>
				await pace(async () => await new Promise<void>((resolve) => answers.push(resolve))),
		);
		await jest.advanceTimersByTimeAsync(60_000);
		expect(answers).toHaveLength(10);
		answers[0]();
		await jest.advanceTimersByTimeAsync(0);
		expect(answers).toHaveLength(11);
		answers.forEach((settle) => settle());
		await Promise.all(reads);
	});
});

test('looks at a request come every second at first and every five later', () => {
	const intervals = numbers(9).map((index) => Math.round(intervalMs(index + 1, 0)));
	expect(intervals).toEqual([1000, 1300, 1690, 2197, 2856, 3713, 4827, 5000, 5000]);
});

test('a request far back in the queue is looked at less often', () => {
	const positions = [0, 5, 6, 20, 30, 200];
	const intervals = positions.map((position) => intervalMs(1, position));
	expect(intervals).toEqual([1000, 1000, 6000, 20_000, 30_000, 30_000]);
});
