// Only what fal says in its own form counts as fal's word: pages and empty answers are of something
// between n8n and fal, such as a firewall or an edge server.
import type { Answer, Operation } from '../../emulator/types';
import { skipWaiting, useFakeClock } from '../../support/clock';
import { countOf, falErrors, falKeys, upscale, useLocalFal } from '../setup';
import { NODE, runVideoNode } from '../videoRun';

const fal = useLocalFal();
const onError = 'continueRegularOutput';

const page = (statusCode: number): Answer => ({
	statusCode,
	body: '<html><body>Request blocked</body></html>',
	headers: { 'content-type': 'text/html' },
});
const empty = (statusCode: number): Answer => ({ statusCode, body: '' });
const noAccess = /key access|does not let this key/;

const foreign: Array<[string, Answer]> = [
	['an empty 403', empty(403)],
	...[400, 401, 403, 404].map((code): [string, Answer] => [`a page of ${code}`, page(code)]),
];

describe.each<Operation>(['status', 'result'])('one %s read of a paid request', (on) => {
	test.each(foreign)('that %s answers ends nothing', async (_what, answer) => {
		fal().fault({ on, answer });
		useFakeClock();
		const run = await skipWaiting(upscale(fal(), ['sea'], { onError }));
		expect(falKeys(run)).toMatchObject([{ state: 'done', error: null }]);
		expect(fal().purchases).toHaveLength(1);
	});
});

test('reads that only pages answer end with the deadline, and who answered is told', async () => {
	fal().fault({ on: 'status', times: Infinity, answer: page(403) });
	useFakeClock();
	const parameters = { options: { queueTimeout: 2 } };
	const run = await skipWaiting(upscale(fal(), ['sea'], { parameters, onError }));
	const [{ requestId }] = falKeys(run);
	expect(falErrors(run)).toEqual([
		{
			type: 'queue_timeout',
			message: `After 2 minutes it is not known how request ${requestId} stands: something between n8n and fal answered with code 403 (a web page)`,
			field: null,
			hint: `It may go on at fal. Check Proxy URL in the credential and the firewall of this n8n. Fetch it later with Fal Request → Get Result. Request ${requestId} may have been charged.`,
			retryable: false,
			mayBeCharged: true,
		},
	]);
});

test('a result that only pages answer is told so', async () => {
	fal().fault({ on: 'result', times: Infinity, answer: page(403) });
	useFakeClock();
	const run = await skipWaiting(upscale(fal(), ['sea'], { onError }));
	const [{ requestId }] = falKeys(run);
	expect(falErrors(run)).toMatchObject([
		{
			type: 'result_unavailable',
			message: `fal finished request ${requestId} but did not hand out its result: something between n8n and fal answered with code 403 (a web page)`,
			retryable: false,
			mayBeCharged: true,
		},
	]);
});

describe('a submit that a page answers', () => {
	test.each(foreign)('%s: what fal has is found again', async (_what, answer) => {
		fal().fault({ on: 'submit', moment: 'after', answer });
		useFakeClock();
		const run = await skipWaiting(upscale(fal(), ['sea'], { onError }));
		expect(falKeys(run)).toMatchObject([{ state: 'done', error: null }]);
		expect(fal().purchases).toHaveLength(1);
		expect(countOf(fal(), 'submit')).toBe(1);
	});

	test.each([
		['an empty 403', empty(403), 'code 403'],
		['a page of 401', page(401), 'code 401 (a web page)'],
		[
			'a redirect',
			{ ...empty(302), headers: { location: 'https://e.com' } },
			'code 302 (a redirect)',
		],
	])('%s: what fal has not is told as unknown, never as refused', async (_what, answer, code) => {
		fal().fault({ on: 'submit', answer });
		useFakeClock();
		const run = await skipWaiting(upscale(fal(), ['sea'], { onError }));
		expect(falErrors(run)).toEqual([
			{
				type: 'lost_answer',
				message: `Something between n8n and fal answered with ${code}: the video may or may not have been ordered`,
				field: null,
				hint: 'It was not ordered again. Fal Request → List shows it if fal has it, and Get Result is free. Check Proxy URL in the credential and the firewall of this n8n. It may have been charged.',
				retryable: false,
				mayBeCharged: true,
			},
		]);
		expect(countOf(fal(), 'submit')).toBe(1);
	});
});

describe('a cancel that a page answers', () => {
	test.each([200, 202, 404].map((code) => [code]))('of %i is asked for again', async (code) => {
		fal().outcome({ hold: 'queue' });
		fal().fault({ on: 'cancel', answer: page(code) });
		useFakeClock();
		const parameters = { options: { onDeadline: 'cancel', queueTimeout: 1 } };
		const run = await skipWaiting(upscale(fal(), ['sea'], { parameters, onError }));
		expect(falKeys(run)).toMatchObject([{ state: 'cancelled' }]);
		expect(fal().purchases[0].state).toBe('cancelled');
		expect(countOf(fal(), 'cancel')).toBe(2);
	});
});

test('a list that a page of 404 answers does not blame the endpoint', async () => {
	fal().fault({ on: 'history', times: Infinity, answer: page(404) });
	useFakeClock();
	const run = await skipWaiting(
		runVideoNode(fal(), {
			node: 'falRequest',
			parameters: { operation: 'list', endpointId: 'fal-ai/video-upscaler' },
			onError,
		}),
	);
	expect(run.items(NODE)[0].json.fal).toMatchObject({
		error: {
			message:
				'The request history of fal could not be read: something between n8n and fal answered with code 404 (a web page)',
			retryable: true,
		},
	});
});

test('a status that tells a reason keeps it where a page stands in for the result', async () => {
	const statusError = { error: 'The machine ran out of memory', error_type: 'out_of_memory' };
	fal().outcome({ statusError, result: page(502) });
	const run = await upscale(fal(), ['sea'], { onError });
	expect(falErrors(run)).toMatchObject([
		{
			type: 'out_of_memory',
			message: 'fal did not make the video: The machine ran out of memory',
		},
	]);
});

test('a result of 500 in the words of fal is told after three reads', async () => {
	const answer: Answer = { statusCode: 500, body: { detail: 'CUDA out of memory' } };
	fal().fault({ on: 'result', times: Infinity, answer });
	useFakeClock();
	const run = await skipWaiting(upscale(fal(), ['sea'], { onError }));
	expect(falErrors(run)).toMatchObject([
		{
			type: 'http_500',
			message: 'fal did not make the video: CUDA out of memory',
			retryable: false,
		},
	]);
	expect(falErrors(run).join()).not.toMatch(noAccess);
	expect(countOf(fal(), 'result')).toBe(3);
});

test('a 500 that fal calls worth another try is told so', async () => {
	const headers = { 'x-fal-needs-retry': '1' };
	const answer: Answer = { statusCode: 500, body: { detail: 'CUDA out of memory' }, headers };
	fal().fault({ on: 'result', times: Infinity, answer });
	useFakeClock();
	const run = await skipWaiting(upscale(fal(), ['sea'], { onError }));
	expect(falErrors(run)).toMatchObject([{ type: 'http_500', retryable: true }]);
});
