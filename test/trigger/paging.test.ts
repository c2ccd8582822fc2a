// Large histories, in any order, page by page and poll by poll: all of it, once, within the budget.
import { defaultEngine } from './engines';
import type { Engine } from './engines';
import { hourMs, minuteMs, useScene } from './scenes';

const { fal, pass, finish, finishMany, asked, slow } = useScene();

async function started(settings: Parameters<typeof defaultEngine>[1] = {}): Promise<Engine> {
	const trigger = defaultEngine(fal(), settings);
	await trigger.start();
	pass(60);
	return trigger;
}

async function tickTimes(trigger: Engine, polls: number): Promise<number[]> {
	const counts: number[] = [];
	for (let poll = 0; poll < polls; poll++) {
		counts.push((await trigger.tick()).items?.length ?? 0);
		pass(1);
	}
	return counts;
}

const settings = [
	{ order: 'newest', range: 'sent_at' },
	{ order: 'newest', range: 'ended_at' },
	{ order: 'oldest', range: 'sent_at' },
	{ order: 'oldest', range: 'ended_at' },
] as const;

describe.each(settings)('a history listed $order first, from $range on', (history) => {
	beforeEach(() => fal().history(history));

	test('of 250 requests is handed on by 100 a poll, each once', async () => {
		const trigger = await started();
		const ids = finishMany('r', 250);
		expect(await tickTimes(trigger, 5)).toEqual([100, 100, 50, 0, 0]);
		expect([...trigger.emitted].sort()).toEqual([...ids].sort());
	});

	test('of 250 requests can be handed on in one poll', async () => {
		const trigger = await started({ parameters: { advanced: { maxPerPoll: 1000 } } });
		const ids = finishMany('r', 250);
		expect(await tickTimes(trigger, 2)).toEqual([250, 0]);
		expect(trigger.emitted).toEqual(ids);
	});

	test('goes on growing while it is read', async () => {
		const trigger = await started({ parameters: { advanced: { maxPerPoll: 30 } } });
		const ids = finishMany('a', 130);
		for (const prefix of ['b', 'c', 'd']) {
			await trigger.tick();
			pass(1);
			ids.push(...finishMany(prefix, 20));
		}
		await tickTimes(trigger, 12);
		expect([...trigger.emitted].sort()).toEqual([...ids].sort());
	});

	test('with many requests of the same millisecond is handed on whole', async () => {
		const trigger = await started({ parameters: { advanced: { maxPerPoll: 7 } } });
		const endedAtMs = Date.now() - minuteMs;
		const ids = Array.from({ length: 120 }, (_, at) => finish(`same${at}`, { endedAtMs }));
		await tickTimes(trigger, 20);
		expect([...trigger.emitted].sort()).toEqual([...ids].sort());
	});

	test('that lags is handed on as it appears', async () => {
		fal().history({ lagMs: 9 * minuteMs });
		const trigger = await started();
		const ids = finishMany('r', 3);
		expect(await tickTimes(trigger, 9)).toEqual(Array(9).fill(0));
		finish('later');
		expect(await tickTimes(trigger, 1)).toEqual([3]);
		await tickTimes(trigger, 20);
		expect(trigger.emitted).toEqual([...ids, 'later']);
	});

	test('is read in time, and read on by the next poll', async () => {
		const trigger = await started({
			budgetMs: 36_000,
			parameters: { advanced: { maxPerPoll: 999 } },
		});
		const ids = finishMany('r', 450);
		slow(20);
		const before = asked();
		expect(await tickTimes(trigger, 1)).toEqual([200]);
		expect(asked() - before).toBe(2);
		await tickTimes(trigger, 8);
		expect([...trigger.emitted].sort()).toEqual([...ids].sort());
	});

	test('is read on after a restart in the middle', async () => {
		const trigger = await started({
			budgetMs: 36_000,
			parameters: { advanced: { maxPerPoll: 999 } },
		});
		const ids = finishMany('r', 450);
		slow(20);
		for (let restarts = 0; restarts < 6; restarts++) await trigger.start();
		expect([...trigger.emitted].sort()).toEqual([...ids].sort());
	});
});

test('a request that waited for hours in the queue is found although it was sent long ago', async () => {
	const trigger = await started();
	await trigger.tick();
	pass(20 * 60);
	finish('long', { sentAtMs: Date.now() - 19 * hourMs });
	await trigger.tick();
	expect(trigger.emitted).toEqual(['long']);
});

test('of a history that is listed newest first, old pages are left alone', async () => {
	finishMany('old', 350);
	pass(30);
	const trigger = await started();
	finish('new');
	const before = asked();
	await trigger.tick();
	expect(asked() - before).toBe(1);
	expect(trigger.emitted).toEqual(['new']);
});

test.each([-3 * hourMs, -7000, 7000, 3 * hourMs])(
	"fal's clock may differ from this machine's by %p ms",
	async (differenceMs) => {
		const falNow = () => Date.now() + differenceMs;
		fal().clock(falNow);
		finish('before', { endedAtMs: falNow() - 2000 });
		const trigger = defaultEngine(fal());
		await trigger.start();
		pass(1);
		finish('after', { endedAtMs: falNow() - 30_000 });
		await tickTimes(trigger, 30);
		expect(trigger.emitted).toEqual(['after']);
	},
);
