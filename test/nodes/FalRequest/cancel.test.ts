// Fal Request → Cancel says honestly what became of the request, and what it may have cost.
import { skipWaiting, useFakeClock } from '../../support/clock';
import { ask, brokenOff, endpointId, ordered, traceOf, warningsOf } from './requests';
import { countOf, falErrors, falKeys, useLocalFal } from '../../engine/setup';

const fal = useLocalFal({ concurrency: 1 });
const onError = 'continueRegularOutput';
beforeEach(() => useFakeClock());

test('a request that waits is removed, and costs nothing', async () => {
	const request = await ordered(fal(), { hold: 'queue' });
	const run = await skipWaiting(ask(fal(), 'cancel', request));
	expect(falKeys(run)).toMatchObject([{ ...traceOf(request), state: 'cancelled', error: null }]);
	expect(warningsOf(run)).toEqual([
		'Removed from the queue before it started. Nothing was bought.',
	]);
	expect(fal().purchases).toMatchObject([{ state: 'cancelled' }]);
});

test('a request that runs is asked to stop, which it may not', async () => {
	const request = await ordered(fal(), { hold: 'run', ignoresCancel: true });
	const run = await skipWaiting(ask(fal(), 'cancel', request));
	expect(falKeys(run)).toMatchObject([{ ...traceOf(request), state: 'running', error: null }]);
	expect(warningsOf(run)).toEqual([
		'fal asked the model to stop. It may still finish, and may have been charged.',
	]);
	expect(fal().purchases).toMatchObject([{ state: 'running', cancelRequested: true }]);
});

test('a request that is done is too late to cancel, and its state is told', async () => {
	const request = await ordered(fal());
	await skipWaiting(ask(fal(), 'getStatus', request));
	const run = await skipWaiting(ask(fal(), 'cancel', request));
	expect(falKeys(run)).toMatchObject([{ ...traceOf(request), state: 'done', error: null }]);
	expect(warningsOf(run)).toEqual([
		'Too late to cancel: it had already ended. It may have been charged.',
	]);
});

test('a request that failed before is no failure of the cancel', async () => {
	const request = await ordered(fal(), brokenOff);
	await skipWaiting(ask(fal(), 'getStatus', request));
	const run = await skipWaiting(ask(fal(), 'cancel', request));
	expect(falKeys(run)).toMatchObject([
		{ state: 'failed', error: { type: 'internal_server_error' } },
	]);
});

test('a cancel whose first answer was lost does not say that it came too late', async () => {
	const request = await ordered(fal(), { hold: 'queue' });
	fal().fault({ on: 'cancel', moment: 'after', answer: 'reset' });
	const run = await skipWaiting(ask(fal(), 'cancel', request));
	expect(falKeys(run)).toMatchObject([{ ...traceOf(request), state: 'cancelled', error: null }]);
	expect(warningsOf(run)).toEqual(['It is cancelled. It may have been charged.']);
});

test('the request comes from the fields as well', async () => {
	const { requestId } = await ordered(fal(), { hold: 'queue' });
	const parameters = { requestId, endpointId };
	const run = await skipWaiting(ask(fal(), 'cancel', null, { parameters }));
	expect(falKeys(run)).toMatchObject([{ requestId, state: 'cancelled' }]);
});

test.each([
	['an id that fal does not know', 404, 'unknown_request', 'fal does not know request'],
	['no answer', 503, 'cancel_unanswered', 'fal did not answer the cancel of request'],
])('%s fails the item, with its id', async (_what, statusCode, type, message) => {
	const request = await ordered(fal(), { hold: 'queue' });
	fal().fault({ on: 'cancel', times: Infinity, answer: { statusCode, body: {} } });
	const run = await skipWaiting(ask(fal(), 'cancel', request, { onError }));
	expect(falKeys(run)).toMatchObject([{ ...traceOf(request), state: 'failed' }]);
	expect(falErrors(run)).toMatchObject([{ type, message: `${message} ${request.requestId}` }]);
	expect(countOf(fal(), 'cancel')).toBe(4);
});
