// Inputs of the Sora remix endpoints and of the models that take their place.
import { z } from 'zod';
import { between, quality, seed, writeMode } from './common';

/** @see https://fal.ai/models/fal-ai/wan/v2.7/edit-video/api */
export const wan27EditVideo = z.object({
	video_url: z.string(),
	prompt: z.string().min(1),
	// The client's types say strings; fal's document lists numbers and '5' is reported as refused.
	duration: z.literal([0, 2, 3, 4, 5, 6, 7, 8, 9, 10]).default(0),
	aspect_ratio: z.enum(['16:9', '9:16', '1:1', '4:3', '3:4']).nullish(),
	resolution: z.enum(['720p', '1080p']).default('1080p'),
	audio_setting: z.enum(['auto', 'origin']).default('auto'),
	reference_image_url: z.string().nullish(),
	seed,
	enable_safety_checker: z.boolean().default(true),
});

/** @see https://fal.ai/models/fal-ai/wan/v2.2-a14b/video-to-video/api */
export const wan22VideoToVideo = z.object({
	video_url: z.string(),
	prompt: z.string(),
	strength: between(0, 1).default(0.9),
	num_frames: z.int().min(17).max(161).default(81),
	frames_per_second: z.int().min(4).max(60).nullable().default(16),
	aspect_ratio: z.enum(['auto', '16:9', '9:16', '1:1']).default('auto'),
	resolution: z.enum(['480p', '580p', '720p']).default('720p'),
	negative_prompt: z.string().default(''),
	seed,
	num_inference_steps: z.int().min(2).max(40).default(27),
	guidance_scale: between(1, 10).default(3.5),
	guidance_scale_2: between(1, 10).default(4),
	shift: between(1, 10).default(5),
	acceleration: z.enum(['none', 'regular']).default('regular'),
	interpolator_model: z.enum(['none', 'film', 'rife']).default('film'),
	num_interpolated_frames: z.int().min(0).max(4).default(1),
	adjust_fps_for_interpolation: z.boolean().default(true),
	resample_fps: z.boolean().default(false),
	enable_prompt_expansion: z.boolean().default(false),
	enable_safety_checker: z.boolean().default(false),
	enable_output_safety_checker: z.boolean().default(false),
	video_quality: quality,
	video_write_mode: writeMode,
});

const motions = ['zoom-out', 'zoom-in', 'pan-left', 'pan-right', 'tilt-up', 'tilt-down'] as const;

/** @see https://fal.ai/models/fal-ai/fast-animatediff/video-to-video/api */
export const fastAnimateDiff = z.object({
	video_url: z.string(),
	prompt: z.string(),
	first_n_seconds: z.int().min(2).max(4).default(3),
	fps: z.int().min(1).max(16).default(8),
	strength: between(0, 1).default(0.7),
	negative_prompt: z.string().default('(bad quality, worst quality:1.2), ugly faces, bad anime'),
	num_inference_steps: z.int().min(1).max(50).default(25),
	guidance_scale: between(0, 20).default(7.5),
	motions: z.array(z.enum(motions)).optional(),
	seed,
});

/** @see https://fal.ai/models/xai/grok-imagine-video/edit-video/api */
export const grokEditVideo = z.object({
	video_url: z.string(),
	prompt: z.string().max(4096),
	resolution: z.enum(['auto', '480p', '720p']).default('auto'),
});

/** In fal's catalogue from October 2025 to July 2026. */
export const sora2Remix = z.object({
	video_id: z.string(),
	prompt: z.string(),
	delete_video: z.boolean().default(true),
});

/** Never in fal's catalogue: the parameters of the first document's table. */
export const soraRemix = z.object({
	prompt: z.string(),
	video_url: z.string(),
	aspect_ratio: z.enum(['16:9', '9:16', '1:1']).nullish(),
});
