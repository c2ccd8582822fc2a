// Inputs of the frame interpolators.
import { z } from 'zod';
import { between, quality, writeMode } from './common';

/** @see https://fal.ai/models/topaz/interpolate/video */
export const topazInterpolate = z.object({
	video_url: z.string(),
	target_fps: z.int().min(16).max(120).default(60),
	slowdown_factor: z.int().min(1).max(8).default(1),
	model: z.enum(['Apollo', 'Chronos', 'Aion']).default('Apollo'),
	H264_output: z.boolean().default(false),
});

const betweenPairs = {
	video_url: z.string(),
	num_frames: z.int().min(1).max(4).default(1),
	use_calculated_fps: z.boolean().default(true),
	fps: between(1, 60).int().default(8),
	use_scene_detection: z.boolean().default(false),
	loop: z.boolean().default(false),
};

/** @see https://fal.ai/models/fal-ai/rife/video/api */
export const rife = z.object(betweenPairs);

/** @see https://fal.ai/models/fal-ai/film/video/api */
export const film = z.object({
	...betweenPairs,
	sync_mode: z.boolean().default(false),
	video_quality: quality,
	video_write_mode: writeMode,
});

/** @see https://fal.ai/models/fal-ai/amt-interpolation/api; no ranges are published */
export const amtInterpolation = z.object({
	video_url: z.string(),
	output_fps: z.int().min(1).default(24),
	recursive_interpolation_passes: z.int().min(1).default(2),
});

/** Never in fal's catalogue: the parameters of the first document's table. */
export const frameInterpolation = z.object({
	video_url: z.string(),
	target_fps: z.literal([30, 60, 120]).default(60),
	interpolation_mode: z.enum(['smooth', 'natural']).default('smooth'),
});
