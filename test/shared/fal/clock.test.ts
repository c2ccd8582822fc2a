import { createFalClock } from '../../../nodes/shared/fal/clock';

const noon = Date.UTC(2026, 10, 25, 12);
const dateOf = (ms: number) => new Date(ms).toUTCString();

test('before fal told its time, nothing is known', () => {
	const clock = createFalClock();
	clock.note(undefined, noon, noon + 100);
	clock.note('soon', noon, noon + 100);
	expect(clock.read()).toBeNull();
});

test('a quick answer tells it to the second', () => {
	const clock = createFalClock();
	clock.note(dateOf(noon + 300_000), noon, noon + 200);
	expect(clock.read()).toEqual({ aheadMs: 300_400, uncertaintyMs: 600 });
});

test('a slow answer, written at some time on the way, does not spoil what a quick one told', () => {
	const clock = createFalClock();
	clock.note(dateOf(noon), noon, noon + 200);
	clock.note(dateOf(noon + 1000), noon + 1000, noon + 21_000);
	expect(clock.read()).toEqual({ aheadMs: 400, uncertaintyMs: 600 });
});

test('until a quick one comes, a slow answer does', () => {
	const clock = createFalClock();
	clock.note(dateOf(noon), noon, noon + 20_000);
	expect(clock.read()).toEqual({ aheadMs: -9500, uncertaintyMs: 10_500 });
	clock.note(dateOf(noon + 30_000), noon + 30_000, noon + 30_200);
	expect(clock.read()).toEqual({ aheadMs: 400, uncertaintyMs: 600 });
});
