// What Dry Run estimates, for prices that fal publishes, with clips that are as long and as large.
import type { IDataObject, INode } from 'n8n-workflow';

import { useClipFolder } from '../../support/clipFolder';
import { useLocalFal } from '../setup';
import { NODE, runVideoNode } from '../videoRun';
import { optionsInPlace } from '../../support/optionsInPlace';

const fal = useLocalFal();
const clips: Record<string, string> = {};

useClipFolder(async (folder) => {
	const shapes = {
		five: { seconds: 5, width: 1280, height: 720, fps: 24 },
		// Twice as large they are 1080p.
		ten: { seconds: 10, width: 960, height: 540, fps: 10 },
		sixty: { seconds: 60, width: 960, height: 540, fps: 5 },
		smooth: { seconds: 10, width: 960, height: 540, fps: 60 },
		small: { seconds: 2, width: 320, height: 180, fps: 24 },
		fourK: { seconds: 2, width: 3840, height: 2160, fps: 10 },
	};
	for (const [name, shape] of Object.entries(shapes)) {
		clips[name] = await folder.make(`${name}.mp4`, shape);
	}
});

interface Tried {
	model?: string;
	parameters?: INode['parameters'];
	options?: IDataObject;
}

async function tried(node: string, clip: string, { model, parameters, options }: Tried) {
	const run = await runVideoNode(fal(), {
		node,
		sourceCheck: null,
		onError: 'continueRegularOutput',
		parameters: {
			...(model !== undefined && { model }),
			video_url: fal().publish(clips[clip]),
			...(node === 'upscale' || node === 'interpolate' ? {} : { prompt: 'Make it summer' }),
			...parameters,
			...optionsInPlace({ dryRun: true, ...options }),
		},
	});
	return run.items(NODE)[0].json;
}

const precision = 'topaz/upscale/video/precision';
const generative = 'topaz/upscale/video/generative';
const bytedance = 'fal-ai/bytedance-upscaler/upscale/video';
const interpolate = 'topaz/interpolate/video';
const wan22 = 'fal-ai/wan/v2.2-a14b/video-to-video';
const grok = 'xai/grok-imagine-video/edit-video';
const flashvsr = 'fal-ai/flashvsr/upscale/video';
const o3Pro = 'fal-ai/kling-video/o3/pro/video-to-video/edit';

test.each<[string, string, string, Tried, number]>([
	['P3 10 s at Topaz Precision, 1080p', 'upscale', 'ten', { model: precision }, 0.2],
	['P3 60 s at Topaz Precision, 1080p', 'upscale', 'sixty', { model: precision }, 0.8],
	['P3 2 s at Topaz Precision cost a whole step', 'upscale', 'small', { model: precision }, 0.1],
	['P3 10 s at 60 fps cost twice as much', 'upscale', 'smooth', { model: precision }, 0.3],
	['P2 5 s at Wan 2.7, untouched', 'soraRemix', 'five', {}, 0.75],
	['P2 5 s at Wan 2.7, 720p', 'soraRemix', 'five', { options: { resolution: '720p' } }, 0.5],
	['P1 5 s at Kling O3 Pro', 'klingEdit', 'five', { model: o3Pro }, 0.84],
	[
		'P5 5 s at Grok, 480p',
		'soraRemix',
		'five',
		{ model: grok, options: { resolution: '480p' } },
		0.3,
	],
	[
		'P5 5 s at Grok, 720p',
		'soraRemix',
		'five',
		{ model: grok, options: { resolution: '720p' } },
		0.4,
	],
	[
		'P6 5 s at Wan 2.2, 480p',
		'soraRemix',
		'five',
		{ model: wan22, parameters: { num_frames: 80 }, options: { resolution: '480p' } },
		0.2,
	],
	[
		'P7 2 s at ByteDance, 50 fps',
		'upscale',
		'small',
		{ model: bytedance, options: { target_fps: 50 } },
		2 * 0.0144,
	],
	[
		'P7 2 s at ByteDance, 2K',
		'upscale',
		'small',
		{ model: bytedance, parameters: { target_resolution: '2k' } },
		2 * 0.0144,
	],
	[
		'P7 2 s at ByteDance, 4K at 60 fps',
		'upscale',
		'small',
		{ model: bytedance, parameters: { target_resolution: '4k' }, options: { target_fps: 60 } },
		2 * 0.0576,
	],
	[
		'P4 2 s of Apollo at 4K, from 10 to 40 fps',
		'interpolate',
		'fourK',
		{ model: interpolate, parameters: { target_fps: 40 } },
		0.12,
	],
	[
		'P4 2 s of Aion at 4K, from 10 to 40 fps',
		'interpolate',
		'fourK',
		{ model: interpolate, parameters: { target_fps: 40 }, options: { model: 'Aion' } },
		0.34,
	],
	[
		'P4 10 s of Apollo from 10 to 40 fps',
		'interpolate',
		'ten',
		{ model: interpolate, parameters: { target_fps: 40 } },
		0.3,
	],
	[
		'P4 10 s of Aion from 10 to 40 fps',
		'interpolate',
		'ten',
		{ model: interpolate, parameters: { target_fps: 40 }, options: { model: 'Aion' } },
		0.5,
	],
])('%s', async (_title, node, clip, run, usd) => {
	const { estimatedCostUsd, findings } = await tried(node, clip, run);
	expect(estimatedCostUsd).toEqual(expect.closeTo(usd, 2));
	expect(findings).toEqual([]);
});

// The sound of a clip is a few frames longer than its picture, which dear models show in cents.
test.each<[string, string, string, Tried, number]>([
	[
		'5 s at Kling 4.0, whose resolution fal chooses: the dearer one',
		'klingEdit',
		'five',
		{ model: 'kling/v4/video-to-video/edit' },
		1.41,
	],
	[
		'5 s at Kling 4.0, 720p',
		'klingEdit',
		'five',
		{
			model: 'kling/v4/video-to-video/edit',
			options: { additionalInput: { resolution: '720p' } },
		},
		0.94,
	],
	[
		'5 s at Happy Horse as the form sends it',
		'klingEdit',
		'five',
		{ model: 'alibaba/happy-horse/video-edit' },
		1.4,
	],
	[
		'5 s at Happy Horse, 1080p',
		'klingEdit',
		'five',
		{ model: 'alibaba/happy-horse/video-edit', parameters: { resolution: '1080p' } },
		2.8,
	],
	[
		'5 s at Kling O3 4K',
		'klingEdit',
		'five',
		{ model: 'fal-ai/kling-video/o3/4k/video-to-video/edit' },
		2.1,
	],
	[
		'10 s of Luma Ray at 1080p',
		'soraRemix',
		'five',
		{
			model: 'luma/agent/ray/v3.2/video-to-video',
			parameters: { duration: '10s' },
			options: { resolution: '1080p' },
		},
		4.32,
	],
	[
		'5 s at Gemini, 4K',
		'soraRemix',
		'five',
		{ model: 'google/gemini-omni-flash/v1.1/edit', options: { resolution: '4k' } },
		1.5,
	],
	['10 s at Topaz Generative, 1080p', 'upscale', 'ten', { model: generative }, 1.2],
	['10 s at Topaz Generative, 60 fps', 'upscale', 'smooth', { model: generative }, 2.4],
	[
		'10 s at Topaz Generative with Starlight Fast 2',
		'upscale',
		'ten',
		{ model: generative, options: { model: 'Starlight Fast 2' } },
		0.6,
	],
	['10 s at Topaz Creative', 'upscale', 'ten', { model: 'topaz/upscale/video/creative' }, 5],
	['10 s at Topaz Denoise', 'upscale', 'ten', { model: 'topaz/denoise/video' }, 0.1],
	['60 s at Topaz Deblur', 'upscale', 'sixty', { model: 'topaz/deblur/video' }, 0.4],
	['60 s at Topaz Colorize', 'upscale', 'sixty', { model: 'topaz/colorize/video' }, 0.4],
	['10 s at Topaz SDR to HDR', 'upscale', 'ten', { model: 'topaz/sdr-to-hdr/video' }, 2.4],
	[
		'10 s at FLUX Video Upscale, creative',
		'upscale',
		'ten',
		{ model: 'blackforestlabs/flux-video-upscale' },
		2,
	],
	[
		'10 s at FLUX Video Upscale, precise',
		'upscale',
		'ten',
		{ model: 'blackforestlabs/flux-video-upscale', options: { creativity: 0 } },
		1.4,
	],
	[
		'10 s at Crystal, 1080p',
		'upscale',
		'ten',
		{ model: 'clarityai/crystal-video-upscaler' },
		1.92 * 1.08 * 10 * 0.1,
	],
	['5 s at Bria', 'upscale', 'five', { model: 'bria/video/increase-resolution' }, 0.7],
	[
		'10 s of Wan 3.0 at 720p after a clip of 5 s',
		'klingReference',
		'five',
		{ model: 'alibaba/wan-3.0/reference-to-video', options: { duration: 10, resolution: '720p' } },
		1.5,
	],
])('%s', async (_title, node, clip, run, usd) => {
	const { estimatedCostUsd, findings } = await tried(node, clip, run);
	expect(Number(estimatedCostUsd) / usd).toBeCloseTo(1, 2);
	expect(findings).toEqual([]);
});

describe('Custom Endpoint', () => {
	const custom = (customEndpointId: string): INode['parameters'] => ({ customEndpointId });

	test('counted FlashVSR at four times the size as one at its own', async () => {
		const own = await tried('upscale', 'small', {
			model: flashvsr,
			parameters: { upscale_factor: 4 },
		});
		const typed = await tried('upscale', 'small', {
			model: 'custom',
			parameters: custom(flashvsr),
			options: { additionalInput: '{"upscale_factor": 4}' },
		});
		const pixels = 320 * 180 * 16 * 24 * 2;
		expect(typed.estimatedCostUsd).toEqual(expect.closeTo((pixels / 1e6) * 0.0005, 3));
		expect(typed.estimatedCostUsd).toBe(own.estimatedCostUsd);
	});

	test('takes the data of a model that another node lists, limits included', async () => {
		const run = { model: 'custom', parameters: { ...custom(o3Pro), prompt: 'Make it summer' } };
		const json = await tried('klingReference', 'five', run);
		expect(json.estimatedCostUsd).toEqual(expect.closeTo(0.84, 2));
		const short = await tried('klingReference', 'small', run);
		expect(short.findings).toContainEqual(
			expect.stringContaining('Video is 2.02 s long; Kling O3 Pro takes 3 to 15 s'),
		);
	});

	test('knows no cost of an endpoint that no node lists, and limits refuse it', async () => {
		const answer = {
			statusCode: 200,
			body: {
				prices: [
					{ endpoint_id: 'acme/any/video', unit_price: 0.01, unit: 'seconds', currency: 'USD' },
				],
			},
		};
		fal().fault({ on: 'pricing', times: Infinity, answer });
		const run = { model: 'custom', parameters: custom('acme/any/video') };
		expect(await tried('upscale', 'small', run)).toMatchObject({
			estimatedCostUsd: null,
			findings: [],
		});
		for (const limit of ['maxCostPerItem', 'maxCostPerExecution']) {
			const { findings } = await tried('upscale', 'small', { ...run, options: { [limit]: 5 } });
			expect(findings).toEqual([
				expect.stringMatching(
					/^Would stop: How fal bills acme\/any\/video is not known, so Max Cost/,
				),
			]);
		}
	});
});

describe('a cost is not known', () => {
	test.each([
		['6k', {}],
		['8k', {}],
		['1080p', { target_fps: 61 }],
	])('where fal publishes none: ByteDance to %s with %j', async (target_resolution, options) => {
		const run = { model: bytedance, parameters: { target_resolution } };
		const json = await tried('upscale', 'small', {
			...run,
			options: { ...options, maxCostPerItem: 5 },
		});
		expect(json.estimatedCostUsd).toBeNull();
		expect(json.findings).toContainEqual(
			expect.stringContaining('fal publishes no price of ByteDance Upscaler at the chosen size'),
		);
	});

	test.each(['5 seconds', '1000 seconds', 'units', 'image', 'seconds of GPU'])(
		'where fal bills by "%s"',
		async (unit) => {
			const prices = [{ endpoint_id: grok, unit_price: 0.01, unit, currency: 'USD' }];
			fal().fault({
				on: 'pricing',
				times: Infinity,
				answer: { statusCode: 200, body: { prices } },
			});
			const json = await tried('soraRemix', 'five', { model: grok });
			expect(json.estimatedCostUsd).toBeNull();
			expect(json.findings).toEqual([
				`fal bills Grok Imagine (Cuts to 8 s and 480p) by ${unit}, of which the number is not known before, so there is no estimate.`,
			]);
		},
	);
});
