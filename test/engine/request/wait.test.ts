// While fal works, nothing that passes ends a job: it is delivered, and bought once.
import type { Disturbance, Operation } from '../../emulator/types';
import { holdCallTimeouts, skipWaiting, useFakeClock } from '../../support/clock';
import {
	about,
	clipUrl,
	countOf,
	falErrors,
	falKeys,
	onArrival,
	upscale,
	useLocalFal,
} from '../setup';

const fal = useLocalFal({ concurrency: 50, streams: false });
const onError = 'continueRegularOutput';

const unavailable: Disturbance = { statusCode: 503, body: { detail: 'Service Unavailable' } };
const notFound: Disturbance = { statusCode: 404, body: { status: 'NOT_FOUND' } };
const slowDown: Disturbance = {
	statusCode: 429,
	body: { detail: 'Too many requests' },
	headers: { 'retry-after': '1' },
};
const gatewayTimeout: Disturbance = {
	statusCode: 504,
	body: '<html><body>504 Gateway Time-out</body></html>',
	headers: { 'content-type': 'text/html' },
};
const tooEarly: Disturbance = { statusCode: 400, body: { detail: 'Request is still in progress' } };

const passing: Array<{ clip: string; on: Operation; answer: Disturbance; times?: number }> = [
	{ clip: 'status-503', on: 'status', answer: unavailable, times: 2 },
	{ clip: 'status-page', on: 'status', answer: 'html' },
	{ clip: 'status-200-page', on: 'status', answer: { statusCode: 200, body: '<html></html>' } },
	{ clip: 'status-reset', on: 'status', answer: 'reset' },
	{ clip: 'status-closed', on: 'status', answer: 'close' },
	{ clip: 'status-cut', on: 'status', answer: 'truncated' },
	{ clip: 'status-429', on: 'status', answer: slowDown },
	{ clip: 'status-404', on: 'status', answer: notFound, times: 2 },
	{ clip: 'result-504', on: 'result', answer: gatewayTimeout, times: 2 },
	{ clip: 'result-503', on: 'result', answer: unavailable },
	{ clip: 'result-reset', on: 'result', answer: 'reset' },
	{ clip: 'result-cut', on: 'result', answer: 'truncated' },
	{ clip: 'result-429', on: 'result', answer: slowDown },
	{ clip: 'result-404', on: 'result', answer: notFound },
	{ clip: 'result-too-early', on: 'result', answer: tooEarly },
];

test('a read that did not work out is repeated until the video is there', async () => {
	for (const { clip, ...fault } of passing) fal().fault({ ...fault, match: about(clip) });
	const clips = passing.map(({ clip }) => clip);
	const run = await upscale(fal(), clips, { onError });
	const outcomes = falKeys(run).map(({ state, error }, index) => [clips[index], state, error]);
	expect(outcomes).toEqual(clips.map((clip) => [clip, 'done', null]));
	expect(
		fal()
			.purchases.map(({ input }) => input.video_url)
			.sort(),
	).toEqual(clips.map(clipUrl).sort());
	const disturbed = passing.reduce((sum, { times = 1 }) => sum + times, 0);
	// A result asked for too early costs one more look at the status.
	expect(countOf(fal(), 'status') + countOf(fal(), 'result')).toBe(
		2 * clips.length + disturbed + 1,
	);
});

test('a result that fal does not find at first is not given up because of other failed reads', async () => {
	fal().fault({ on: 'result', times: 2, answer: 'reset' });
	fal().fault({ on: 'result', times: 4, answer: notFound });
	useFakeClock();
	const run = await skipWaiting(upscale(fal(), ['sea'], { onError }));
	expect(falKeys(run)).toMatchObject([{ state: 'done', error: null }]);
});

test('a read whose answer does not come is repeated', async () => {
	const letTimePass = holdCallTimeouts();
	onArrival(fal(), 'status', () => {
		if (countOf(fal(), 'status') === 1) letTimePass();
	});
	fal().fault({ on: 'status', delayMs: 1000 });
	const run = await upscale(fal(), ['sea']);
	expect(falKeys(run)).toMatchObject([{ state: 'done' }]);
	expect([countOf(fal(), 'status'), fal().purchases.length]).toEqual([2, 1]);
});

describe('a request that fal lost or withholds', () => {
	const lookThere =
		'Fal Request → List shows what fal knows; fal keeps results for a limited time.';

	test('is named, so that a person can look for it', async () => {
		fal().fault({ on: 'status', match: about('unknown'), times: Infinity, answer: notFound });
		fal().fault({ on: 'result', match: about('vanished'), times: Infinity, answer: notFound });
		fal().fault({ on: 'result', match: about('withheld'), times: Infinity, answer: unavailable });
		useFakeClock();
		const clips = ['unknown', 'vanished', 'withheld'];
		const run = await skipWaiting(upscale(fal(), clips, { onError }));
		const ids = falKeys(run).map(({ requestId }) => requestId ?? '');
		const [unknown, vanished, withheld] = ids;
		const told = falErrors(run).map((error) => [error?.type, error?.message, error?.hint]);
		const hints = [lookThere, lookThere, 'Fetch it later with Fal Request → Get Result.'];
		expect(told).toEqual(
			[
				['unknown_request', `fal does not know request ${unknown} (item 1)`],
				['unknown_request', `fal does not know request ${vanished} (item 2)`],
				[
					'result_unavailable',
					`fal finished request ${withheld} but did not hand out its result (item 3)`,
				],
			].map((line, index) => [
				...line,
				`${hints[index]} Request ${ids[index]} may have been charged.`,
			]),
		);
		expect(fal().purchases).toHaveLength(3);
	});
});
