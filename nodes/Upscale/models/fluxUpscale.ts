import { sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { upscaleFactor } from './fields';

const creative = { field: 'creativity', value: '1' };

/**
 * fal bills each second of the result: precise $0.14 up to 1080p, $0.25 at 2K, $0.55 at 4K; creative,
 * which is its default, $0.20, $0.35 and $0.79.
 * @see https://fal.ai/models/blackforestlabs/flux-video-upscale/api
 */
export const fluxUpscale: ModelOf<'blackforestlabs/flux-video-upscale'> = {
	endpointId: 'blackforestlabs/flux-video-upscale',
	displayName: 'FLUX Video Upscale',
	goodFor: 'Precise or with new detail',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: { usd: 0.2, per: 'second', applies: '1080p', asOf: 'Nov 2026' },
	limits: { formats: ['mp4'], seconds: [0, 20], megabytes: 50, asOf: 'Nov 2026' },
	size: { factor: 'upscale_factor' },
	surchargeBySize: [
		{ above: 0, only: creative, times: 0.2 / 0.14 },
		{ above: 1080, times: 0.25 / 0.14 },
		{ above: 1080, only: creative, times: 0.35 / 0.14 },
		{ above: 1440, times: 0.55 / 0.14 },
		{ above: 1440, only: creative, times: 0.79 / 0.14 },
	],
	falDefaults: { upscale_factor: 2, creativity: 1 },
	fields: [
		sourceVideo,
		{
			...upscaleFactor,
			typeOptions: { minValue: 1.5, maxValue: 3, numberPrecision: 2 },
			description: 'How many times wider and higher the video gets, 1.5 to 3. fal default: 2.',
		},
	],
	options: [
		{
			displayName: 'Creativity',
			name: 'creativity',
			type: 'options',
			default: 1,
			options: [
				{ name: 'Precise', value: 0, description: 'Stays with the source; a third cheaper' },
				{ name: 'Creative', value: 1, description: 'Adds new detail' },
			],
			description: 'Whether new detail is added. fal default: Creative.',
		},
		{
			displayName: 'Prompt',
			name: 'prompt',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. A mossy stone wall in soft light',
			description: 'What the video shows. fal default: none.',
		},
		{
			displayName: 'Safety Tolerance',
			name: 'safety_tolerance',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 4, numberPrecision: 0 },
			default: 2,
			description: 'How much is let through, 0 is strictest, 4 most lenient. fal default: 2.',
		},
	],
};
