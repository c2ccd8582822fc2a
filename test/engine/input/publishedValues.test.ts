// Values that fal publishes: what it takes is sent, what it no longer takes is refused before a call.
import type { IDataObject, INode } from 'n8n-workflow';

import type { JsonObject } from '../../emulator/types';
import { useClipFolder } from '../../support/clipFolder';
import { falKeys, useLocalFal } from '../setup';
import { runVideoNode } from '../videoRun';
import { optionsInPlace } from '../../support/optionsInPlace';

const fal = useLocalFal();

const precision = 'topaz/upscale/video/precision';
const bytedance = 'fal-ai/bytedance-upscaler/upscale/video';
const wan22 = 'fal-ai/wan/v2.2-a14b/video-to-video';
const animateDiff = 'fal-ai/fast-animatediff/video-to-video';
const grok = 'xai/grok-imagine-video/edit-video';
const o3 = 'fal-ai/kling-video/o3/pro/video-to-video/edit';

type Parameters = INode['parameters'];

async function run(node: string, model: string, parameters: Parameters, options: JsonObject = {}) {
	const ended = await runVideoNode(fal(), {
		node,
		onError: 'continueRegularOutput',
		parameters: {
			model,
			video_url: 'https://example.com/sea.mp4',
			prompt: 'Make it summer',
			...parameters,
			...optionsInPlace(options as IDataObject),
		},
	});
	const [{ error, state }] = falKeys(ended);
	return { error, state };
}

describe('what fal refuses is refused here, before anything is sent', () => {
	const gone = 'is no longer offered by Topaz Precision';
	const nowAt = 'Choose Topaz Generative in Model, at 3 to 12 times the price.';

	test.each<[string, string, string, JsonObject, string, string?]>([
		[
			'D1 a Starlight name at Topaz Precision',
			...(['upscale', precision] as const),
			{ model: 'Starlight HQ' },
			`Topaz Model "Starlight HQ" ${gone}`,
			nowAt,
		],
		[
			'D1 a Nyx name at Topaz Precision',
			...(['upscale', precision] as const),
			{ model: 'Nyx XL' },
			`Topaz Model "Nyx XL" ${gone}`,
			'Choose Topaz Denoise in Model.',
		],
		[
			'D1 a name that Topaz Precision has longer now',
			...(['upscale', precision] as const),
			{ model: 'Artemis LQ' },
			`Topaz Model "Artemis LQ" ${gone}`,
			'Take Artemis Low Quality.',
		],
		[
			'D2 a frame rate that ByteDance does not make',
			...(['upscale', bytedance] as const),
			{ target_fps: 23.976 },
			'Target FPS is "23.976"; it takes a number from 24 to 120',
		],
		[
			'D4 a usual frame rate at AnimateDiff',
			...(['soraRemix', animateDiff] as const),
			{ fps: 24 },
			'Frames Used per Second is "24"; it takes a whole number from 1 to 16',
		],
		[
			'D5 too many steps of Wan 2.2',
			...(['soraRemix', wan22] as const),
			{ num_inference_steps: 50 },
			'Inference Steps is "50"; it takes a whole number from 2 to 40',
		],
		[
			'D5 no guidance of Wan 2.2',
			...(['soraRemix', wan22] as const),
			{ guidance_scale: 0 },
			'Guidance Scale is "0"; it takes a number from 1 to 10',
		],
		[
			'D5 too much guidance of AnimateDiff',
			...(['soraRemix', animateDiff] as const),
			{ guidance_scale: 21 },
			'Guidance Scale is "21"; it takes a number from 0 to 20',
		],
		[
			'D6 too much guidance of the second stage',
			...(['soraRemix', wan22] as const),
			{ guidance_scale_2: 11 },
			'Guidance Scale 2 is "11"; it takes a number from 1 to 10',
		],
		[
			'D7 grain between the steps',
			...(['upscale', precision] as const),
			{ grain: 0.025 },
			'Grain is "0.025"; it takes a number from 0 to 0.1 in steps of 0.01',
		],
		[
			'L10 noise between the steps',
			...(['upscale', 'fal-ai/seedvr/upscale/video'] as const),
			{ noise_scale: 0.0005 },
			'Noise Scale is "0.0005"; it takes a number from 0 to 1 in steps of 0.001',
		],
		[
			'D8 another shot type',
			...(['klingEdit', o3] as const),
			{ shot_type: 'intelligent' },
			'Shot Type "intelligent" is not offered by Kling O3 Pro; it takes customize',
		],
	])('%s', async (_title, node, model, options, message, hint = '') => {
		const { error } = await run(node, model, {}, options);
		expect(error?.message).toBe(message);
		expect(error?.hint).toBe(`${hint} Nothing was bought.`.trim());
		expect(fal().exchanges).toEqual([]);
	});

	test.each([1, 5, 2.5])('D3 %s seconds of AnimateDiff', async (first_n_seconds) => {
		const { error } = await run('soraRemix', animateDiff, { first_n_seconds });
		expect(error?.message).toBe(
			`First Seconds is "${first_n_seconds}"; it takes a whole number from 2 to 4`,
		);
		expect(fal().exchanges).toEqual([]);
	});
});

describe('what fal takes is sent', () => {
	test.each<[string, string, string, JsonObject, JsonObject?]>([
		['D1 a name of Topaz Precision', 'upscale', precision, { model: 'Theia Fine Tune Detail' }],
		['D2 a rate as a number', 'upscale', bytedance, { target_fps: 50 }],
		['D2 "30fps" as 30', 'upscale', bytedance, { target_fps: '30fps' }, { target_fps: 30 }],
		['D2 "60fps" as 60', 'upscale', bytedance, { target_fps: '60fps' }, { target_fps: 60 }],
		['D7 grain on a step', 'upscale', precision, { grain: 0.07 }],
		[
			'L6 10 bits in the pro tier',
			'upscale',
			bytedance,
			{ bit_depth: 10, enhancement_tier: 'pro' },
		],
		['L9 the size of the source', 'soraRemix', grok, { resolution: 'auto' }],
	])('%s', async (_title, node, model, options, sent = options) => {
		const { error, state } = await run(node, model, {}, options);
		expect([error, state]).toEqual([null, 'done']);
		expect(fal().purchases[0].input).toMatchObject(sent);
		expect(fal().purchases[0].ignoredFields).toEqual([]);
	});

	test.each(['6k', '8k'])('L5 ByteDance to %s', async (target_resolution) => {
		expect((await run('upscale', bytedance, { target_resolution })).error).toBeNull();
		expect(fal().purchases[0].input).toMatchObject({ target_resolution });
	});
});

describe('values that do not go together', () => {
	let clip = '';
	useClipFolder(async (clips) => {
		clip = await clips.make('clip.mp4', { seconds: 1, width: 320, height: 180, fps: 24 });
	});

	async function checked(model: string, options: JsonObject, parameters: Parameters = {}) {
		const ended = await runVideoNode(fal(), {
			node: 'upscale',
			sourceCheck: 'standard',
			onError: 'continueRegularOutput',
			parameters: {
				model,
				video_url: fal().publish(clip),
				...parameters,
				...optionsInPlace({ ...options, dryRun: true } as IDataObject),
			},
		});
		const [{ json }] = ended.items('Video');
		return json.findings;
	}

	test('L6 10 bits without the pro tier are refused', async () => {
		expect(await checked(bytedance, { bit_depth: 10 })).toEqual([
			expect.stringContaining(
				'Would stop: Bit Depth is 10, which ByteDance Upscaler takes only with Enhancement Tier pro',
			),
		]);
	});

	test.each(['Gaia 2', 'Proteus Natural'])('D11 %s at another factor than 2', async (model) => {
		const says = `Topaz Model is ${model}, which Topaz Precision takes only with Upscale Factor 2. Set Upscale Factor 2, or choose another Topaz Model.`;
		expect(await checked(precision, { model }, { upscale_factor: 4 })).toEqual([says]);
		expect(await checked(precision, { model })).toEqual([]);
	});

	test('D12 a prompt longer than Grok takes', async () => {
		const { error } = await runLong();
		expect(error?.message).toContain('Prompt has 4097 characters; Grok Imagine');
		expect(fal().purchases).toEqual([]);
	});

	async function runLong() {
		const ended = await runVideoNode(fal(), {
			node: 'soraRemix',
			sourceCheck: 'standard',
			onError: 'continueRegularOutput',
			parameters: {
				model: grok,
				video_url: fal().publish(clip),
				prompt: 'x'.repeat(4097),
			},
		});
		return falKeys(ended)[0];
	}
});
