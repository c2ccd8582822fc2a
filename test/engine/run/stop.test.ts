// Cancel on Stop: what Stop does to requests that wait, run, or are still on their way to fal.
import type { IRunExecutionData } from 'n8n-workflow';

import { skipWaiting, useFakeClock } from '../../support/clock';
import { about, countOf, onArrival, upscale, useLocalFal } from '../setup';
import type { VideoRun } from '../videoRun';
import { openWire } from '../wire';

const fal = useLocalFal({ concurrency: 1 });

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
	const parameters = { options };
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
	const parameters = { options: { cancelOnStop: 'queued' } };
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

test('an order whose answer is lost is looked up and cancelled too', async () => {
	const { press, cancel } = stopButton();
	onArrival(fal(), 'submit', () => press());
	fal().outcome({ hold: 'run' });
	fal().history({ lagMs: 5000 });
	fal().fault({ on: 'submit', moment: 'after', answer: 'reset' });
	useFakeClock();
	await skipWaiting(upscale(fal(), ['lost'], { cancel }));
	expect(stateOf('lost')).toBe(true);
	expect(countOf(fal(), 'submit')).toBe(1);
});

test('a request that fal tells nothing of, because the account is locked, is cancelled too', async () => {
	const { press, cancel } = stopButton();
	fal().outcome({ hold: 'run' });
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
	expect([stateOf('runs'), stateOf('waits')]).toEqual([true, true]);
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
