// What fal would refuse is refused before it costs anything, all of it at once, with the way out.
import { falKeys } from '../setup';
import { prompt, usePreflightFixture } from './preflightFixture';
import { runVideoNode } from '../videoRun';

const { fal, edit, files } = usePreflightFixture();

const o3 = 'fal-ai/kling-video/o3/standard/video-to-video/edit';

test('a clip that fits is ordered without a warning', async () => {
	const { error, warnings } = await edit('good');
	expect([error, warnings]).toEqual([null, []]);
	expect(fal().purchases).toHaveLength(1);
});

test('a clip that is too long is refused, and a model named that takes it', async () => {
	const { error } = await edit('long');
	expect(error).toMatchObject({
		type: 'preflight',
		message: 'Video is 12.02 s long; Kling O1 takes 3 to 10 s',
		field: 'Video',
		hint: 'Shorten it or choose Kling O3 Standard. Nothing was bought.',
		mayBeCharged: false,
	});
	expect(fal().purchases).toEqual([]);
});

test('everything that is wrong is named at once', async () => {
	const { error } = await edit('bad', {
		parameters: { prompt: `Put @Image2 there. ${'x'.repeat(2500)}` },
	});
	expect(error?.message).toBe(
		[
			'Video is 2.02 s long; Kling O1 takes 3 to 10 s',
			'Video is 3840×2160; Kling O1 takes at most 2160 a side',
			'Video has 12 frames per second; Kling O1 takes 24 to 60',
			'Prompt has 2519 characters; Kling O1 takes at most 2500',
			'Prompt mentions @Image2, but no images are given',
		].join('. '),
	);
	expect(error?.hint).toContain(
		'Video is 3840×2160; Kling O1 takes at most 2160 a side: make it smaller and upscale after editing.\n',
	);
	expect(fal().purchases).toEqual([]);
});

test('with Stop Workflow one such clip stops all, before any is ordered', async () => {
	const urls = ['good', 'long'].map((name) => fal().publish(files[name]));
	const run = await runVideoNode(fal(), {
		node: 'klingEdit',
		sourceCheck: null,
		parameters: { video_url: '={{ $json.url }}', prompt },
		items: urls.map((url) => ({ url })),
	});
	expect(run.error?.message).toBe('Video is 12.02 s long; Kling O1 takes 3 to 10 s (item 2)');
	expect(fal().purchases).toEqual([]);
});

test('with Continue the other clips are ordered', async () => {
	const urls = ['good', 'long', 'page'].map((name) => fal().publish(files[name]));
	const run = await runVideoNode(fal(), {
		node: 'klingEdit',
		sourceCheck: null,
		onError: 'continueRegularOutput',
		parameters: { video_url: '={{ $json.url }}', prompt },
		items: urls.map((url) => ({ url })),
	});
	expect(falKeys(run).map(({ state }) => state)).toEqual(['done', 'failed', 'failed']);
	expect(fal().purchases.map(({ input }) => input.video_url)).toEqual([urls[0]]);
});

test.each([
	['small', 'Video is 640×360; Kling O3 Standard takes at least 720 a side'],
	['slow', 'Video has 12 frames per second; Kling O3 Standard takes 24 to 60'],
	['longer', 'Video is 17.02 s long; Kling O3 Standard takes 3 to 15 s'],
])('Kling O3 ordered the clip "%s", which fal then refused', async (video, message) => {
	const { error } = await edit(video, { parameters: { model: o3 } });
	expect(error?.message).toBe(message);
	expect(fal().purchases).toEqual([]);
});

describe('a limit that only the maker of the model states', () => {
	const run = { node: 'soraRemix', parameters: { prompt: 'x'.repeat(5001) } };
	const says = [
		'Video is 384×216; Wan 2.7 takes at least 240 a side, says its maker; fal states no limit',
		'Prompt has 5001 characters; Wan 2.7 takes at most 5000, says its maker; fal states no limit',
	];

	test('kept a clip from being ordered; it is a warning', async () => {
		const { error, warnings } = await edit('tiny', run);
		expect(error).toBeNull();
		expect(warnings).toEqual([
			`${says[0]}. Upscale it first or choose FLUX 3.`,
			`${says[1]}. Shorten it.`,
		]);
		expect(fal().purchases).toHaveLength(1);
	});

	test('stops where any doubt shall stop', async () => {
		const { error } = await edit('tiny', { ...run, sourceCheck: 'strict' });
		expect(error?.message).toBe(says.join('. '));
		expect(fal().purchases).toEqual([]);
	});
});

describe('a file that cannot be reached', () => {
	beforeEach(() =>
		fal().fault({ on: 'file', times: Infinity, answer: { statusCode: 403, body: 'No' } }),
	);
	const says = 'Video could not be checked: its server answered 403';

	test('is a warning', async () => {
		const { warnings } = await edit('good');
		expect(warnings).toEqual([`${says}. Check that its link opens.`]);
		expect(fal().purchases).toHaveLength(1);
	});

	test('stops where any doubt shall stop', async () => {
		expect((await edit('good', { sourceCheck: 'strict' })).error?.message).toBe(says);
		expect(fal().purchases).toEqual([]);
	});
});

describe.each([404, 410])('a source whose server answers %i', (statusCode) => {
	const says = `Video is not there: its server answered ${statusCode}`;
	const gone = () => fal().fault({ on: 'file', times: Infinity, answer: { statusCode, body: '' } });

	test('stops before buying', async () => {
		gone();
		const { error } = await edit('good');
		expect(error).toMatchObject({
			message: says,
			field: 'Video',
			hint: 'Check its link, or set Video to Binary. Nothing was bought.',
		});
		expect(fal().purchases).toEqual([]);
	});

	test('that comes back at once does not', async () => {
		fal().fault({ on: 'file', times: 1, answer: { statusCode, body: '' } });
		expect((await edit('good')).error).toBeNull();
	});
});

test('an image that is not there stops, too', async () => {
	const image = `${fal().proxyUrl}/files/nothing/gone.png`;
	const { error } = await edit('good', { parameters: { image_urls: { image1: image } } });
	expect(error?.message).toBe('@Image1 is not there: its server answered 404');
	expect(fal().purchases).toEqual([]);
});

test('with Source Check off nothing is looked at', async () => {
	const { error, warnings } = await edit('page', { sourceCheck: 'off' });
	expect([error, warnings]).toEqual([null, []]);
	const fetched = fal().exchanges.filter(({ headers }) => headers.range !== undefined);
	expect(fetched).toEqual([]);
});

test('a clip that a model cuts is ordered with a warning', async () => {
	const model = 'fal-ai/fast-animatediff/video-to-video';
	const parameters = { model, first_n_seconds: 4 };
	const { warnings } = await edit('long', { node: 'soraRemix', parameters });
	expect(warnings).toEqual(['Video is 12.02 s long; AnimateDiff uses its first 4 s only.']);
});

test('what an earlier try bought is taken over, whatever became of the file since', async () => {
	const detail = [{ loc: ['body', 'prompt'], msg: 'No', type: 'content_policy_violation' }];
	fal().outcome({ result: { statusCode: 422, body: { detail } } });
	fal().fault({ on: 'file', skip: 1, times: Infinity, answer: { statusCode: 404, body: '' } });
	const video_url = fal().publish(files.good);
	const run = await runVideoNode(fal(), {
		node: 'klingEdit',
		parameters: { video_url, prompt },
		sourceCheck: 'strict',
		retryOnFail: true,
		maxTries: 2,
	});
	expect(run.error?.message).toBe('fal refused the content of Prompt');
	expect(fal().purchases).toHaveLength(1);
});
