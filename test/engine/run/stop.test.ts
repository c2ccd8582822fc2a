// Stop: what was submitted is cancelled as Cancel on Stop says, the rest is not sent, no retry buys it.
import type { IRunExecutionData } from 'n8n-workflow';

import type { Operation } from '../../emulator/types';
import { skipWaiting, useFakeClock } from '../../support/clock';
import { about, clipUrl, countOf, onArrival, upscale, useLocalFal } from '../setup';
import { NODE, type VideoRun } from '../videoRun';
import { openWire } from '../wire';

describe('Stop', () => {
	const fal = useLocalFal({ concurrency: 2, streams: false });
	const clips = (count: number) =>
		Array.from({ length: count }, (_clip, index) => `clip${index + 1}`);

	/** Runs and presses Stop when fal is asked for something so many times. */
	async function stoppedAt(
		operation: Operation,
		times: number,
		names: string[],
		more: Partial<VideoRun> = {},
	) {
		let stop: () => void = () => undefined;
		let seen = 0;
		onArrival(fal(), operation, () => {
			seen += 1;
			if (seen === times) stop();
		});
		const cancel: VideoRun['cancel'] = (press) => (stop = press);
		const run = await upscale(fal(), names, { retryOnFail: true, maxTries: 3, cancel, ...more });
		expect(run.status).toBe('canceled');
		expect(run.items(NODE)).toEqual([]);
		return run;
	}

	function cancelledIds(): Array<string | null> {
		return fal()
			.exchanges.filter(({ operation, method }) => operation === 'cancel' && method === 'PUT')
			.map(({ requestId }) => requestId);
	}

	const boughtIds = () => fal().purchases.map(({ requestId }) => requestId);

	test('queued requests are removed and running ones asked to stop', async () => {
		fal().outcome({ match: about('clip1', 'clip2'), hold: 'run' });
		fal().outcome({ match: about('clip3', 'clip4'), hold: 'queue' });
		await stoppedAt('status', 4, clips(4));
		expect(cancelledIds().sort()).toEqual(boughtIds().sort());
		const answers = fal().exchanges.filter(({ operation }) => operation === 'cancel');
		expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 202, 202]);
		expect(fal().purchases.map(({ state }) => state)).toEqual(clips(4).map(() => 'cancelled'));
		expect(countOf(fal(), 'submit')).toBe(4);
	});

	test('a request that goes on although it was asked to stop does not hold the run', async () => {
		fal().outcome({ hold: 'run', ignoresCancel: true });
		await stoppedAt('status', 2, clips(1));
		expect(fal().purchases).toMatchObject([{ state: 'running', cancelRequested: true }]);
	});

	test('orders in flight are waited for and then cancelled, later ones are not made', async () => {
		fal().outcome({ hold: 'queue' });
		await stoppedAt('submit', 1, clips(12));
		// Ten are in flight at most.
		expect(countOf(fal(), 'submit')).toBe(10);
		expect(fal().purchases).toHaveLength(10);
		expect(cancelledIds().sort()).toEqual(boughtIds().sort());
		const never = ['clip11', 'clip12'].map(clipUrl);
		expect(fal().purchases.some(({ input }) => never.includes(String(input.video_url)))).toBe(
			false,
		);
	});

	test('a finished request is not cancelled', async () => {
		fal().outcome({ match: about('clip2'), hold: 'run' });
		await stoppedAt('status', 4, clips(2));
		const [open] = fal().purchases.filter(({ input }) => about('clip2')(input));
		expect(cancelledIds()).toEqual([open.requestId]);
	});

	test('an order that fal is too busy for is not repeated', async () => {
		let stop: () => void = () => undefined;
		onArrival(fal(), 'submit', () => stop());
		const answer = { statusCode: 429, body: { detail: 'Too many requests' } };
		fal().fault({ on: 'submit', times: Infinity, answer });
		const run = await upscale(fal(), ['sea'], { cancel: (press) => (stop = press) });
		expect([run.status, countOf(fal(), 'submit'), countOf(fal(), 'cancel')]).toEqual([
			'canceled',
			1,
			0,
		]);
	});

	test('a cancel that fal does not answer ends the run all the same', async () => {
		fal().outcome({ hold: 'run' });
		fal().fault({ on: 'cancel', times: Infinity, answer: 'reset' });
		useFakeClock();
		await skipWaiting(stoppedAt('status', 1, clips(1)));
		expect(countOf(fal(), 'submit')).toBe(1);
	});

	test('a look that is broken off while Stop comes is no failure', async () => {
		fal().outcome({ hold: 'run' });
		onArrival(fal(), 'status', () =>
			fal().fault({ on: 'status', times: Infinity, answer: 'reset' }),
		);
		const run = await stoppedAt('status', 1, clips(1), { retryOnFail: false });
		expect(run.runData[NODE].map(({ error }) => error)).toEqual([undefined]);
		expect(cancelledIds()).toEqual(boughtIds());
	});
});

describe('Cancel on Stop', () => {
	const fal = useLocalFal({ concurrency: 1, streams: false });

	/** Presses Stop when this is called; until the run has begun there is nothing to stop. */
	function stopButton() {
		let press: () => void = () => undefined;
		const cancel: VideoRun['cancel'] = (stop) => (press = stop);
		return { press: () => press(), cancel };
	}

	/** Runs two clips of which one runs and one waits, and stops when both were looked at. */
	async function stoppedWith(cancelOnStop: string | undefined, more: Partial<VideoRun> = {}) {
		fal().outcome({ hold: 'run' });
		const { press, cancel } = stopButton();
		onArrival(fal(), 'status', () => {
			if (countOf(fal(), 'status') === 2) press();
		});
		const options = cancelOnStop === undefined ? {} : { cancelOnStop };
		const parameters = { waiting: options };
		const run = await upscale(fal(), ['runs', 'waits'], { parameters, cancel, ...more });
		expect(run.status).toBe('canceled');
		return run;
	}

	const stateOf = (clip: string) =>
		fal().purchases.find(({ input }) => about(clip)(input))?.cancelRequested;

	test.each([
		['both', undefined, [true, true]],
		['both', 'all', [true, true]],
		['only the one that waits', 'queued', [false, true]],
		['neither', 'none', [false, false]],
	])('cancels %s with %s', async (_what, cancelOnStop, cancelled) => {
		await stoppedWith(cancelOnStop);
		expect([stateOf('runs'), stateOf('waits')]).toEqual(cancelled);
		expect(countOf(fal(), 'submit')).toBe(2);
	});

	test('Queued Only leaves a request that began to run since it was last looked at', async () => {
		const { press, cancel } = stopButton();
		fal().outcome({ hold: 'run' });
		onArrival(fal(), 'submit', () => press());
		const parameters = { waiting: { cancelOnStop: 'queued' } };
		await upscale(fal(), ['runs', 'waits'], { parameters, cancel });
		expect([stateOf('runs'), stateOf('waits')]).toEqual([false, true]);
	});

	test('what is ordered is cancelled at once, though another order has no answer yet', async () => {
		const happened: string[] = [];
		const { press, cancel } = stopButton();
		let answer = (): void => undefined;
		let orders = 0;
		const wire = await openWire(fal(), {
			toFal: true,
			fault: (socket, given) => {
				orders += 1;
				if (orders === 1) return socket.end(given);
				socket.on('close', () => happened.push('hung up'));
				answer = () => {
					happened.push('answer');
					socket.end(given);
				};
				return press();
			},
		});
		onArrival(fal(), 'cancel', () => {
			happened.push('cancel');
			answer();
			answer = () => undefined;
		});
		fal().outcome({ hold: 'run' });
		useFakeClock();
		const credentials = { apiKey: fal().apiKey, proxyUrl: wire.url };
		await skipWaiting(upscale(fal(), ['runs', 'waits'], { cancel, credentials }));
		await wire.close();
		expect(happened).toEqual(['cancel', 'answer', 'hung up', 'cancel']);
		expect([stateOf('runs'), stateOf('waits')]).toEqual([true, true]);
	});

	test('a request that fal tells nothing of, because the account is locked, is cancelled too', async () => {
		const { press, cancel } = stopButton();
		fal().outcome({ hold: 'run' });
		// The other answer is lost: without a file nothing proves whose request it is.
		fal().fault({ on: 'submit', match: about('waits'), moment: 'after', answer: 'reset' });
		fal().history({ lagMs: 20_000 });
		onArrival(fal(), 'status', () => {
			if (countOf(fal(), 'status') === 1) fal().lock();
		});
		// The other clip is still looked for when the first has been given up.
		fal().clock(() => {
			if (countOf(fal(), 'history') === 4) press();
			return Date.now();
		});
		useFakeClock();
		await skipWaiting(upscale(fal(), ['runs', 'waits'], { cancel }));
		expect([stateOf('runs'), stateOf('waits')]).toEqual([true, false]);
	});

	test('a cancel that fal does not answer at first is repeated, each time later', async () => {
		const answer = { statusCode: 503, body: { detail: 'Unavailable' } };
		fal().fault({ on: 'cancel', times: 3, answer });
		fal().fault({ on: 'cancel', answer: { statusCode: 404, body: { status: 'NOT_FOUND' } } });
		const times: number[] = [];
		useFakeClock();
		onArrival(fal(), 'cancel', () => times.push(Date.now()));
		await skipWaiting(stoppedWith('all', { items: [{ clip: 'runs' }, { clip: 'waits' }] }));
		expect([stateOf('runs'), stateOf('waits')]).toEqual([true, true]);
	});

	test('the saved execution names every request', async () => {
		let saved = '';
		const hooks: VideoRun['hooks'] = {
			workflowExecuteAfter: ({ data }) => {
				saved ||= JSON.stringify(data);
			},
		};
		await stoppedWith('none', { hooks });
		const { executionData } = JSON.parse(saved) as IRunExecutionData;
		const context = JSON.stringify(executionData?.contextData['node:Video']);
		for (const { requestId, endpointId } of fal().purchases) {
			expect(context).toContain(requestId);
			expect(context).toContain(endpointId);
		}
		expect(context).toContain('"statusUrl":"https://queue.fal.run/');
	});

	test('Retry On Fail after Stop buys and cancels nothing', async () => {
		await stoppedWith('none', { retryOnFail: true, maxTries: 3 });
		expect([countOf(fal(), 'submit'), countOf(fal(), 'cancel')]).toEqual([2, 0]);
	});
});
