// Inputs of the upscalers.
import { z } from 'zod';
import { between, outputFormat, quality, seed, writeMode } from './common';

/** @see https://fal.ai/models/fal-ai/video-upscaler/api */
export const videoUpscaler = z.object({
	video_url: z.string(),
	scale: between(1, 8).default(2),
});

/** Of the endpoint that fal took out of its catalogue in August 2026. */
const formerTopazModels = [
	'Proteus',
	'Artemis HQ',
	'Artemis MQ',
	'Artemis LQ',
	'Gaia HQ',
	'Gaia CG',
	'Nyx',
	'Nyx Fast',
	'Nyx XL',
	'Nyx HF',
	'Starlight Precise 1',
	'Starlight Precise 2',
	'Starlight Precise 2.5',
	'Starlight HQ',
	'Starlight Mini',
	'Starlight Sharp',
	'Starlight Fast 1',
	'Starlight Fast 2',
] as const;

const precisionModels = [
	'Proteus',
	'Proteus Natural',
	'Iris',
	'Iris Low Quality',
	'Dione DV',
	'Dione TV',
	'Dione Robust',
	'Dione Dehalo',
	'Dione Robust Dehalo',
	'Artemis High Quality',
	'Artemis Medium Quality',
	'Artemis Low Quality',
	'Artemis Strong Halo',
	'Artemis Medium Halo',
	'Artemis Aliasing & Moire',
	'Gaia HQ',
	'Gaia CG',
	'Gaia 2',
	'Rhea',
	'Theia Fine Tune Detail',
	'Theia Fine Tune Fidelity',
] as const;

const topazKnobs = {
	video_url: z.string(),
	upscale_factor: between(1, 4).default(2),
	target_fps: z.int().min(16).max(60).nullish(),
	compression: between(0, 1).nullish(),
	noise: between(0, 1).nullish(),
	halo: between(0, 1).nullish(),
	recover_detail: between(0, 1).nullish(),
	grain: between(0, 0.1).multipleOf(0.01).nullish(),
	H264_output: z.boolean().default(false),
};

/** @see https://fal.ai/models/topaz/upscale/video/precision/api */
export const topazPrecision = z.object({
	...topazKnobs,
	model: z.enum(precisionModels).default('Proteus'),
});

export const topazUpscale = z.object({
	...topazKnobs,
	model: z.enum(formerTopazModels).default('Proteus'),
});

/** @see https://fal.ai/models/fal-ai/seedvr/upscale/video/api */
export const seedVr = z.object({
	video_url: z.string(),
	upscale_mode: z.enum(['target', 'factor']).default('factor'),
	upscale_factor: between(1, 10).default(2),
	target_resolution: z.enum(['720p', '1080p', '1440p', '2160p']).default('1080p'),
	noise_scale: between(0, 1).multipleOf(0.001).default(0.1),
	seed,
	output_format: outputFormat,
	output_quality: quality,
	output_write_mode: writeMode,
	sync_mode: z.boolean().default(false),
});

/** @see https://fal.ai/models/fal-ai/flashvsr/upscale/video/api */
export const flashVsr = z.object({
	video_url: z.string(),
	upscale_factor: between(1, 4).default(2),
	acceleration: z.enum(['regular', 'high', 'full']).default('regular'),
	color_fix: z.boolean().default(true),
	quality: z.int().min(0).max(100).default(70),
	preserve_audio: z.boolean().default(false),
	seed,
	output_format: outputFormat,
	output_quality: quality,
	output_write_mode: writeMode,
	sync_mode: z.boolean().default(false),
});

/** fal's document of September 2026. @see https://fal.ai/models/fal-ai/bytedance-upscaler/upscale/video/api */
export const bytedanceUpscaler = z.object({
	video_url: z.string(),
	target_resolution: z.enum(['1080p', '2k', '4k', '6k', '8k']).default('1080p'),
	target_fps: between(24, 120).default(30),
	enhancement_preset: z
		.enum(['general', 'ugc', 'short_series', 'aigc', 'old_film'])
		.default('general'),
	enhancement_tier: z.enum(['fast', 'standard', 'pro']).default('standard'),
	fidelity: z.enum(['high', 'medium']).default('high'),
	scale_ratio: between(1.1, 10).nullish(),
	bit_depth: z.literal([8, 10, 12]).default(8),
});

/** Never in fal's catalogue: the first document names the fields but no list of values. */
export const topazVideoAi = z.object({
	video_url: z.string(),
	enhancement_type: z.string().nullish(),
	target_resolution: z.string().nullish(),
});
