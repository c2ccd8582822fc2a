// Inputs of Topaz's other models, of FLUX, Crystal and Bria, as fal's documents of September 2026 have them.
import { z } from 'zod';
import { between } from './common';

const share = between(0, 1).nullish();
const H264_output = z.boolean().default(false);
const video_url = z.string();
const targetFps = z.int().min(16).max(60).nullish();

/** @see https://fal.ai/models/topaz/upscale/video/generative/api */
export const topazGenerative = z.object({
	video_url,
	model: z
		.enum([
			'Starlight Precise 2.6',
			'Starlight HQ',
			'Starlight Mini',
			'Starlight Sharp',
			'Starlight Fast 2',
		])
		.default('Starlight Precise 2.6'),
	upscale_factor: between(1, 4).default(2),
	target_fps: targetFps,
	softness: between(1, 5).nullish(),
	H264_output,
});

/** @see https://fal.ai/models/topaz/upscale/video/creative/api */
export const topazCreative = z.object({
	video_url,
	prompt: z.string().max(1024).nullish(),
	creativity: between(0, 1).default(0.5),
	realism: share,
	sharp: share,
	upscale_factor: between(1, 4).default(2),
	target_fps: targetFps,
	H264_output,
});

/** @see https://fal.ai/models/topaz/denoise/video/api */
export const topazDenoise = z.object({
	video_url,
	model: z.enum(['Nyx', 'Nyx Fast', 'Nyx XL', 'Nyx HF']).default('Nyx'),
	upscale_factor: between(1, 4).default(1),
	noise: share,
	compression: share,
	halo: share,
	H264_output,
});

/** @see https://fal.ai/models/topaz/deblur/video/api */
export const topazDeblur = z.object({ video_url, H264_output });

/** @see https://fal.ai/models/topaz/colorize/video/api */
export const topazColorize = z.object({ video_url, H264_output });

/** @see https://fal.ai/models/topaz/sdr-to-hdr/video/api */
export const topazHdr = z.object({
	video_url,
	output_format: z.enum(['mp4', 'prores']).default('mp4'),
});

/** @see https://fal.ai/models/blackforestlabs/flux-video-upscale/api */
export const fluxUpscale = z.object({
	video_url,
	upscale_factor: between(1.5, 3).default(2),
	creativity: z.literal([0, 1]).default(1),
	prompt: z.string().nullish(),
	safety_tolerance: z.int().min(0).max(4).default(2),
});

/** @see https://fal.ai/models/clarityai/crystal-video-upscaler/api */
export const crystal = z.object({ video_url, scale_factor: between(1, 200).default(2) });

/** @see https://fal.ai/models/bria/video/increase-resolution/api */
export const briaIncrease = z.object({
	video_url,
	desired_increase: z.enum(['2', '4']).default('2'),
	output_container_and_codec: z
		.enum([
			'mp4_h265',
			'mp4_h264',
			'webm_vp9',
			'mov_h265',
			'mov_proresks',
			'mkv_h265',
			'mkv_h264',
			'mkv_vp9',
			'gif',
		])
		.default('webm_vp9'),
	preserve_audio: z.boolean().default(true),
});
