import type { Limits, PictureLimits, ReferenceRules, ValueField } from './model';

/**
 * fal publishes no document of the four O1 endpoints as a whole: these are the figures of its page of
 * the edit endpoint; prompt and pictures are those of the other O1 documents of Apr 2026.
 * @see https://fal.ai/models/fal-ai/kling-video/o1/video-to-video/edit/api
 */
export const o1Limits: Limits = {
	formats: ['mp4', 'mov'],
	seconds: [3, 10.05],
	pixels: [720, 2160],
	framesPerSecond: [24, 60],
	megabytes: 200,
	promptCharacters: 2500,
	asOf: 'Nov 2026',
};

/**
 * Seconds and pixels as fal's text of Aug 2026 has them, exact as in the document of the 4K variant
 * (Sep 2026), which also repeats the frame rates of April.
 * @see https://fal.ai/models/fal-ai/kling-video/o3/pro/video-to-video/edit/api
 */
export const o3Limits: Limits = {
	formats: ['mp4', 'mov'],
	seconds: [3, 15.05],
	pixels: [720, 3840],
	framesPerSecond: [24, 60],
	megabytes: 200,
	promptCharacters: 2500,
	asOf: 'Nov 2026',
};

/** Of images and of elements, in the documents of Apr 2026; O3 4K takes larger files. */
const pictures: PictureLimits = { megabytes: 10, shortestSide: 300, aspectRatio: [0.4, 2.5] };

/** The schema calls the reference images optional, its description "At least one image is required". */
export const o1References: ReferenceRules = {
	imagesAndElements: 4,
	frontalImage: 'required',
	referenceImages: [1, 3],
	pictures,
};

/** The schema takes an element without reference images, its description asks for 1 to 3. */
export const o3References: ReferenceRules = {
	imagesAndElements: 4,
	frontalImage: 'optional',
	referenceImages: [0, 3],
	fewestReferenceImages: 1,
	pictures,
};

/** O3 4K takes larger pictures: fal's document of 24 Sep 2026. */
export const o3FourKReferences: ReferenceRules = {
	...o3References,
	pictures: { ...pictures, megabytes: 50 },
};

export const keptIfAsked = 'Kept while Keep Audio is on';

export const shotType: ValueField<'shot_type', 'customize'> = {
	displayName: 'Shot Type',
	name: 'shot_type',
	type: 'options',
	default: 'customize',
	options: [{ name: 'Customize', value: 'customize' }],
	description: 'Type of multi-shot generation. fal default: Customize, the only one it takes.',
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
