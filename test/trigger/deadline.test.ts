// The deadline of a poll: what it ends, and what it leaves alone.
import { deadlineAt } from '../../nodes/FalTrigger/deadline';
import { nextTurn, skipWaiting, useFakeClock } from '../support/clock';

beforeEach(useFakeClock);

test('what comes in time is given, and its signal is never aborted', async () => {
	const signals: AbortSignal[] = [];
	const deadline = deadlineAt(Date.now() + 60_000);
	const result = await deadline.inTime(async (signal) => {
		signals.push(signal);
		return 'here';
	}, 'too late');
	expect(result).toBe('here');
	await jest.advanceTimersByTimeAsync(120_000);
	expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
});

test('what does not come in time is aborted, and the other value is given', async () => {
	const deadline = deadlineAt(Date.now() + 60_000);
	const beganMs = Date.now();
	const aborted = new Promise<number>((resolve) => {
		const work = async (signal: AbortSignal) => {
			signal.addEventListener('abort', () => resolve(Date.now()));
			return await new Promise<string>(() => undefined);
		};
		void skipWaiting(deadline.inTime(work, 'too late')).then((result) => {
			expect(result).toBe('too late');
		});
	});
	expect((await aborted) - beganMs).toBe(60_000);
});

test('what fails in time fails so', async () => {
	const deadline = deadlineAt(Date.now() + 60_000);
	const failing = deadline.inTime(async () => {
		throw new Error('broken');
	}, 'too late');
	await expect(failing).rejects.toThrow('broken');
});

test('what fails after the deadline disturbs nobody', async () => {
	const deadline = deadlineAt(Date.now() + 60_000);
	const work = async (signal: AbortSignal) =>
		await new Promise<string>((_resolve, reject) => {
			signal.addEventListener('abort', () => reject(new Error('aborted')));
		});
	expect(await skipWaiting(deadline.inTime(work, 'too late'))).toBe('too late');
	await nextTurn();
});

test('the first call is let begin although no time is left', async () => {
	const deadline = deadlineAt(Date.now() - 1000);
	expect(deadline.reached()).toBe(true);
	expect(await deadline.inTime(async () => 'here', 'too late')).toBe('here');
});
