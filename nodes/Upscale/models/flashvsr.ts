import { seed, sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { outputFormat, outputQuality, outputWriteMode, upscaleFactor } from './fields';

/**
 * fal bills $0.0005 per megapixel: width x height x frames.
 * @see https://fal.ai/models/fal-ai/flashvsr/upscale/video/api
 */
export const flashvsr: ModelOf<'fal-ai/flashvsr/upscale/video'> = {
	endpointId: 'fal-ai/flashvsr/upscale/video',
	displayName: 'FlashVSR',
	goodFor: 'Up to 4 times larger, keeps the sound',
	speed: 'Not known',
	sound: 'Kept while Preserve Audio is on',
	price: { usd: 0.0005, per: 'megapixel', asOf: 'Nov 2026' },
	size: { factor: 'upscale_factor' },
	falDefaults: { upscale_factor: 2 },
	fields: [
		sourceVideo,
		upscaleFactor,
		{
			displayName: 'Preserve Audio',
			name: 'preserve_audio',
			type: 'boolean',
			default: true,
			description: 'Whether to keep the sound of the video where possible. fal default: off.',
		},
	],
	// On, it would put the video into the answer and keep it out of fal's history.
	sends: { sync_mode: false },
	options: [
		{
			displayName: 'Acceleration',
			name: 'acceleration',
			type: 'options',
			default: 'regular',
			options: [
				{ name: 'Regular', value: 'regular', description: 'Best quality' },
				{ name: 'High', value: 'high', description: 'Between the two' },
				{ name: 'Full', value: 'full', description: 'Fastest, also for longer videos' },
			],
			description: 'Whether quality is traded for speed. fal default: Regular.',
		},
		{
			displayName: 'Color Fix',
			name: 'color_fix',
			type: 'boolean',
			default: true,
			description: 'Whether colors are corrected. fal default: on.',
		},
		{
			displayName: 'Blending Quality',
			name: 'quality',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 0 },
			default: 70,
			description:
				'How far the tiles of a picture overlap, 0 to 100, so that no grid shows; more takes longer. fal default: 70.',
		},
		seed,
		outputFormat,
		outputQuality,
		outputWriteMode,
	],
};
