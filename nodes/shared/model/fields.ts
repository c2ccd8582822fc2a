import type { MediaField, SlotsField, ValueField } from './model';

export const sourceVideo: MediaField<'video_url'> = {
	displayName: 'Video',
	name: 'video_url',
	media: 'video',
	description: 'The video to work on: a public link to the file, or a binary field of the input',
	placeholder: 'e.g. https://example.com/clip.mp4',
	hint: 'Required. From an earlier fal node: {{ $json.video.url }}',
	mandatory: true,
};

export const images: SlotsField<'image_urls'> = {
	displayName: 'Images',
	name: 'image_urls',
	slots: 'images',
	description: 'Pictures for style or surroundings. The prompt calls them @Image1 to @Image4.',
};

export const elements: SlotsField<'elements'> = {
	displayName: 'Elements',
	name: 'elements',
	slots: 'elements',
	description:
		'Characters or objects to put into the video. The prompt calls them @Element1 to @Element4.',
};

/** Kling O1 takes no element that is shown from one side only. */
export const elementsO1: SlotsField<'elements'> = {
	...elements,
	hint: 'Required here, and at least one Reference Image',
};

export const keepAudio: ValueField<'keep_audio', boolean> = {
	displayName: 'Keep Audio',
	name: 'keep_audio',
	type: 'boolean',
	default: true,
	description: 'Whether to keep the sound of the video. fal default: on.',
};

/** Kling O1 drops the sound unless told otherwise. */
export const keepAudioO1: ValueField<'keep_audio', boolean> = {
	...keepAudio,
	description: 'Whether to keep the sound of the video. fal default: off.',
};

export const h264Output: ValueField<'H264_output', boolean> = {
	displayName: 'H.264 Output',
	name: 'H264_output',
	type: 'boolean',
	default: true,
	description:
		'Whether to write H.264, which plays everywhere. fal default: off, which gives H.265 that most browsers cannot play.',
};

export const seed: ValueField<'seed', number> = {
	displayName: 'Seed',
	name: 'seed',
	type: 'number',
	default: 0,
	typeOptions: { minValue: 0, numberPrecision: 0 },
	description: 'The same seed and input give a similar result. fal default: random.',
};

export const videoQuality: ValueField<'video_quality', 'low' | 'medium' | 'high' | 'maximum'> = {
	displayName: 'Video Quality',
	name: 'video_quality',
	type: 'options',
	default: 'high',
	options: [
		{ name: 'Low', value: 'low' },
		{ name: 'Medium', value: 'medium' },
		{ name: 'High', value: 'high' },
		{ name: 'Maximum', value: 'maximum' },
	],
	description: 'Higher quality makes a larger file. fal default: High.',
};

export const videoWriteMode: ValueField<'video_write_mode', 'fast' | 'balanced' | 'small'> = {
	displayName: 'Video Write Mode',
	name: 'video_write_mode',
	type: 'options',
	default: 'balanced',
	options: [
		{ name: 'Fast', value: 'fast', description: 'Written sooner, larger file' },
		{ name: 'Balanced', value: 'balanced' },
		{ name: 'Small', value: 'small', description: 'Smallest file, takes longest' },
	],
	description: 'Whether the file is written fast or small. fal default: Balanced.',
};
