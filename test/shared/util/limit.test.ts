// So many tasks run at a time, and one that throws holds up none.
import { createLimit } from '../../../nodes/shared/util/limit';
import { nextTurn } from '../../support/clock';

const numbers = (count: number) => Array.from({ length: count }, (_number, index) => index);

describe('a limit', () => {
	test('runs so many tasks at a time and the others in order', async () => {
		const limit = createLimit(3);
		const started: number[] = [];
		const ends: Array<() => void> = [];
		const tasks = numbers(7).map(
			async (index) =>
				await limit(async () => {
					started.push(index);
					await new Promise<void>((resolve) => ends.push(resolve));
				}),
		);
		for (const running of [3, 4, 5, 6, 7, 7, 7]) {
			expect(started).toEqual(numbers(running));
			ends.shift()?.();
			await nextTurn();
		}
		await Promise.all(tasks);
	});

	test('gives the place of a task that threw to the next', async () => {
		const limit = createLimit(1);
		const thrown = limit(async () => await Promise.reject(new Error('no')));
		const next = limit(async () => 'done');
		await expect(thrown).rejects.toThrow('no');
		expect(await next).toBe('done');
	});
});
