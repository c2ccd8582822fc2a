// A submit is repeated only where it certainly bought nothing; a lost answer is never bought again.
import type { Answer, Disturbance } from '../../emulator/types';
import { skipWaiting, useFakeClock } from '../../support/clock';
import { about, countOf, falErrors, falKeys, upscale, useLocalFal } from '../setup';

const fal = useLocalFal();
const onError = 'continueRegularOutput';

const tooMany: Answer = {
	statusCode: 429,
	body: { detail: 'Too many requests' },
	headers: { 'retry-after': '0' },
};

test('an order that fal is too busy for is repeated until it is taken', async () => {
	fal().fault({ on: 'submit', times: 4, answer: tooMany });
	const run = await upscale(fal(), ['sea']);
	expect(falKeys(run)).toMatchObject([{ state: 'done', error: null }]);
	expect(countOf(fal(), 'submit')).toBe(5);
	expect(fal().purchases).toHaveLength(1);
});

test('an order that fal stays too busy for is given up, and costs nothing', async () => {
	fal().fault({ on: 'submit', times: Infinity, answer: tooMany });
	const run = await upscale(fal(), ['sea'], { onError });
	expect(falErrors(run)).toEqual([
		{
			type: 'too_many_requests',
			message: 'fal takes no more requests from this account at the moment',
			field: null,
			hint: 'Run the item again later. Nothing was bought.',
			retryable: true,
			mayBeCharged: false,
		},
	]);
	expect(countOf(fal(), 'submit')).toBe(5);
	expect(fal().purchases).toEqual([]);
});

const page = (statusCode: number): Answer => ({
	statusCode,
	body: '<html><body>Sorry</body></html>',
	headers: { 'content-type': 'text/html' },
});
const lost: Record<string, Disturbance> = {
	reset: 'reset',
	closed: 'close',
	truncated: 'truncated',
	'bad-gateway': 'html',
	'500': { statusCode: 500, body: { detail: 'Internal Server Error' } },
	'503': { statusCode: 503, body: { detail: 'Service Unavailable' } },
	'504': page(504),
	'408': page(408),
	'499': { statusCode: 499, body: { detail: 'Client closed request' } },
	'a-page-instead': page(200),
	'no-request-id': { statusCode: 200, body: { status: 'IN_QUEUE' } },
};

function loseAnswers(): string[] {
	for (const [clip, answer] of Object.entries(lost)) {
		fal().fault({ on: 'submit', match: about(clip), moment: 'after', answer });
	}
	return Object.keys(lost);
}

test("an order whose answer is lost is found in fal's history and delivered, bought once", async () => {
	const clips = loseAnswers();
	const run = await upscale(fal(), clips);
	expect(falKeys(run).map(({ state }) => state)).toEqual(clips.map(() => 'done'));
	expect(countOf(fal(), 'submit')).toBe(clips.length);
	const ids = falKeys(run).map(({ requestId }) => requestId);
	expect(new Set(ids)).toEqual(new Set(fal().purchases.map(({ requestId }) => requestId)));
});

test('an order that is not in the history either is told, and not made again', async () => {
	const clips = loseAnswers();
	fal().fault({ on: 'history', times: Infinity, answer: page(503) });
	useFakeClock();
	const run = await skipWaiting(upscale(fal(), clips, { onError }));
	const expected = clips.map((_clip, index) => ({
		type: 'lost_answer',
		message: `No answer from fal: the video may or may not have been ordered (item ${index + 1})`,
		field: null,
		hint: 'It was not ordered again. Fal Request → List shows it if fal has it, and Get Result is free. It may have been charged.',
		retryable: false,
		mayBeCharged: true,
	}));
	expect(falErrors(run)).toEqual(expected);
	expect(countOf(fal(), 'submit')).toBe(clips.length);
	expect(fal().purchases).toHaveLength(clips.length);
});

test('Retry On Fail takes over an order whose answer was lost, once the history shows it', async () => {
	fal().fault({ on: 'submit', moment: 'after', answer: 'reset' });
	fal().fault({ on: 'history', times: 6, answer: page(503) });
	useFakeClock();
	const run = await skipWaiting(upscale(fal(), ['sea'], { retryOnFail: true, maxTries: 3 }));
	expect(falKeys(run)).toMatchObject([{ state: 'done', error: null }]);
	expect(fal().purchases).toHaveLength(1);
});

test('a fal that cannot be reached takes no order', async () => {
	const credentials = { apiKey: fal().apiKey, proxyUrl: 'http://127.0.0.1:1' };
	useFakeClock();
	const run = await skipWaiting(upscale(fal(), ['sea'], { onError, credentials }));
	expect(falErrors(run)).toEqual([
		{
			type: 'unreachable',
			message: 'fal could not be reached',
			field: null,
			hint: 'Check the network of this n8n and Proxy URL in the credential, then run the item again. Nothing was bought.',
			retryable: true,
			mayBeCharged: false,
		},
	]);
});
