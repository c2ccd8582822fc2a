import { seed, sourceVideo } from '../../shared/model/fields';
import type { ModelOf, ValueField } from '../../shared/model/model';
import { outputFormat, outputQuality, outputWriteMode, upscaleFactor } from './fields';

const upToTen: ValueField<'upscale_factor', number> = {
	...upscaleFactor,
	typeOptions: { ...upscaleFactor.typeOptions, maxValue: 10 },
	description: 'How many times wider and higher the video gets, 1 to 10. fal default: 2.',
};

/**
 * fal bills $0.001 per megapixel: width x height x frames, about $0.25 for 121 frames at 1080p.
 * @see https://fal.ai/models/fal-ai/seedvr/upscale/video/api
 */
export const seedvr: ModelOf<'fal-ai/seedvr/upscale/video'> = {
	endpointId: 'fal-ai/seedvr/upscale/video',
	displayName: 'SeedVR',
	goodFor: 'By a factor or to a resolution',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: { usd: 0.001, per: 'megapixel', asOf: 'Nov 2026' },
	size: {
		factor: 'upscale_factor',
		target: { field: 'target_resolution', only: { field: 'upscale_mode', value: 'target' } },
	},
	falDefaults: { upscale_mode: 'factor', upscale_factor: 2, target_resolution: '1080p' },
	fields: [
		sourceVideo,
		upToTen,
		{
			displayName: 'Target Resolution',
			name: 'target_resolution',
			type: 'options',
			default: '1080p',
			options: [
				{ name: '720p', value: '720p' },
				{ name: '1080p', value: '1080p' },
				{ name: '1440p', value: '1440p' },
				{ name: '2160p (4K)', value: '2160p' },
			],
			hint: 'Counts only with Model Options → Upscale Mode → Target',
			description: 'Size of the new video. fal default: 1080p.',
			onlyWith: { option: 'upscale_mode', value: 'target' },
		},
	],
	// On, it would put the video into the answer and keep it out of fal's history.
	sends: { sync_mode: false },
	options: [
		{
			displayName: 'Upscale Mode',
			name: 'upscale_mode',
			type: 'options',
			default: 'factor',
			options: [
				{ name: 'Factor', value: 'factor', description: 'As many times larger as you say' },
				{ name: 'Target', value: 'target', description: 'To the resolution you choose' },
			],
			description: 'Whether Upscale Factor or Target Resolution counts. fal default: Factor.',
		},
		{
			displayName: 'Noise Scale',
			name: 'noise_scale',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 3 },
			step: 0.001,
			default: 0.1,
			description:
				'How much noise the model starts from, 0 to 1 in steps of 0.001. fal default: 0.1.',
		},
		seed,
		outputFormat,
		outputQuality,
		outputWriteMode,
	],
};
