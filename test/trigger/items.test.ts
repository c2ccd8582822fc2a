// What the trigger hands on: fal's result and one key `fal`, as the nodes that wait hand it on.
import type { IDataObject } from 'n8n-workflow';

import { NODE, runVideoNode } from '../engine/videoRun';
import { skipWaiting } from '../support/clock';
import { defaultEngine, upscaler } from './engines';
import type { Engine } from './engines';
import { useScene } from './scenes';

const { fal, pass, finish } = useScene();

const number = expect.any(Number) as number;
const input = { video_url: 'https://example.com/sea.mp4', prompt: 'Make it Summer' };
const failedBody = {
	detail: [
		{
			loc: ['body', 'video_url'],
			msg: 'Too long',
			type: 'video_duration_too_long',
			ctx: { max_duration: 10, provided_duration: 14.2 },
		},
	],
};

async function started(parameters: Parameters<typeof defaultEngine>[1] = {}): Promise<Engine> {
	const trigger = defaultEngine(fal(), parameters);
	await trigger.start();
	pass(1);
	return trigger;
}

async function jsonOf(trigger: Engine): Promise<IDataObject[]> {
	const { items, error } = await trigger.tick();
	expect(error).toBeNull();
	return (items ?? []).map(({ json }) => json);
}

test('an item has the keys that a node which waits hands on, with what was asked', async () => {
	const trigger = await started();
	const order = { node: 'upscale', parameters: { video_url: input.video_url } };
	const waited = await skipWaiting(runVideoNode(fal(), order));
	const [{ json: expected }] = waited.items(NODE);
	const [json] = await jsonOf(trigger);
	const falKey = expected.fal as IDataObject;
	expect(json).toEqual({
		...expected,
		fal: {
			...falKey,
			queueSeconds: 0,
			inferenceSeconds: number,
			billableUnits: null,
			sentAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
			startedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
			endedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
		},
	});
	expect((json.fal as IDataObject).input).toEqual({ video_url: input.video_url, scale: 2 });
});

test('an item is the start of a run: it stems from no other item', async () => {
	const trigger = await started();
	finish('one');
	const { items } = await trigger.tick();
	expect(items?.map((item) => Object.keys(item))).toEqual([['json']]);
});

test('requests come in the order in which they ended, with the time they took', async () => {
	const trigger = await started();
	const nowMs = Date.now();
	finish('second', { sentAtMs: nowMs - 50_000, startedAtMs: nowMs - 30_000 });
	finish('first', { endedAtMs: nowMs - 500, sentAtMs: nowMs - 10_500 });
	const items = await jsonOf(trigger);
	expect(items.map((item) => item.fal)).toMatchObject([
		{ requestId: 'first', queueSeconds: 0, inferenceSeconds: 10 },
		{ requestId: 'second', queueSeconds: 20, inferenceSeconds: 30 },
	]);
});

describe('Trigger On', () => {
	const bookAll = () => {
		finish('done', { endedAtMs: Date.now() - 2 });
		finish('failed', { endedAtMs: Date.now() - 1, statusCode: 422, output: failedBody });
		finish('cancelled', {
			statusCode: 499,
			output: { detail: 'x', error_type: 'client_cancelled' },
		});
	};

	test.each([
		{ event: 'succeeded', states: { done: 'done' } },
		{ event: 'failed', states: { failed: 'failed', cancelled: 'cancelled' } },
		{ event: 'any', states: { done: 'done', failed: 'failed', cancelled: 'cancelled' } },
	])('$event takes $states', async ({ event, states }) => {
		const trigger = await started({ parameters: { event } });
		bookAll();
		const falKeys = (await jsonOf(trigger)).map((item) => item.fal as IDataObject);
		const told = falKeys.map(({ requestId, state }) => [requestId, state]);
		expect(Object.fromEntries(told)).toEqual(states);
	});

	test('a cancelled request is told from a failed one although fal gives no reason', async () => {
		const trigger = await started({ parameters: { event: 'any' } });
		finish('one', { statusCode: 499, output: {} });
		expect(await jsonOf(trigger)).toMatchObject([{ fal: { state: 'cancelled' } }]);
	});

	test('a request that failed tells why, in the words of the nodes', async () => {
		const trigger = await started({ parameters: { event: 'failed' } });
		bookAll();
		const items = await jsonOf(trigger);
		expect(items.map((item) => Object.keys(item))).toEqual([['fal'], ['fal']]);
		expect(items.map((item) => (item.fal as IDataObject).error)).toMatchObject([
			{
				type: 'video_duration_too_long',
				message: 'fal refused Video: 14.2 s long, at most 10 s',
				field: 'Video',
				hint: 'Shorten it or choose another model. Request failed may have been charged.',
			},
			{
				type: 'client_cancelled',
				message: 'fal did not finish the video: the request was cancelled',
			},
		]);
	});
});

describe('only requests', () => {
	test.each([
		{ filters: { promptContains: ' summer ' }, taken: ['one'] },
		{ filters: { promptContains: 'winter' }, taken: ['two'] },
		{ filters: { videoUrlContains: 'sea.mp4' }, taken: ['one', 'two'] },
		{ filters: { videoUrlContains: 'sea.mp4', promptContains: 'winter' }, taken: ['two'] },
		{ filters: { promptContains: '.*' }, taken: [] },
	])('that contain $filters', async ({ filters, taken }) => {
		const trigger = await started({ parameters: { filters } });
		finish('one', { input });
		finish('two', { input: { ...input, prompt: 'Make it winter' } });
		finish('three', { input: { video_url: 'https://example.com/other.mp4' } });
		await trigger.tick();
		await trigger.tick();
		expect([...trigger.emitted].sort()).toEqual([...taken].sort());
	});

	test('of the chosen models, custom endpoints included', async () => {
		const customEndpointIds = 'some/other, kling/v4/video-to-video/edit\nsome/more';
		const trigger = defaultEngine(fal(), { parameters: { customEndpointIds } });
		fal().history({ endpointIds: ['some/other', 'some/more', 'kling/v4/video-to-video/edit'] });
		await trigger.start();
		finish('chosen', { endpointId: upscaler });
		finish('custom', { endpointId: 'some/more' });
		finish('other', { endpointId: 'fal-ai/rife/video' });
		await trigger.tick();
		expect([...trigger.emitted].sort()).toEqual(['chosen', 'custom']);
	});
});
