// What a filled-in form becomes: the fields of the model that counts, and nothing else.
import type { IDataObject } from 'n8n-workflow';

import { falErrors, orderedInputs, useLocalFal } from '../setup';
import { runVideoNode } from '../videoRun';

const fal = useLocalFal();

const video_url = 'https://example.com/sea.mp4';
const prompt = 'Make it summer';
const picture = (name: string) => `https://example.com/${name}.png`;
const o3 = 'fal-ai/kling-video/o3/pro/video-to-video/edit';

describe('Model', () => {
	/** Values of several models, as they stay in a workflow whose model was switched. */
	const switched = {
		video_url,
		scale: 4,
		upscale_factor: 3,
		preserve_audio: true,
		target_resolution: '1080p',
		H264_output: true,
		modelOptions: { seed: 7, acceleration: 'full', noise_scale: 0.5, avoid: 'flicker' },
	};
	const models: Array<[string, IDataObject]> = [
		['fal-ai/video-upscaler', { scale: 4 }],
		[
			'fal-ai/flashvsr/upscale/video',
			{ upscale_factor: 3, preserve_audio: true, seed: 7, acceleration: 'full', sync_mode: false },
		],
		['topaz/upscale/video/precision', { upscale_factor: 3, H264_output: true }],
	];

	test.each(models)('%s sends its own fields and nothing hidden', async (model, own) => {
		const run = { node: 'upscale', parameters: { ...switched, model } };
		expect(await orderedInputs(fal(), run)).toEqual([{ video_url, ...own }]);
	});

	test('given by an expression, each item sends the fields of its own model', async () => {
		const parameters = { ...switched, model: '={{ $json.model }}' };
		const items = models.map(([model]) => ({ model }));
		const expected = models.map(([, own]) => ({ video_url, ...own }));
		const run = { node: 'upscale', parameters, items };
		expect(await orderedInputs(fal(), run)).toEqual(expected);
	});

	test('given by an expression, an unknown one is refused with the way to use it', async () => {
		const parameters = { video_url, model: '={{ $json.model }}' };
		const items = [{ model: 'fal-ai/video-upscaler-2' }];
		const onError = 'continueRegularOutput';
		const run = await runVideoNode(fal(), { node: 'upscale', parameters, items, onError });
		expect(falErrors(run)).toMatchObject([
			{
				field: 'Model',
				message: 'Model "fal-ai/video-upscaler-2" is not in the menu of this node',
				hint: 'To use another endpoint, set Model to custom and put its ID into Custom Endpoint ID. Nothing was bought.',
			},
		]);
		expect(fal().exchanges).toEqual([]);
	});
});

describe('Custom Endpoint', () => {
	const custom = { model: 'custom', customEndpointId: ` ${o3} `, keep_audio: false };

	test.each<[string, IDataObject, IDataObject]>([
		['video and prompt', { video_url, prompt }, { video_url, prompt }],
		['images', { image_urls: { image1: picture('a') } }, { image_urls: [picture('a')] }],
		[
			'elements',
			{ elements: { element1: { frontal_image_url: picture('hero') } } },
			{ elements: [{ frontal_image_url: picture('hero') }] },
		],
		['Additional Input', { advanced: { additionalInput: '{"seed": 7}' } }, { seed: 7 }],
		['nothing', {}, {}],
	])('sends %s where that is filled in, and nothing else', async (_what, filled, sent) => {
		const parameters = { ...custom, ...(filled as typeof custom) };
		expect(await orderedInputs(fal(), { node: 'klingEdit', parameters })).toEqual([sent]);
		expect(fal().purchases.map(({ endpointId }) => endpointId)).toEqual([o3]);
	});
});

describe('Values', () => {
	test.each<[string, string, IDataObject, IDataObject]>([
		['a number for a length', 'klingReference', { duration: '={{ 7 }}' }, { duration: '7' }],
		['text for a number', 'interpolate', { target_fps: '={{ "30" }}' }, { target_fps: 30 }],
		['text for yes or no', 'klingEdit', { keep_audio: '={{ "false" }}' }, { keep_audio: false }],
		[
			'text for a length',
			'soraRemix',
			{ modelOptions: { duration: '={{ "4" }}' } },
			{ duration: 4 },
		],
	])('%s becomes what fal wants', async (_what, node, given, sent) => {
		const parameters = { video_url, prompt, ...(given as { prompt?: string }) };
		expect(await orderedInputs(fal(), { node, parameters })).toMatchObject([sent]);
	});

	test('Same as Input sends no shape, and an option is sent only when added', async () => {
		const parameters = { video_url, prompt, aspect_ratio: '', options: {} };
		expect(await orderedInputs(fal(), { node: 'soraRemix', parameters })).toEqual([
			{ video_url, prompt, audio_setting: 'origin' },
		]);
	});

	test('a field that depends on an option counts only with it', async () => {
		const model = 'fal-ai/seedvr/upscale/video';
		const saved = { video_url, model, target_resolution: '2160p' };
		const target = { ...saved, modelOptions: { upscale_mode: 'target' } };
		const inputs = [
			...(await orderedInputs(fal(), { node: 'upscale', parameters: saved })),
			...(await orderedInputs(fal(), { node: 'upscale', parameters: target })),
		];
		expect(inputs).toEqual([
			{ video_url, upscale_factor: 2, sync_mode: false },
			{
				video_url,
				upscale_factor: 2,
				upscale_mode: 'target',
				target_resolution: '2160p',
				sync_mode: false,
			},
		]);
	});

	test('an option whose expression gives nothing is not sent', async () => {
		const model = 'fal-ai/flashvsr/upscale/video';
		const options = {
			seed: '={{ $json.seed }}',
			quality: '={{ null }}',
			acceleration: '={{ "" }}',
		};
		const parameters = { video_url, model, modelOptions: options };
		expect(await orderedInputs(fal(), { node: 'upscale', parameters })).toEqual([
			{ video_url, upscale_factor: 2, preserve_audio: true, sync_mode: false },
		]);
	});

	test('a field that is always sent is sent with its default where an expression gives nothing', async () => {
		const parameters = { video_url, prompt, keep_audio: '={{ $json.sound }}' };
		expect(await orderedInputs(fal(), { node: 'klingEdit', parameters })).toEqual([
			{ video_url, prompt, keep_audio: true },
		]);
	});
});

describe('Tags', () => {
	const withTags = (tags: string) => ({
		node: 'klingEdit',
		parameters: { video_url, prompt, advanced: { tags } },
	});

	test('go to fal with the order', async () => {
		await orderedInputs(fal(), withTags('client = acme, job=7'));
		expect(fal().purchases[0].headers['x-fal-tags']).toBe('client=acme,job=7');
	});

	test.each(['acme', 'Client=acme', 'fal.x=1', 'client='])('"%s" is refused', async (tags) => {
		const run = await runVideoNode(fal(), { ...withTags(tags), onError: 'continueRegularOutput' });
		expect(falErrors(run)[0]?.message).toMatch(/^Tags cannot be used: /);
		expect(fal().exchanges).toEqual([]);
	});
});
