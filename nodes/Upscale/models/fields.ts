import { videoQuality, videoWriteMode } from '../../shared/model/fields';
import type { ValueField } from '../../shared/model/model';

export const upscaleFactor: ValueField<'upscale_factor', number> = {
	displayName: 'Upscale Factor',
	name: 'upscale_factor',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 4, numberPrecision: 2 },
	default: 2,
	description: 'How many times wider and higher the video gets, 1 to 4. fal default: 2.',
};

type OutputFormat = 'X264 (.mp4)' | 'VP9 (.webm)' | 'PRORES4444 (.mov)' | 'GIF (.gif)';

export const outputFormat: ValueField<'output_format', OutputFormat> = {
	displayName: 'Output Format',
	name: 'output_format',
	type: 'options',
	default: 'X264 (.mp4)',
	options: [
		{ name: 'MP4 (H.264)', value: 'X264 (.mp4)' },
		{ name: 'WebM (VP9)', value: 'VP9 (.webm)' },
		{ name: 'MOV (ProRes 4444)', value: 'PRORES4444 (.mov)' },
		{ name: 'GIF', value: 'GIF (.gif)' },
	],
	description: 'Kind of file to make. fal default: MP4 (H.264).',
};

export const outputQuality: ValueField<'output_quality', 'low' | 'medium' | 'high' | 'maximum'> = {
	...videoQuality,
	displayName: 'Output Quality',
	name: 'output_quality',
};

export const outputWriteMode: ValueField<'output_write_mode', 'fast' | 'balanced' | 'small'> = {
	...videoWriteMode,
	displayName: 'Output Write Mode',
	name: 'output_write_mode',
};
