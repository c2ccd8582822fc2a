// Upscale: the skill text's examples, and one body for each of the other models.
import type { GoldenBody } from './golden';
import { link, someVideo } from './golden';

const precision = 'topaz/upscale/video/precision';
const seedvr = 'fal-ai/seedvr/upscale/video';
const flashvsr = 'fal-ai/flashvsr/upscale/video';
const bytedance = 'fal-ai/bytedance-upscaler/upscale/video';
const topaz = 'fal-ai/topaz/upscale/video';
const topazVideoAi = 'fal-ai/topaz-video-ai';

export const upscale: GoldenBody[] = [
	{
		title: 'Video Upscaler, the example',
		from: 'skill text, lines 173–182',
		endpointId: 'fal-ai/video-upscaler',
		parameters: { video_url: link('https://example.com/low-res-video.mp4') },
		input: { video_url: 'https://example.com/low-res-video.mp4', scale: 2 },
	},
	{
		title: 'Video Upscaler, the example in Python and the pipeline’s first step',
		from: 'skill text, lines 184–192 and 376–382',
		endpointId: 'fal-ai/video-upscaler',
		parameters: { video_url: link(someVideo) },
		input: { video_url: someVideo, scale: 2 },
	},
	{
		title: 'Video Upscaler, the other scale of the parameter table',
		from: 'skill text, lines 196–199',
		endpointId: 'fal-ai/video-upscaler',
		parameters: { video_url: link(someVideo), scale: 4 },
		input: { video_url: someVideo, scale: 4 },
	},
	{
		title: 'Topaz Precision, for a noisy clip',
		from: null,
		endpointId: precision,
		parameters: {
			model: precision,
			video_url: link(someVideo),
			upscale_factor: 4,
			modelOptions: { model: 'Artemis Strong Halo', noise: 0.4, grain: 0.07, target_fps: 60 },
		},
		input: {
			video_url: someVideo,
			upscale_factor: 4,
			H264_output: true,
			model: 'Artemis Strong Halo',
			noise: 0.4,
			grain: 0.07,
			target_fps: 60,
		},
	},
	{
		title: 'SeedVR, by a factor',
		from: null,
		endpointId: seedvr,
		parameters: {
			model: seedvr,
			video_url: link(someVideo),
			upscale_factor: 3,
			modelOptions: { output_format: 'VP9 (.webm)' },
		},
		input: {
			video_url: someVideo,
			upscale_factor: 3,
			output_format: 'VP9 (.webm)',
			sync_mode: false,
		},
	},
	{
		title: 'SeedVR, to a resolution',
		from: null,
		endpointId: seedvr,
		parameters: {
			model: seedvr,
			video_url: link(someVideo),
			target_resolution: '2160p',
			modelOptions: { upscale_mode: 'target' },
		},
		input: {
			video_url: someVideo,
			upscale_factor: 2,
			upscale_mode: 'target',
			target_resolution: '2160p',
			sync_mode: false,
		},
	},
	{
		title: 'FlashVSR keeps the sound',
		from: null,
		endpointId: flashvsr,
		parameters: {
			model: flashvsr,
			video_url: link(someVideo),
			modelOptions: { acceleration: 'full', quality: 0 },
		},
		input: {
			video_url: someVideo,
			upscale_factor: 2,
			preserve_audio: true,
			acceleration: 'full',
			quality: 0,
			sync_mode: false,
		},
	},
	{
		title: 'ByteDance Upscaler, to 4K',
		from: null,
		endpointId: bytedance,
		parameters: {
			model: bytedance,
			video_url: link(someVideo),
			target_resolution: '4k',
			modelOptions: { target_fps: 60, enhancement_tier: 'fast', bit_depth: 8 },
		},
		input: {
			video_url: someVideo,
			target_resolution: '4k',
			target_fps: 60,
			enhancement_tier: 'fast',
			bit_depth: 8,
		},
	},
	{
		title: 'Topaz Upscale, as it was before it moved',
		from: null,
		endpointId: topaz,
		parameters: { model: topaz, video_url: link(someVideo), modelOptions: { model: 'Proteus' } },
		input: { video_url: someVideo, upscale_factor: 2, H264_output: true, model: 'Proteus' },
	},
	{
		title: 'Topaz Video AI, the example',
		from: 'skill text, lines 205–213',
		endpointId: topazVideoAi,
		parameters: { model: topazVideoAi, video_url: link(someVideo), target_resolution: '4k' },
		input: { video_url: someVideo, enhancement_type: 'upscale', target_resolution: '4k' },
	},
];
