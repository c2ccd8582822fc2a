// Inputs of the models that edit by instruction, besides Kling O1 and O3.
import { z } from 'zod';
import { between } from './common';

const largestSeed = 2147483647;

/** As far as fal's page was read. @see https://fal.ai/models/kling/v4/video-to-video/edit/api */
export const kling4Edit = z.object({
	prompt: z.string(),
	video_url: z.string(),
	image_urls: z.array(z.string()).nullish(),
});

/** @see https://fal.ai/models/alibaba/happy-horse/video-edit/api */
export const happyHorse = z.object({
	video_url: z.string(),
	prompt: z.string().min(1).max(2500),
	reference_image_urls: z.array(z.string()).max(5).nullish(),
	resolution: z.enum(['720p', '1080p']).default('1080p'),
	audio_setting: z.enum(['auto', 'origin']).default('auto'),
	seed: z.int().min(0).max(largestSeed).nullish(),
	enable_safety_checker: z.boolean().default(true),
});

const lucy = {
	prompt: z.string().max(1500),
	video_url: z.string(),
	resolution: z.literal('720p').default('720p'),
	seed: z.int().nullish(),
	enhance_prompt: z.boolean().default(true),
};

/** @see https://fal.ai/models/decart/lucy-restyle/api */
export const lucyRestyle = z.object({ ...lucy, sync_mode: z.boolean().default(false) });

/** @see https://fal.ai/models/decart/lucy-edit/pro/api */
export const lucyEditPro = z.object({ ...lucy, sync_mode: z.boolean().default(true) });

/** As far as fal's example and apps show it. @see https://fal.ai/models/blackforestlabs/flux-3/edit-video/api */
export const flux3Edit = z.object({
	prompt: z.string(),
	video_url: z.string(),
	safety_tolerance: z.int().min(0).max(4).default(2),
});

/** As three apps send it. @see https://fal.ai/models/google/gemini-omni-flash/v1.1/edit/api */
export const geminiOmniFlash = z.object({
	prompt: z.string(),
	video_url: z.string(),
	resolution: z.enum(['360p', '720p', '1080p', '4k']).default('720p'),
});

const depth = z.object({ enabled: z.boolean().default(true), blur: between(0, 1).nullish() });
const normals = z.object({
	enabled: z.boolean().default(true),
	augmentation: between(0, 1).nullish(),
});
const pose = z.object({
	enabled: z.boolean().default(true),
	strength: z.enum(['precise', 'coarse']).nullish(),
});
const trajectory = z.object({
	enabled: z.boolean().default(true),
	sparsity: between(0, 1).nullish(),
});
const face = z.object({ enabled: z.boolean().default(true) });

/** fal refuses unknown fields here. @see https://fal.ai/models/luma/agent/ray/v3.2/video-to-video/api */
export const lumaRay = z
	.strictObject({
		prompt: z.string().min(1).max(6000),
		video_url: z.string().min(1),
		user: z.string().nullish(),
		start_image_url: z.string().nullish(),
		resolution: z.enum(['540p', '720p', '1080p']).default('540p'),
		duration: z.enum(['5s', '10s']).default('5s'),
		edit_strength: z
			.enum([
				...(['adhere_1', 'adhere_2', 'adhere_3', 'flex_1', 'flex_2', 'flex_3'] as const),
				...(['reimagine_1', 'reimagine_2', 'reimagine_3'] as const),
			])
			.nullish(),
		auto_controls: z.boolean().default(false),
		hdr: z.boolean().default(false),
		exr_export: z.boolean().default(false),
		controls: z
			.object({
				pose: pose.nullish(),
				depth: depth.nullish(),
				normals: normals.nullish(),
				trajectory: trajectory.nullish(),
				face: face.nullish(),
			})
			.nullish(),
		keyframes: z.array(z.string()).min(1).max(64).nullish(),
		keyframe_indexes: z.array(z.int()).min(1).max(64).nullish(),
	})
	.superRefine((input, context) => {
		const refuse = (path: string, message: string) =>
			context.addIssue({ code: 'custom', path: [path], message });
		if (input.auto_controls && input.edit_strength) {
			refuse('auto_controls', 'auto_controls cannot be combined with edit_strength');
		}
		if (input.auto_controls && input.controls) {
			refuse('auto_controls', 'auto_controls cannot be combined with controls');
		}
		if (input.keyframes && input.start_image_url) {
			refuse('keyframes', 'keyframes cannot be combined with start_image_url');
		}
		if (input.exr_export && !input.hdr) refuse('exr_export', 'exr_export needs hdr');
		if (input.hdr && input.resolution === '540p') refuse('hdr', 'hdr needs 720p or 1080p');
	});
