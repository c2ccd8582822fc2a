import { sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';

/**
 * fal bills $0.10 for each megapixel and second of the result, twice above 30 fps, three times above 60.
 * It takes no factor with which the result would be larger than 5K.
 * @see https://fal.ai/models/clarityai/crystal-video-upscaler/api
 */
export const crystal: ModelOf<'clarityai/crystal-video-upscaler'> = {
	endpointId: 'clarityai/crystal-video-upscaler',
	displayName: 'Crystal Upscaler',
	goodFor: 'Faces and products, to 5K',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: { usd: 0.1, per: 'megapixel second', asOf: 'Nov 2026' },
	size: { factor: 'scale_factor' },
	surchargeByRate: [
		{ above: 30, times: 2 },
		{ above: 60, times: 3 },
	],
	falDefaults: { scale_factor: 2 },
	fields: [
		sourceVideo,
		{
			displayName: 'Scale Factor',
			name: 'scale_factor',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 200, numberPrecision: 2 },
			default: 2,
			description:
				'How many times wider and higher the video gets, but not beyond 5K. fal default: 2.',
		},
	],
};
