// Stop: what was ordered is cancelled, what was not is left, and no retry orders it again.
import { skipWaiting, useFakeClock } from '../../support/clock';
import { about, clipUrl, countOf, onArrival, upscale, useLocalFal } from '../setup';
import { NODE, type VideoRun } from '../videoRun';
import type { Operation } from '../../emulator/types';

const fal = useLocalFal({ concurrency: 2 });
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
	expect(fal().purchases.some(({ input }) => never.includes(String(input.video_url)))).toBe(false);
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
	onArrival(fal(), 'status', () => fal().fault({ on: 'status', times: Infinity, answer: 'reset' }));
	const run = await stoppedAt('status', 1, clips(1), { retryOnFail: false });
	expect(run.runData[NODE].map(({ error }) => error)).toEqual([undefined]);
	expect(cancelledIds()).toEqual(boughtIds());
});
