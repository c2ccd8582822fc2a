import type { Limits, ReferenceRules, ValueField } from './model';

/** @see https://fal.ai/models/fal-ai/kling-video/o1/video-to-video/edit/api */
export const o1Limits: Limits = {
	formats: ['mp4', 'mov'],
	seconds: [3, 10.05],
	pixels: [720, 2160],
	framesPerSecond: [24, 60],
	megabytes: 200,
	// Not in the schema; longer prompts were refused in practice.
	promptCharacters: 2500,
	asOf: 'Nov 2026',
};

/**
 * fal's pages of early 2026 say 3 to 10 s and 720 to 2160 px, its newer types 3 to 15 s and 3840 px.
 * @see https://fal.ai/models/fal-ai/kling-video/o3/pro/video-to-video/edit/api
 */
export const o3Limits: Limits = {
	formats: ['mp4', 'mov'],
	seconds: [3, 15],
	pixels: [720, 3840],
	megabytes: 200,
	promptCharacters: 2500,
	asOf: 'Nov 2026',
	disputed: ['seconds', 'pixels'],
};

/** The schema calls the reference images optional, its description "At least one image is required". */
export const o1References: ReferenceRules = {
	imagesAndElements: 4,
	frontalImage: 'required',
	referenceImages: [1, 3],
	pictures: { megabytes: 10, shortestSide: 300, aspectRatio: [0.4, 2.5] },
};

export const o3References: ReferenceRules = {
	imagesAndElements: 4,
	frontalImage: 'optional',
	referenceImages: [0, 3],
};

export const keptIfAsked = 'Kept while Keep Audio is on';

export const shotType: ValueField<'shot_type', string> = {
	displayName: 'Shot Type',
	name: 'shot_type',
	type: 'string',
	default: 'customize',
	description: 'Type of multi-shot generation. fal default: customize, the only value it names.',
};

export const aspectRatio: ValueField<'aspect_ratio', 'auto' | '16:9' | '9:16' | '1:1'> = {
	displayName: 'Aspect Ratio',
	name: 'aspect_ratio',
	type: 'options',
	default: 'auto',
	options: [
		{ name: 'Auto', value: 'auto', description: 'The closest to the source video' },
		{ name: '16:9', value: '16:9' },
		{ name: '9:16', value: '9:16' },
		{ name: '1:1', value: '1:1' },
	],
	description: 'Shape of the new video. fal default: Auto.',
};
