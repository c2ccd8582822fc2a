import { sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';

/** @see https://fal.ai/models/fal-ai/video-upscaler/api */
export const videoUpscaler: ModelOf<'fal-ai/video-upscaler'> = {
	endpointId: 'fal-ai/video-upscaler',
	displayName: 'Video Upscaler',
	goodFor: 'Fast, 1 to 8 times larger',
	speed: 'Fast',
	sound: 'Not stated by fal',
	price: null,
	fields: [
		sourceVideo,
		{
			displayName: 'Scale',
			name: 'scale',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 8, numberPrecision: 2 },
			default: 2,
			description:
				'How many times wider and higher the video gets, 1 to 8; twice the scale makes the file about 4 times larger. fal default: 2.',
		},
	],
};
