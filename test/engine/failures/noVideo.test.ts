// COMPLETED with 200 is no video yet: done means that the promised video is in the result.
import type { JsonObject } from '../../emulator/types';
import { allModels } from '../../../nodes/FalTrigger/endpoints';
import { countOf, falErrors, falKeys, upscale, useLocalFal } from '../setup';
import { NODE, runVideoNode } from '../videoRun';

const fal = useLocalFal();
const onError = 'continueRegularOutput';

interface WithoutVideo {
	body: JsonObject | unknown[];
	said: string;
}

const noVideo: WithoutVideo[] = [
	{ body: { video: null }, said: 'its result holds none' },
	{ body: {}, said: 'its result holds none' },
	{ body: { videos: [] }, said: 'its result holds none' },
	{ body: { video: {} }, said: 'its result holds none' },
	{ body: { video: { url: '' } }, said: 'its result holds none' },
	{ body: [], said: 'its result holds none' },
	{ body: { video: null, thumbnail: { url: 'https://a.b/c.jpg' } }, said: 'its result holds none' },
	{ body: { error: 'flagged', video: null }, said: 'flagged' },
	{ body: { detail: 'filtered' }, said: 'filtered' },
];

test.each(noVideo)('a 200 of $body fails the item of a menu model', async ({ body, said }) => {
	fal().outcome({ result: { statusCode: 200, body } });
	const run = await upscale(fal(), ['sea'], { onError });
	const [{ requestId }] = falKeys(run);
	expect(falKeys(run)).toMatchObject([{ state: 'failed' }]);
	expect(falErrors(run)).toEqual([
		{
			type: 'no_video',
			message: `fal did not make the video: ${said}`,
			field: null,
			hint: `Change the input before you run the item again. Request ${requestId} may have been charged.`,
			retryable: false,
			mayBeCharged: true,
		},
	]);
});

test('it is retryable where fal says so', async () => {
	const headers = { 'x-fal-needs-retry': '1' };
	fal().outcome({ result: { statusCode: 200, body: { video: null }, headers } });
	const run = await upscale(fal(), ['sea'], { onError });
	expect(falErrors(run)).toMatchObject([{ type: 'no_video', retryable: true, mayBeCharged: true }]);
});

test('Retry On Fail does not buy it again', async () => {
	fal().outcome({ result: { statusCode: 200, body: { video: null } } });
	const run = await upscale(fal(), ['sea'], { retryOnFail: true, maxTries: 3 });
	expect(run.error?.message).toBe('fal did not make the video: its result holds none');
	expect(fal().purchases).toHaveLength(1);
});

test.each<[string, JsonObject]>([
	['a link instead of a file', { video: 'https://v3.fal.media/a.mp4' }],
	['a list of videos', { videos: [{ url: 'https://v3.fal.media/a.mp4' }] }],
	['a video under another name', { output: { url: 'https://v3.fal.media/a.mp4' } }],
	['a video in the address', { video: { url: 'data:video/mp4;base64,AAAA' } }],
])('%s is a video', async (_what, body) => {
	fal().outcome({ result: { statusCode: 200, body } });
	const run = await upscale(fal(), ['sea'], { onError });
	expect(falKeys(run)).toMatchObject([{ state: 'done', error: null }]);
});

const custom = { model: 'custom', customEndpointId: 'fal-ai/lovely-upscaler' };
const named = { model: 'custom', customEndpointId: 'fal-ai/video-upscaler' };
const nothing = 'The result names no video or other file.';

describe('Custom Endpoint', () => {
	const body = { video: null, error: 'flagged' };

	test('promises nothing, so a warning says it', async () => {
		fal().outcome({ result: { statusCode: 200, body } });
		const listed = fal().fault.bind(fal());
		const id = 'r-custom';
		const queued = { statusCode: 200, body: { request_id: id } };
		listed({ on: 'submit', answer: queued });
		listed({ on: 'status', answer: { statusCode: 200, body: { status: 'COMPLETED' } } });
		listed({ on: 'result', answer: { statusCode: 200, body } });
		const run = await upscale(fal(), ['sea'], { parameters: custom, onError });
		expect(falKeys(run)).toMatchObject([
			{ state: 'done', error: null, warnings: [`${nothing} fal says: flagged`] },
		]);
	});

	test('with the id of a menu model promises what that promises', async () => {
		fal().outcome({ result: { statusCode: 200, body } });
		const run = await upscale(fal(), ['sea'], { parameters: named, onError });
		expect(falErrors(run)).toMatchObject([{ type: 'no_video' }]);
	});
});

test('Fal Request warns of a result without a file', async () => {
	fal().outcome({ result: { statusCode: 200, body: { video: null } } });
	const ordered = await upscale(fal(), ['sea'], { parameters: { waitMode: 'submit' } });
	const [{ requestId }] = falKeys(ordered);
	const run = await runVideoNode(fal(), {
		node: 'falRequest',
		parameters: { operation: 'waitForResult', requestId, endpointId: 'fal-ai/video-upscaler' },
	});
	expect(run.items(NODE)[0].json.fal).toMatchObject({ state: 'done', warnings: [nothing] });
});

test('Reuse Result does not take a request without its video', async () => {
	fal().outcome({ result: { statusCode: 200, body: { video: null } }, times: 1 });
	await upscale(fal(), ['sea'], { onError });
	const parameters = { options: { reuseWithinHours: 24 } };
	const run = await upscale(fal(), ['sea'], { parameters, onError });
	expect(falKeys(run)).toMatchObject([{ state: 'done', reused: false, error: null }]);
	expect(countOf(fal(), 'submit')).toBe(2);
});

test('every model of a menu promises a video', () => {
	expect(allModels.length).toBeGreaterThan(20);
	const without = allModels.filter(({ model }) => model.promises?.length === 0);
	expect(without).toEqual([]);
});
