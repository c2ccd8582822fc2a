// Reuse Result (Hours): what fal already made of the same input is not bought again.
import type { ForeignRequest } from '../../emulator/localFal';
import { skipWaiting, useFakeClock } from '../../support/clock';
import { clipUrl, countOf, falErrors, falKeys, upscale, useLocalFal } from '../setup';
import { NODE, type VideoRun } from '../videoRun';

const fal = useLocalFal({ concurrency: 5 });
const HOUR_MS = 3_600_000;
const endpointId = 'fal-ai/video-upscaler';
const onError = 'continueRegularOutput';

const within = (reuseWithinHours: number) => ({ costAndChecks: { reuseWithinHours } });

/** What the node sends for the clip. */
const inputOf = (clip: string) => ({ scale: 2, video_url: clipUrl(clip) });

/** A request of an hour ago, made by somebody of this account. */
function made(clip: string, more: Partial<ForeignRequest> = {}): string {
	const endedAtMs = Date.now() - HOUR_MS;
	const output = { video: { url: `https://v3.fal.media/${clip}.mp4` } };
	return fal().past({ endpointId, endedAtMs, input: inputOf(clip), output, ...more });
}

const runs = async (clips: string[], more: Partial<VideoRun> = {}) =>
	await upscale(fal(), clips, { parameters: within(24), ...more });

const reused = (run: Awaited<ReturnType<typeof upscale>>) =>
	run.items(NODE).map(({ json }) => (json.fal as { reused: boolean }).reused);

test('takes an identical finished request, says so, and buys only the others', async () => {
	const requestId = made('sea');
	const run = await runs(['sea', 'land']);
	expect(reused(run)).toEqual([true, false]);
	expect(falKeys(run)).toMatchObject([{ requestId, state: 'done' }, { state: 'done' }]);
	expect(run.items(NODE)[0].json.video).toEqual({ url: 'https://v3.fal.media/sea.mp4' });
	expect(fal().purchases.map(({ input }) => input.video_url)).toEqual([clipUrl('land')]);
});

test('is off by default', async () => {
	made('sea');
	const run = await upscale(fal(), ['sea']);
	expect(reused(run)).toEqual([false]);
	expect([fal().purchases.length, countOf(fal(), 'history')]).toEqual([1, 0]);
});

test('lets identical items share one result', async () => {
	const requestId = made('sea');
	const run = await runs(['sea', 'sea']);
	expect(falKeys(run)).toMatchObject([{ requestId }, { requestId }]);
	expect(fal().purchases).toEqual([]);
});

test.each<[string, Partial<ForeignRequest>]>([
	['is older than the hours given', { endedAtMs: Date.now() - 25 * HOUR_MS }],
	['failed', { statusCode: 422, output: { detail: 'No' } }],
	['still runs', { endedAtMs: null, sentAtMs: Date.now() - HOUR_MS }],
	['went to another endpoint', { endpointId: 'fal-ai/seedvr/upscale/video' }],
	['had another input', { input: { ...inputOf('sea'), scale: 4 } }],
])('does not take a request that %s', async (_what, past) => {
	made('sea', past);
	const run = await runs(['sea']);
	expect([reused(run), fal().purchases.length]).toEqual([[false], 1]);
});

test('the order of the fields does not matter', async () => {
	made('sea', { input: { video_url: clipUrl('sea'), scale: 2 } });
	expect(reused(await runs(['sea']))).toEqual([true]);
});

test('finds the request behind hundreds of others', async () => {
	const requestId = made('sea', { endedAtMs: Date.now() - 5 * HOUR_MS });
	for (let count = 0; count < 250; count += 1) made(`other${count}`);
	expect(falKeys(await runs(['sea']))).toMatchObject([{ requestId }]);
	expect(countOf(fal(), 'history')).toBe(3);
});

test('asks a history that is out of reach for a moment again', async () => {
	made('sea');
	fal().fault({ on: 'history', times: 3, answer: { statusCode: 503, body: {} } });
	useFakeClock();
	expect(reused(await skipWaiting(runs(['sea'])))).toEqual([true]);
});

test('buys nothing blindly while the history stays out of reach', async () => {
	made('sea');
	fal().fault({ on: 'history', times: Infinity, answer: { statusCode: 503, body: {} } });
	useFakeClock();
	const run = await skipWaiting(runs(['sea'], { onError }));
	expect(falErrors(run)).toEqual([
		{
			type: 'history_unavailable',
			message: 'Reuse Result could not look into the history of fal',
			field: null,
			hint: 'Run the item again later, or take the option out. Nothing was bought.',
			retryable: true,
			mayBeCharged: false,
		},
	]);
	expect(fal().purchases).toEqual([]);
});

test('a retry after the failure of another item takes the same result again, and says so', async () => {
	const requestId = made('sea');
	const broken = { statusCode: 500, body: { detail: [{ msg: 'No', type: 'internal_error' }] } };
	fal().outcome({ times: 1, result: broken });
	useFakeClock();
	const run = await skipWaiting(runs(['sea', 'land'], { retryOnFail: true, maxTries: 2 }));
	expect(falKeys(run)).toMatchObject([{ requestId, state: 'done' }, { state: 'done' }]);
	expect(reused(run)).toEqual([true, false]);
	expect(fal().purchases).toHaveLength(2);
});

test('orders nothing when Stop comes during the look into the history', async () => {
	let stop: () => void = () => undefined;
	fal().clock(() => {
		if (countOf(fal(), 'history') === 1) stop();
		return Date.now();
	});
	const run = await runs(['sea'], { cancel: (press) => (stop = press) });
	expect([run.status, countOf(fal(), 'submit')]).toEqual(['canceled', 0]);
});
