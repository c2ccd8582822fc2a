// Another execution submits the same input: a lost submit never takes, shares or cancels its request.
import { skipWaiting, useFakeClock } from '../../support/clock';
import { useClipFolder } from '../../support/clipFolder';
import { binaryField, itemWith, stored, useBinaryMode } from '../binaryItems';
import { about, countOf, falErrors, falKeys, onArrival, upscale, useLocalFal } from '../setup';
import type { VideoRun } from '../videoRun';

const fal = useLocalFal();
useBinaryMode('default');
let clip = '';
useClipFolder(async (folder) => {
	clip = await folder.make('clip.mp4', { seconds: 1, width: 64, height: 64, fps: 24 });
});
const onError = 'continueRegularOutput';
const submitOnly = { parameters: { waitMode: 'submit' } };
const boughtIds = () => fal().purchases.map(({ requestId }) => requestId);
const cancelledIds = () =>
	fal()
		.exchanges.filter(({ operation }) => operation === 'cancel')
		.map(({ requestId }) => requestId);

/** Another execution submits the same clip, and so much time passes. */
async function otherExecution(secondsBefore: number): Promise<string> {
	await skipWaiting(upscale(fal(), ['sea'], submitOnly));
	await jest.advanceTimersByTimeAsync(secondsBefore * 1000);
	return boughtIds()[0];
}

test('a submit that never reached fal does not take the request of a minute before', async () => {
	useFakeClock();
	await otherExecution(61);
	fal().fault({ on: 'submit', answer: 'reset' });
	const run = await skipWaiting(upscale(fal(), ['sea'], { onError }));
	expect(falErrors(run)).toMatchObject([{ type: 'lost_answer', mayBeCharged: true }]);
	expect(falKeys(run)[0].requestId).toBeNull();
});

test('a submit whose answer was lost takes its own request, also if that is listed late', async () => {
	useFakeClock();
	const others = await otherExecution(61);
	fal().history({ lagMs: 10_000 });
	fal().fault({ on: 'submit', moment: 'after', answer: 'reset' });
	const run = await skipWaiting(upscale(fal(), ['sea'], { onError }));
	const [, own] = boughtIds();
	expect(own).not.toBe(others);
	expect(falKeys(run)).toMatchObject([{ state: 'done', requestId: own }]);
	expect(countOf(fal(), 'submit')).toBe(2);
});

test('two requests of the same moment are not guessed between, and both are named', async () => {
	useFakeClock();
	const others = await otherExecution(1);
	fal().fault({ on: 'submit', moment: 'after', answer: 'reset' });
	const run = await skipWaiting(upscale(fal(), ['sea'], { onError }));
	const [error] = falErrors(run);
	expect(error).toMatchObject({ type: 'lost_answer', mayBeCharged: true });
	expect(error?.hint).toContain(others);
	expect(error?.hint).toContain(boughtIds()[1]);
});

test('a request that was found by its input and time carries a warning with its id', async () => {
	useFakeClock();
	fal().fault({ on: 'submit', moment: 'after', answer: 'reset' });
	const run = await skipWaiting(upscale(fal(), ['sea'], { onError }));
	const [{ requestId, warnings }] = falKeys(run) as unknown as Array<{
		requestId: string;
		warnings: string[];
	}>;
	expect(requestId).toBe(boughtIds()[0]);
	expect(warnings).toEqual([expect.stringContaining(`request ${requestId} was found`)]);
});

test('and so it does when a retry takes it over', async () => {
	useFakeClock();
	fal().fault({ on: 'submit', moment: 'after', answer: 'reset' });
	const broken = { detail: [{ msg: 'Sorry', type: 'internal_server_error' }] };
	fal().outcome({ match: about('mist'), result: { statusCode: 500, body: broken }, times: 1 });
	const run = await skipWaiting(
		upscale(fal(), ['sea', 'mist'], { retryOnFail: true, maxTries: 2 }),
	);
	const [{ requestId, warnings }] = falKeys(run) as unknown as Array<{
		requestId: string;
		warnings: string[];
	}>;
	expect(warnings).toEqual([expect.stringContaining(`request ${requestId} was found`)]);
	expect(countOf(fal(), 'history')).toBeGreaterThan(0);
});

describe('Stop, when the answer to a submit was lost,', () => {
	/** Presses Stop when the submit arrives, whose answer is lost then. */
	async function stoppedWhileLost(more: Partial<VideoRun> = {}) {
		let press: () => void = () => undefined;
		onArrival(fal(), 'submit', () => press());
		fal().outcome({ hold: 'run' });
		fal().fault({ on: 'submit', moment: 'after', answer: 'reset' });
		const cancel: VideoRun['cancel'] = (stop) => (press = stop);
		const startMs = Date.now();
		const run = await skipWaiting(upscale(fal(), ['sea'], { cancel, ...more }));
		expect(run.status).toBe('canceled');
		return Date.now() - startMs;
	}

	test('leaves a request alone that may be somebody else’s', async () => {
		useFakeClock();
		await stoppedWhileLost();
		expect(cancelledIds()).toEqual([]);
	});

	test('cancels the request that a file of this execution proves to be its own', async () => {
		const item = itemWith({ data: await stored(clip) });
		useFakeClock();
		await stoppedWhileLost({
			inputItems: [item],
			parameters: { video_url: binaryField('data') },
		});
		expect(cancelledIds()).toEqual(boughtIds());
		expect(boughtIds()).toHaveLength(1);
	});

	test('names in the log each request that may be the lost one', async () => {
		useFakeClock();
		await otherExecution(0);
		const info = jest.fn();
		const logger = { error: info, warn: info, info, debug: info };
		await stoppedWhileLost({ logger });
		const text = JSON.stringify(info.mock.calls);
		expect(boughtIds()).toHaveLength(2);
		for (const id of boughtIds()) expect(text).toContain(`${id} (fal-ai/video-upscaler): may be`);
	});

	test('ends within a few seconds where nothing is found', async () => {
		useFakeClock();
		fal().history({ lagMs: 3_600_000 });
		expect(await stoppedWhileLost()).toBeLessThan(10_000);
	});
});

test('On Timeout does not cancel a request that may be somebody else’s', async () => {
	useFakeClock();
	fal().outcome({ hold: 'run' });
	fal().fault({ on: 'submit', moment: 'after', answer: 'reset' });
	const parameters = { waiting: { onDeadline: 'cancel', processingTimeout: 1, queueTimeout: 1 } };
	const run = await skipWaiting(upscale(fal(), ['sea'], { onError, parameters }));
	expect(falErrors(run)).toMatchObject([{ type: 'processing_timeout' }]);
	expect(cancelledIds()).toEqual([]);
});

test('a file’s request is told from the same file of another execution', async () => {
	const data = await stored(clip);
	const parameters = { video_url: binaryField('data') };
	useFakeClock();
	const submitted = { ...submitOnly.parameters, ...parameters };
	await skipWaiting(
		upscale(fal(), [], { inputItems: [itemWith({ data })], parameters: submitted }),
	);
	fal().fault({ on: 'submit', moment: 'after', answer: 'reset' });
	const run = await skipWaiting(
		upscale(fal(), [], { inputItems: [itemWith({ data })], parameters, onError }),
	);
	const [, own] = boughtIds();
	expect(falKeys(run)).toMatchObject([{ state: 'done', requestId: own, warnings: [] }]);
});
