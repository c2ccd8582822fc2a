// Inputs of Kling O1 and O3 video-to-video, edit and reference.
import { z } from 'zod';

const longestPrompt = 2500;
const mostImagesAndElements = 4;

const urls = z.array(z.string());
const aspectRatio = z.enum(['auto', '16:9', '9:16', '1:1']).default('auto');

/** `OmniVideoElementInput`: "1-3 images supported. At least one image is required." */
const omniElement = z.object({
	frontal_image_url: z.string(),
	reference_image_urls: urls.min(1).max(3).prefault([]),
});

/** `KlingV3ImageElementInput`: the same words, but null is allowed. */
const v3Element = z.object({
	frontal_image_url: z.string().nullish(),
	reference_image_urls: urls.min(1).max(3).nullish(),
});

const common = {
	prompt: z.string().max(longestPrompt),
	video_url: z.string(),
	image_urls: urls.nullish(),
};

const o1 = {
	...common,
	keep_audio: z.boolean().default(false),
	elements: z.array(omniElement).nullish(),
};

const o3 = {
	...common,
	keep_audio: z.boolean().default(true),
	elements: z.array(v3Element).nullish(),
	shot_type: z.literal('customize').default('customize'),
};

interface Media {
	image_urls?: string[] | null;
	elements?: unknown[] | null;
}

/** "Maximum 4 total (elements + reference images) when using video." */
function atMostFour(input: Media, context: z.core.$RefinementCtx<Media>): void {
	const given = (input.image_urls?.length ?? 0) + (input.elements?.length ?? 0);
	if (given <= mostImagesAndElements) return;
	context.addIssue({
		code: 'too_big',
		origin: 'array',
		maximum: mostImagesAndElements,
		inclusive: true,
		path: [(input.elements?.length ?? 0) > 0 ? 'elements' : 'image_urls'],
		input: input.elements ?? input.image_urls,
	});
}

/** @see https://fal.ai/models/fal-ai/kling-video/o1/video-to-video/edit/api */
export const klingO1Edit = z.object(o1).superRefine(atMostFour);

/** @see https://fal.ai/models/fal-ai/kling-video/o1/video-to-video/reference/api */
export const klingO1Reference = z
	.object({
		...o1,
		aspect_ratio: aspectRatio,
		duration: z.enum(['3', '4', '5', '6', '7', '8', '9', '10']).default('5'),
	})
	.superRefine(atMostFour);

/** @see https://fal.ai/models/fal-ai/kling-video/o3/pro/video-to-video/edit/api */
export const klingO3Edit = z.object(o3).superRefine(atMostFour);

/** @see https://fal.ai/models/fal-ai/kling-video/o3/standard/video-to-video/reference/api */
export const klingO3Reference = z
	.object({
		...o3,
		aspect_ratio: aspectRatio,
		duration: z
			.enum(['3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15'])
			.nullish(),
	})
	.superRefine(atMostFour);
