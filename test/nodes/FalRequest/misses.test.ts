// Fal Request where there is nothing to fetch: wrong ids, a silent fal, and where failed items go.
import { skipWaiting, useFakeClock } from '../../support/clock';
import { ask, endpointId, ordered } from './requests';
import { countOf, falErrors, falKeys, useLocalFal } from '../../engine/setup';
import { NODE } from '../../engine/videoRun';

const fal = useLocalFal();
const operations = ['getStatus', 'getResult', 'waitForResult'];
const onError = 'continueRegularOutput';

beforeEach(() => useFakeClock());

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
			{ requestId: 'r-1', endpointId: 'https://fal.ai/models/fal-ai/x' },
			'Endpoint ID is a link; it takes only the ID',
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
