// "Fetch Test Event": what the next nodes can be built with, and nothing is remembered.
import type { INode } from 'n8n-workflow';

import { runPoll } from '../engine/poll';
import { countOf } from '../engine/setup';
import { pollOptions, requestId, upscaler } from './engines';
import { minuteMs, useScene } from './scenes';

const { fal, pass, finish, finishMany } = useScene();

async function fetchTestEvent(parameters: INode['parameters'] = {}) {
	return await runPoll({ ...pollOptions(fal(), { parameters }), mode: 'manual' });
}

test.each(['newest', 'oldest'] as const)(
	'shows the last three finished requests, listed %s first',
	async (order) => {
		fal().history({ order, hidePayloads: 'output' });
		finishMany('r', 250);
		finish('runs', { endedAtMs: null });
		pass(60);
		const { items, staticData } = await fetchTestEvent();
		expect(items?.map(requestId)).toEqual(['r250', 'r249', 'r248']);
		expect(items?.map(({ json }) => 'video' in json)).toEqual([true, true, true]);
		expect(countOf(fal(), 'result')).toBe(3);
		expect(staticData).toEqual({});
	},
);

test('keeps to Trigger On and to the options', async () => {
	finish('done', { input: { prompt: 'summer' } });
	finish('failed', { statusCode: 500 });
	finish('other');
	const summer = await fetchTestEvent({ filters: { promptContains: 'summer' } });
	expect(summer.items?.map(requestId)).toEqual(['done']);
	const failed = await fetchTestEvent({ event: 'failed' });
	expect(failed.items?.map(requestId)).toEqual(['failed']);
});

test('shows a sample where there is nothing, marked so that nobody takes it for a video', async () => {
	finish('too old', { endedAtMs: Date.now() - 25 * 60 * minuteMs });
	const { items } = await fetchTestEvent();
	expect(items).toMatchObject([
		{
			json: {
				video: { url: expect.stringContaining('https://') as string },
				fal: {
					state: 'done',
					requestId: 'sample-not-a-real-request',
					endpointId: upscaler,
					input: { prompt: expect.stringContaining('Sample') as string },
					warnings: ['This is a sample: no request on these models finished in the last day.'],
				},
			},
		},
	]);
});

test('the sample has the keys of a real item', async () => {
	const { items: sample } = await fetchTestEvent();
	finish('real');
	const { items: real } = await fetchTestEvent();
	const keysOf = (items: typeof real) =>
		items?.map(({ json }) => [json, json.fal].map((one) => Object.keys(one ?? {})));
	expect(keysOf(sample)).toEqual(keysOf(real));
});

test.each([
	[{ statusCode: 401, body: {} }, 'fal did not accept the API key'],
	[{ statusCode: 503, body: {} }, 'fal did not list the finished requests: it answered 503'],
])('says what is wrong instead of showing a sample: %p', async (answer, message) => {
	fal().fault({ on: 'history', answer });
	expect((await fetchTestEvent()).error?.message).toBe(message);
});

test('says that fal does not know the endpoint', async () => {
	const { error } = await fetchTestEvent({ endpointIds: [], customEndpointIds: 'some/bad' });
	expect(error?.message).toBe('fal does not know the endpoint some/bad');
});
