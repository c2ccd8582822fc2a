// Queue Timeout, Run Timeout, and On Timeout: what becomes of a request that is not done in time.
import type { INode } from 'n8n-workflow';

import { skipWaiting, useFakeClock } from '../../support/clock';
import { about, countOf, falErrors, falKeys, upscale, useLocalFal } from '../setup';
import { NODE } from '../videoRun';

const fal = useLocalFal();

describe('Queue Timeout and Run Timeout', () => {
	const clips = ['queued', 'running'];
	const afterwards = 'It goes on at fal. Fetch it later with Fal Request → Get Result, or raise';

	/** 0.6 s each: fal holds both requests for ever, so the deadlines always pass. */
	const parameters = { waiting: { queueTimeout: 0.01, processingTimeout: 0.01 } };

	function hold(): void {
		fal().outcome({ match: about('queued'), hold: 'queue' });
		fal().outcome({ match: about('running'), hold: 'run' });
	}

	test('a request that queues or runs too long is handed on with its id, not bought again', async () => {
		hold();
		const onError = 'continueRegularOutput';
		const run = await upscale(fal(), clips, { parameters, onError });
		const [queued, running] = falKeys(run).map(({ requestId }) => requestId);
		const idOf = (clip: string) =>
			fal().purchases.find(({ input }) => about(clip)(input))?.requestId;
		expect([queued, running]).toEqual(clips.map(idOf));
		const late = { field: null, retryable: false, mayBeCharged: true };
		expect(falErrors(run)).toEqual([
			{
				...late,
				type: 'queue_timeout',
				message: `Request ${queued} is still queued after 0.01 minutes (item 1)`,
				hint: `${afterwards} Queue Timeout. Request ${queued} may have been charged.`,
			},
			{
				...late,
				type: 'processing_timeout',
				message: `Request ${running} is still running after 0.01 minutes (item 2)`,
				hint: `${afterwards} Run Timeout. Request ${running} may have been charged.`,
			},
		]);
		expect(countOf(fal(), 'submit')).toBe(2);
		expect(countOf(fal(), 'cancel')).toBe(0);
		expect(
			fal()
				.purchases.map(({ state }) => state)
				.sort(),
		).toEqual(['queued', 'running']);
	});

	test('with Retry On Fail nothing is ordered again where the workflow continues', async () => {
		hold();
		const onError = 'continueRegularOutput';
		const retry = { retryOnFail: true, maxTries: 3 };
		const run = await upscale(fal(), ['queued'], { parameters, onError, ...retry });
		expect(run.items(NODE)).toHaveLength(1);
		expect(fal().purchases).toHaveLength(1);
	});

	test('time in the queue does not count against Run Timeout', async () => {
		fal().outcome({ match: about('queued'), hold: 'queue' });
		const short = { waiting: { queueTimeout: 0.02, processingTimeout: 0.0001 } };
		const onError = 'continueRegularOutput';
		const run = await upscale(fal(), ['queued'], { parameters: short, onError });
		expect(falErrors(run)).toMatchObject([{ type: 'queue_timeout' }]);
	});
});

describe('On Timeout', () => {
	beforeEach(() => useFakeClock());

	const GET_RESULT = 'Fetch it later with Fal Request → Get Result';

	/** One clip that never leaves the queue, one that never ends; both too late after a minute. */
	async function late(onDeadline: string, onError: INode['onError'] = 'continueRegularOutput') {
		fal().outcome({ match: about('queued'), hold: 'queue' });
		fal().outcome({ match: about('running'), hold: 'run' });
		const options = { queueTimeout: 1, processingTimeout: 1, onDeadline };
		const parameters = { waiting: options };
		const run = await skipWaiting(upscale(fal(), ['queued', 'running'], { parameters, onError }));
		const idOf = (clip: string) =>
			fal().purchases.find(({ input }) => about(clip)(input))?.requestId;
		return { run, queued: idOf('queued'), running: idOf('running') };
	}

	const stateOf = (clip: string) => fal().purchases.find(({ input }) => about(clip)(input))?.state;
	const warningsOf = (run: Awaited<ReturnType<typeof upscale>>) =>
		run.items(NODE).map(({ json }) => (json.fal as { warnings: string[] }).warnings);

	test('Fail: the item fails, the request goes on, and one sentence says how to fetch it', async () => {
		const { run, queued, running } = await late('fail');
		expect(falErrors(run).map((error) => error?.hint)).toEqual([
			`It goes on at fal. ${GET_RESULT}, or raise Queue Timeout. Request ${queued} may have been charged.`,
			`It goes on at fal. ${GET_RESULT}, or raise Run Timeout. Request ${running} may have been charged.`,
		]);
		expect([stateOf('queued'), stateOf('running')]).toEqual(['queued', 'running']);
		expect(countOf(fal(), 'cancel')).toBe(0);
	});

	test('Hand On: the item goes on with its id and state, and the same sentence as a warning', async () => {
		const { run, queued, running } = await late('handOn', undefined);
		expect(run.status).toBe('success');
		expect(falKeys(run)).toMatchObject([
			{ state: 'queued', requestId: queued, error: null },
			{ state: 'running', requestId: running, error: null },
		]);
		expect(warningsOf(run)).toEqual([
			[`Request ${queued} is still queued after 1 minute. It goes on at fal. ${GET_RESULT}.`],
			[`Request ${running} is still running after 1 minute. It goes on at fal. ${GET_RESULT}.`],
		]);
		expect(countOf(fal(), 'cancel')).toBe(0);
	});

	test('Cancel: what waits costs nothing, what runs may, and both say so', async () => {
		const { run, queued, running } = await late('cancel');
		expect(falKeys(run).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
		expect(falErrors(run)).toMatchObject([
			{
				type: 'queue_timeout',
				message: `Request ${queued} is still queued after 1 minute and was cancelled (item 1)`,
				hint: `fal removed request ${queued} before it started. Nothing was bought.`,
				mayBeCharged: false,
			},
			{
				type: 'processing_timeout',
				message: `Request ${running} is still running after 1 minute; fal was asked to cancel it (item 2)`,
				hint: `The model may still finish it; then Fal Request → Get Result has the video. Request ${running} may have been charged.`,
				mayBeCharged: true,
			},
		]);
		expect([stateOf('queued'), stateOf('running')]).toEqual(['cancelled', 'cancelled']);
	});

	const tooSlow = { waiting: { processingTimeout: 1, onDeadline: 'cancel' } };

	/** fal is done, but its status does not say so yet. */
	function hideTheEndUntil(shown: () => boolean): void {
		const answer = { statusCode: 202, body: { status: 'IN_PROGRESS' } };
		fal().fault({ on: 'status', times: Infinity, match: () => !shown(), moment: 'after', answer });
	}

	test('Cancel that comes too late delivers the video', async () => {
		hideTheEndUntil(() => countOf(fal(), 'cancel') === 1);
		const run = await skipWaiting(upscale(fal(), ['sea'], { parameters: tooSlow }));
		expect(falKeys(run)).toMatchObject([{ state: 'done', error: null }]);
		expect([countOf(fal(), 'cancel'), fal().purchases.length]).toEqual([1, 1]);
	});

	test('Cancel that comes too late does not take the second wait for the time in the queue', async () => {
		const answer = { statusCode: 202, body: { status: 'IN_QUEUE', queue_position: 1 } };
		const match = () => countOf(fal(), 'cancel') === 0;
		fal().fault({ on: 'status', times: Infinity, match, moment: 'after', answer });
		const options = { queueTimeout: 1, onDeadline: 'cancel' };
		const run = await skipWaiting(upscale(fal(), ['sea'], { parameters: { waiting: options } }));
		expect(falKeys(run)).toMatchObject([{ state: 'done', queueSeconds: null }]);
	});

	test('Cancel that comes too late ends, though the status never shows the end', async () => {
		hideTheEndUntil(() => false);
		const onError = 'continueRegularOutput';
		const run = await skipWaiting(upscale(fal(), ['sea'], { parameters: tooSlow, onError }));
		expect(falErrors(run)).toMatchObject([{ type: 'processing_timeout', mayBeCharged: true }]);
		expect(countOf(fal(), 'cancel')).toBe(1);
	});

	test('Cancel that fal does not answer says that the request may go on', async () => {
		fal().outcome({ hold: 'run' });
		fal().fault({ on: 'cancel', times: Infinity, answer: 'close' });
		const onError = 'continueRegularOutput';
		const run = await skipWaiting(upscale(fal(), ['sea'], { parameters: tooSlow, onError }));
		const [{ requestId }] = fal().purchases;
		expect(falKeys(run)).toMatchObject([{ state: 'failed', requestId }]);
		expect(falErrors(run)).toMatchObject([
			{
				message: `Request ${requestId} is still running after 1 minute`,
				hint: `It goes on at fal. ${GET_RESULT}, or raise Run Timeout. Request ${requestId} may have been charged.`,
			},
		]);
	});
});
