// What passes is waited for quietly, less and less often, and nothing is lost.
import type { Disturbance } from '../emulator/types';
import { defaultEngine } from './engines';
import type { Engine } from './engines';
import { useScene } from './scenes';

const { fal, pass, finish, finishMany, asked } = useScene();

async function started(settings: Parameters<typeof defaultEngine>[1] = {}): Promise<Engine> {
	const trigger = defaultEngine(fal(), settings);
	await trigger.start();
	pass(1);
	return trigger;
}

const passing: Array<[string, Disturbance]> = [
	['429', { statusCode: 429, body: { error: { type: 'rate_limited', message: 'Slow down' } } }],
	['500', { statusCode: 500, body: { error: { type: 'server_error', message: 'Oops' } } }],
	['a gateway page', 'html'],
	['a reset connection', 'reset'],
	['no answer', 'close'],
	['half an answer', 'truncated'],
	['a page that is no list', { statusCode: 200, body: 'Welcome' }],
];

test.each(passing)(
	'%s starts no execution, leaves a line in the log and is over',
	async (...[, answer]) => {
		const trigger = await started();
		finish('one');
		fal().fault({ on: 'history', answer });
		expect(await trigger.tick()).toEqual({ items: null, error: null });
		expect(trigger.log).toEqual([
			expect.stringMatching(
				/^warn: Fal Trigger: fal did not list the finished requests: .*; the next poll asks again$/,
			),
		]);
		pass(1);
		await trigger.tick();
		expect(trigger.emitted).toEqual(['one']);
	},
);

test('fal that cannot be reached does not keep n8n from activating the workflow', async () => {
	fal().fault({ on: 'history', answer: 'reset' });
	const trigger = defaultEngine(fal());
	expect(await trigger.start()).toEqual({ items: null, error: null });
	pass(1);
	finish('one');
	await trigger.tick();
	expect(trigger.emitted).toEqual(['one']);
});

test('the longer fal is down, the less often it is asked; then all comes', async () => {
	const trigger = await started();
	fal().fault({ on: 'history', times: Infinity, answer: { statusCode: 503, body: {} } });
	const asks: number[] = [];
	for (let minute = 0; minute < 60; minute++) {
		const before = asked();
		await trigger.tick();
		if (asked() > before) asks.push(minute);
		if (minute % 10 === 0) finish(`at${minute}`);
		pass(1);
	}
	expect(asks).toEqual([0, 1, 2, 5, 12, 27, 42, 57]);
	expect(trigger.emitted).toEqual([]);
	fal().reset();
	const ids = finishMany('r', 3);
	for (let minute = 0; minute < 20; minute++) {
		await trigger.tick();
		pass(1);
	}
	expect(trigger.emitted).toEqual(ids);
});

test('fal is left alone for as long as it asks', async () => {
	const trigger = await started();
	const headers = { 'retry-after': '240' };
	fal().fault({ on: 'history', answer: { statusCode: 429, body: {}, headers } });
	const before = asked();
	for (let minute = 0; minute < 4; minute++) {
		await trigger.tick();
		pass(1);
	}
	expect(asked() - before).toBe(1);
	await trigger.tick();
	expect(asked() - before).toBe(2);
});

test('a clock that was wrong for a while does not silence the trigger', async () => {
	const trigger = await started();
	pass(3 * 24 * 60);
	fal().fault({ on: 'history', times: 2, answer: { statusCode: 503, body: {} } });
	await trigger.tick();
	await trigger.tick();
	pass(-3 * 24 * 60);
	finish('one');
	await trigger.tick();
	expect(trigger.emitted).toEqual(['one']);
});

test('a page that fal does not want to show any more is asked for from the first on', async () => {
	const trigger = await started({ parameters: { advanced: { maxPerPoll: 1000 } } });
	pass(60);
	const ids = finishMany('r', 250);
	fal().fault({ on: 'history', skip: 2, answer: { statusCode: 400, body: {} } });
	expect((await trigger.tick()).items).toHaveLength(250);
	expect([...trigger.emitted].sort()).toEqual([...ids].sort());
});

test('what a poll has when the second page does not come is handed on, the rest later', async () => {
	const trigger = await started({ parameters: { advanced: { maxPerPoll: 1000 } } });
	pass(60);
	const ids = finishMany('r', 250);
	fal().fault({ on: 'history', skip: 1, times: 2, answer: 'reset' });
	expect((await trigger.tick()).items).toHaveLength(100);
	pass(1);
	expect((await trigger.tick()).items).toBeNull();
	pass(1);
	expect((await trigger.tick()).items).toHaveLength(150);
	expect([...trigger.emitted].sort()).toEqual([...ids].sort());
});
