// Where fal's history holds no result, the queue is asked for it; a paid result is not lost over it.
import type { IDataObject } from 'n8n-workflow';

import { defaultEngine } from './engines';
import type { Engine } from './engines';
import { useScene } from './scenes';

const { fal, pass, finish, finishMany, slow } = useScene();

const video = { url: 'https://v3.fal.media/files/a.mp4' };
const output = { video };

async function started(settings: Parameters<typeof defaultEngine>[1] = {}): Promise<Engine> {
	fal().history({ hidePayloads: 'output' });
	const trigger = defaultEngine(fal(), settings);
	await trigger.start();
	pass(1);
	return trigger;
}

async function jsonOf(trigger: Engine): Promise<IDataObject[]> {
	const { items, error } = await trigger.tick();
	expect(error).toBeNull();
	return (items ?? []).map(({ json }) => json);
}

test('a result is fetched from the queue', async () => {
	const trigger = await started();
	finish('one', { output, input: { prompt: 'x' } });
	expect(await jsonOf(trigger)).toMatchObject([
		{ video, fal: { state: 'done', input: { prompt: 'x' }, warnings: [] } },
	]);
});

test('a result is not fetched where the history holds it, or with Refetch Result off', async () => {
	const trigger = await started({ parameters: { advanced: { refetchResult: false } } });
	finish('one', { output });
	const warnings = ['The history of fal does not hold the result of this request.'];
	const [json] = await jsonOf(trigger);
	expect(json).toMatchObject({ fal: { state: 'done', warnings } });
	expect(json).not.toHaveProperty('video');
	fal().history({ hidePayloads: false });
	pass(1);
	finish('two', { output });
	expect(await jsonOf(trigger)).toMatchObject([{ video, fal: { warnings: [] } }]);
	expect(fal().exchanges.map(({ operation }) => operation)).not.toContain('result');
});

test('without any payloads the input is not known, and the result is fetched all the same', async () => {
	const trigger = await started();
	fal().history({ hidePayloads: true });
	finish('one', { output, input: { prompt: 'x' } });
	expect(await jsonOf(trigger)).toMatchObject([{ video, fal: { input: null } }]);
});

test('a request that failed gets its reason from the queue', async () => {
	const trigger = await started({ parameters: { event: 'failed' } });
	const detail = [{ loc: ['body', 'prompt'], msg: 'No', type: 'content_policy_violation' }];
	finish('one', { statusCode: 422, output: { detail } });
	expect(await jsonOf(trigger)).toMatchObject([
		{ fal: { state: 'failed', error: { message: 'fal refused the content of prompt' } } },
	]);
});

test('a result that fal no longer has is handed on with a warning', async () => {
	const trigger = await started();
	finish('one');
	fal().fault({ on: 'result', answer: { statusCode: 404, body: { status: 'NOT_FOUND' } } });
	const warnings = ['fal no longer holds the result of this request.'];
	expect(await jsonOf(trigger)).toMatchObject([{ fal: { state: 'done', warnings } }]);
});

test.each([
	['503', { statusCode: 503, body: {} }],
	['a reset connection', 'reset'],
	['a gateway page', 'html'],
	['still in progress', { statusCode: 400, body: { detail: 'Request is still in progress' } }],
] as const)(
	'a result that does not come (%s) is asked for at the next poll',
	async (_what, answer) => {
		const trigger = await started();
		finish('one', { output });
		fal().fault({ on: 'result', answer });
		expect(await jsonOf(trigger)).toEqual([]);
		pass(1);
		expect(await jsonOf(trigger)).toMatchObject([{ video, fal: { requestId: 'one' } }]);
	},
);

test('of several, those whose results came are handed on, and the others once later', async () => {
	const trigger = await started();
	const ids = finishMany('r', 5);
	fal().fault({ on: 'result', skip: 2, times: 2, answer: 'reset' });
	expect(await jsonOf(trigger)).toHaveLength(2);
	for (let minutes = 0; minutes < 5; minutes++) {
		pass(1);
		await trigger.tick();
	}
	expect([...trigger.emitted].sort()).toEqual(ids);
});

test('as long as some results come, none is given up', async () => {
	const trigger = await started();
	const ids = finishMany('r', 9);
	const results: boolean[] = [];
	for (let polls = 0; polls < 60; polls++) {
		fal().fault({ on: 'result', skip: 1, answer: 'reset' });
		results.push(...(await jsonOf(trigger)).map((json) => 'video' in json));
		pass(1);
	}
	expect([...trigger.emitted].sort()).toEqual(ids);
	expect(results).toEqual(ids.map(() => true));
});

test('a result that never comes does not hold up the others for ever', async () => {
	const trigger = await started();
	fal().fault({ on: 'result', requestId: 'bad', times: Infinity, answer: 'html' });
	finish('bad');
	pass(1);
	finish('good');
	for (let minutes = 0; minutes < 40; minutes++) {
		await trigger.tick();
		pass(1);
	}
	expect([...trigger.emitted].sort()).toEqual(['bad', 'good']);
});

test('a locked account stops the poll and names the request', async () => {
	const trigger = await started();
	finish('one', { output });
	fal().lock();
	const { error } = await trigger.tick();
	expect(error).toMatchObject({
		message: 'The fal account is locked: balance used up',
		description:
			'Top up, then fetch request one with Fal Request → Get Result. It may have been charged.',
	});
	fal().lock(null);
	pass(1);
	expect(await jsonOf(trigger)).toMatchObject([{ video }]);
});

test('fetching many results stays within the budget', async () => {
	const trigger = await started({ budgetMs: 36_000 });
	const ids = finishMany('r', 8);
	slow(10);
	expect(await jsonOf(trigger)).toHaveLength(4);
	for (let polls = 0; polls < 4; polls++) await trigger.tick();
	expect([...trigger.emitted].sort()).toEqual(ids);
});
