// COMPLETED is not success: what fal answers for the result is told apart, item by item.
import { badEndings } from './endings';
import { skipWaiting, useFakeClock } from '../../support/clock';
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

const fal = useLocalFal({ concurrency: 50 });
const onError = 'continueRegularOutput';

test('each ending without a video is told in its own words', async () => {
	const clips = badEndings.map(({ what }) => what.replaceAll(' ', '-'));
	badEndings.forEach(({ outcome }, index) => {
		fal().outcome({ ...outcome, match: about(clips[index]) });
	});
	const run = await upscale(fal(), clips, { onError });
	const keys = falKeys(run);
	const told = keys.map(({ state, error }, index) => ({ clip: clips[index], state, error }));
	const expected = badEndings.map((ending, index) => {
		const { state = 'failed', type, message, field = null, hint, retryable, free } = ending;
		const cost = free
			? 'Nothing was bought.'
			: `Request ${keys[index].requestId} may have been charged.`;
		return {
			clip: clips[index],
			state,
			error: {
				type,
				message: `${message} (item ${index + 1})`,
				field,
				hint: `${hint} ${cost}`,
				retryable: retryable ?? false,
				mayBeCharged: !free,
			},
		};
	});
	expect(told).toEqual(expected);
	expect(
		fal()
			.purchases.map(({ input }) => input.video_url)
			.sort(),
	).toEqual(clips.map(clipUrl).sort());
});

describe('an answer that is cut off half way', () => {
	const refused = { detail: [{ loc: ['body', 'video_url'], msg: 'No', type: 'file_too_large' }] };

	test('is no ending, so the whole one is read and told', async () => {
		fal().outcome({ result: { statusCode: 422, body: refused } });
		fal().fault({ on: 'result', moment: 'after', answer: 'truncated' });
		useFakeClock();
		const run = await skipWaiting(upscale(fal(), ['sea'], { onError }));
		expect(falErrors(run)).toMatchObject([{ type: 'file_too_large', field: 'Video' }]);
		expect(countOf(fal(), 'result')).toBe(2);
	});

	test('does not fail a request whose result was asked for too early', async () => {
		fal().outcome({ statusReads: 2 });
		const early = { statusCode: 200, body: { status: 'COMPLETED' } };
		fal().fault({ on: 'status', answer: early });
		fal().fault({ on: 'result', moment: 'after', answer: 'truncated' });
		useFakeClock();
		const run = await skipWaiting(upscale(fal(), ['sea'], { onError }));
		expect(falKeys(run)).toMatchObject([{ state: 'done', error: null }]);
	});
});

describe('while a request waits', () => {
	test('a locked account is told as such, and names the request', async () => {
		onArrival(fal(), 'status', () => fal().lock());
		const run = await upscale(fal(), ['sea'], { onError });
		const [{ requestId }] = falKeys(run);
		expect(requestId).toBe(fal().purchases[0].requestId);
		expect(falErrors(run)).toEqual([
			{
				type: 'account_locked',
				message: 'The fal account is locked: balance used up',
				field: null,
				hint: `Top up, then fetch request ${requestId} with Fal Request → Get Result. It may have been charged.`,
				retryable: false,
				mayBeCharged: true,
			},
		]);
	});

	test('an account locked at the result is told the same way', async () => {
		onArrival(fal(), 'result', () => fal().lock('TOP_UP.'));
		const run = await upscale(fal(), ['sea'], { onError });
		const [{ requestId }] = falKeys(run);
		expect(falErrors(run)).toMatchObject([
			{
				type: 'account_locked',
				hint: `Top up, then fetch request ${requestId} with Fal Request → Get Result. It may have been charged.`,
			},
		]);
	});

	test('a key that was revoked is told, and names the request', async () => {
		const answer = { statusCode: 401, body: { detail: 'invalid key credentials' } };
		fal().fault({ on: 'status', times: Infinity, answer });
		const run = await upscale(fal(), ['sea'], { onError });
		const [{ requestId }] = falKeys(run);
		// Once for the state, once for the last lines of the log; n8n alone sends a refused key twice.
		expect(countOf(fal(), 'status')).toBe(2);
		expect(falErrors(run)).toEqual([
			{
				type: 'invalid_key',
				message: 'fal did not accept the API key',
				field: null,
				hint: `Paste the whole key (id:secret) from fal.ai/dashboard/keys into the credential, then fetch request ${requestId} with Fal Request → Get Result. It may have been charged.`,
				retryable: false,
				mayBeCharged: true,
			},
		]);
	});
});
