// Fal Request looks at, fetches and waits for what was submitted earlier, and says what it cannot find.
import type { INodeParameters } from 'n8n-workflow';

import { skipWaiting, useFakeClock } from '../../support/clock';
import { ask, brokenOff, endpointId, ordered, traceOf, warningsOf } from './requests';
import { countOf, falErrors, falKeys, useLocalFal } from '../../engine/setup';
import { NODE } from '../../engine/videoRun';

const fal = useLocalFal();
const operations = ['getStatus', 'getResult', 'waitForResult'];
const onError = 'continueRegularOutput';

beforeEach(() => useFakeClock());

test.each(operations)('%s takes the request from the fal key of the item', async (operation) => {
	const request = await ordered(fal());
	const run = await skipWaiting(ask(fal(), operation, request));
	expect(falKeys(run)).toMatchObject([{ ...traceOf(request), state: 'done', error: null }]);
	expect(fal().purchases).toHaveLength(1);
});

test.each(operations)('%s takes the request from the fields, which win', async (operation) => {
	const request = await ordered(fal());
	const other = { ...request, requestId: 'r-other', endpointId: 'fal-ai/other' };
	const parameters = { requestId: ` ${request.requestId} `, endpointId };
	const run = await skipWaiting(ask(fal(), operation, other, { parameters }));
	expect(falKeys(run)).toMatchObject([{ ...traceOf(request), input: null, state: 'done' }]);
});

test('the video comes with Get Result and Wait for Result, not with Get Status', async () => {
	const request = await ordered(fal());
	const videos = [];
	for (const operation of operations) {
		const run = await skipWaiting(ask(fal(), operation, request));
		videos.push(typeof (run.items(NODE)[0].json.video as { url?: string } | undefined)?.url);
	}
	expect(videos).toEqual(['undefined', 'string', 'string']);
});

test('how long it queued is not known, because this node did not order it', async () => {
	const request = await ordered(fal());
	const run = await skipWaiting(ask(fal(), 'getResult', request));
	expect(run.items(NODE)[0].json.fal).toMatchObject({ queueSeconds: null, inferenceSeconds: 1 });
});

test.each<[string, string, 'queue' | 'run']>([
	['getStatus', 'queued', 'queue'],
	['getStatus', 'running', 'run'],
	['getResult', 'queued', 'queue'],
	['getResult', 'running', 'run'],
])('%s hands on a request that is %s', async (operation, state, hold) => {
	const request = await ordered(fal(), { hold });
	const run = await skipWaiting(ask(fal(), operation, request));
	expect(run.status).toBe('success');
	expect(falKeys(run)).toMatchObject([{ ...traceOf(request), state, error: null }]);
	expect([countOf(fal(), 'status'), countOf(fal(), 'cancel')]).toEqual([1, 0]);
});

test('Get Result fails on an unfinished request where that was chosen', async () => {
	const request = await ordered(fal(), { hold: 'run' });
	const parameters = { unfinished: 'fail' };
	const run = await skipWaiting(ask(fal(), 'getResult', request, { parameters }));
	expect(run.error?.message).toBe(`Request ${request.requestId} is still running`);
	expect(run.error?.description).toBe(
		'Run this again later, or use Wait for Result. It may have been charged.',
	);
});

test('that a request failed is an answer of Get Status and a failure of the others', async () => {
	const request = await ordered(fal(), brokenOff);
	const told = [];
	for (const operation of operations) {
		const run = await skipWaiting(ask(fal(), operation, request));
		told.push([run.status, run.status === 'success' ? falKeys(run)[0].state : run.error?.message]);
	}
	const message = 'fal did not finish the video: its model stopped';
	expect(told).toEqual([
		['success', 'failed'],
		['error', message],
		['error', message],
	]);
	const run = await skipWaiting(ask(fal(), 'getStatus', request));
	expect(falErrors(run)).toMatchObject([{ type: 'internal_server_error', retryable: true }]);
});

test('Wait for Result has the deadlines of the job nodes', async () => {
	const request = await ordered(fal(), { hold: 'run' });
	const parameters = { waiting: { processingTimeout: 1, onDeadline: 'handOn' } };
	const run = await skipWaiting(ask(fal(), 'waitForResult', request, { parameters }));
	expect(falKeys(run)).toMatchObject([{ ...traceOf(request), state: 'running' }]);
	expect(warningsOf(run)[0]).toContain('is still running after 1 minute');
});

test('Stop leaves the request alone, because this node did not order it', async () => {
	const request = await ordered(fal(), { hold: 'run' });
	let stop: () => void = () => undefined;
	fal().fault({ on: 'status', match: () => (stop(), false) });
	const cancel = (press: () => void) => (stop = press);
	const run = await skipWaiting(ask(fal(), 'waitForResult', request, { cancel }));
	expect([run.status, countOf(fal(), 'cancel')]).toEqual(['canceled', 0]);
});

describe('what cannot be found', () => {
	const items = [{}];

	test.each(operations)('%s tells an id that fal does not know', async (operation) => {
		const parameters = { requestId: 'r-unknown', endpointId };
		const run = await skipWaiting(ask(fal(), operation, null, { parameters, onError }));
		expect(falErrors(run)).toMatchObject([
			{ type: 'unknown_request', message: 'fal does not know request r-unknown' },
		]);
	});

	test.each([
		[{ endpointId }, 'Request ID is empty, and the item has none from an earlier fal node'],
		[{ requestId: 'r-1' }, 'Endpoint ID is empty, and the item has none from an earlier fal node'],
		[
			{ requestId: 'r-1', endpointId: 'https://fal.ai/dashboard' },
			'Endpoint ID "https://fal.ai/dashboard" is not the ID of a fal model, nor its address',
		],
	])('%j is told before fal is asked', async (parameters, message) => {
		const run = await ask(fal(), 'getResult', null, { parameters, items, onError });
		expect(falErrors(run)).toMatchObject([{ type: 'invalid_input', message }]);
		expect(fal().exchanges).toEqual([]);
	});

	test.each(['getStatus', 'getResult'])(
		'%s does not guess while fal says nothing',
		async (name) => {
			const request = await ordered(fal());
			fal().fault({ on: 'status', times: Infinity, answer: 'html' });
			const run = await skipWaiting(ask(fal(), name, request, { onError }));
			expect(falKeys(run)).toMatchObject([{ requestId: request.requestId, state: 'failed' }]);
			expect(falErrors(run)).toMatchObject([
				{
					type: 'status_unavailable',
					message: `fal did not say how request ${request.requestId} stands`,
					hint: `Run this again later. Request ${request.requestId} may have been charged.`,
					retryable: true,
				},
			]);
			// For a minute, a second apart and later five.
			expect(countOf(fal(), 'status')).toBeLessThan(30);
		},
	);
});

describe('a failed item', () => {
	const items = [{ fal: {} }, {}];
	const parameters = { requestId: 'r-unknown', endpointId };

	test('stays in its place with Continue', async () => {
		const more = { parameters, items, onError } as const;
		const run = await skipWaiting(ask(fal(), 'getResult', null, more));
		expect(falKeys(run).map(({ state }) => state)).toEqual(['failed', 'failed']);
		expect(run.items(NODE).map(({ json }) => 'error' in json)).toEqual([false, false]);
	});

	test('takes the error branch with its id and addresses', async () => {
		const more = { parameters, items, onError: 'continueErrorOutput' } as const;
		const run = await skipWaiting(ask(fal(), 'getResult', null, more));
		expect(run.items(NODE)).toEqual([]);
		expect(run.items(NODE, 1).map(({ json }) => json.error)).toMatchObject([
			{ requestId: 'r-unknown', endpointId, statusUrl: expect.stringContaining('/r-unknown/') },
			{ requestId: 'r-unknown' },
		]);
	});
});

test.each<[string, INodeParameters[string]]>([
	['chosen in the list', { __rl: true, mode: 'list', value: endpointId }],
	['given by its page', { __rl: true, mode: 'url', value: `https://fal.ai/models/${endpointId}` }],
	['saved as text by an earlier form', endpointId],
])('the model may be %s', async (_title, model) => {
	const request = await ordered(fal());
	const parameters = { requestId: request.requestId, endpointId: model };
	const run = await skipWaiting(ask(fal(), 'getStatus', null, { parameters }));
	expect(falKeys(run)).toMatchObject([{ ...traceOf(request), state: 'done' }]);
});
