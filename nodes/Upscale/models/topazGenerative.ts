import { h264Output, sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { upscaleFactor } from './fields';
import { targetFps } from './topazFields';

/**
 * fal's text of 24 Sep 2026: 10 seconds cost $1.20 up to 1080p and $2.60 at 4K, at 30 fps; $2.40 and
 * $5.10 at 60 fps; half of it with Starlight Fast 2. That is half of SDR to HDR, whose minute costs
 * $13.90 and $30.60, rounded up to the next $0.10 for each job.
 * @see https://fal.ai/models/topaz/upscale/video/generative/api
 */
export const topazGenerative: ModelOf<'topaz/upscale/video/generative'> = {
	endpointId: 'topaz/upscale/video/generative',
	displayName: 'Topaz Generative',
	goodFor: 'Poor clips (Starlight)',
	speed: 'Slow',
	sound: 'Not stated by fal',
	price: {
		usd: 0.1158,
		per: 'second',
		applies: '1080p',
		roundedUpTo: 0.1,
		asOf: 'Nov 2026',
	},
	limits: { seconds: [0, 300], asOf: 'Nov 2026' },
	size: { factor: 'upscale_factor' },
	rate: 'target_fps',
	surcharge: [{ field: 'model', value: 'Starlight Fast 2', times: 0.5 }],
	surchargeBySize: [{ above: 1080, times: 30.6 / 13.9 }],
	surchargeByRate: [{ above: 30, times: 2 }],
	needs: [
		{
			field: 'softness',
			needs: { field: 'model', value: 'Starlight Precise 2.6' },
			otherwise: 'doubtful',
		},
	],
	falDefaults: { model: 'Starlight Precise 2.6', upscale_factor: 2 },
	fields: [sourceVideo, upscaleFactor, h264Output],
	options: [
		{
			displayName: 'Topaz Model',
			name: 'model',
			type: 'options',
			default: 'Starlight Precise 2.6',
			options: [
				{ name: 'Starlight Fast 2', value: 'Starlight Fast 2', description: 'Half the price' },
				{ name: 'Starlight HQ', value: 'Starlight HQ' },
				{ name: 'Starlight Mini', value: 'Starlight Mini' },
				{ name: 'Starlight Precise 2.6', value: 'Starlight Precise 2.6' },
				{ name: 'Starlight Sharp', value: 'Starlight Sharp' },
			],
			description: "Which of Topaz's own models does the work. fal default: Starlight Precise 2.6.",
		},
		{
			displayName: 'Softness',
			name: 'softness',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 5, numberPrecision: 2 },
			default: 1,
			description:
				'How soft the picture gets, 1 to 5; with Starlight Precise 2.6 only. fal default: not set.',
		},
		targetFps,
	],
};

/**
 * fal's text of 24 Sep 2026: 10 seconds cost $3 up to 1080p and $5 at 4K, at 30 fps; twice as much at
 * 60 fps. It bills the size it delivers, usually 4K whatever the factor, which the estimate goes by.
 * @see https://fal.ai/models/topaz/upscale/video/creative/api
 */
export const topazCreative: ModelOf<'topaz/upscale/video/creative'> = {
	endpointId: 'topaz/upscale/video/creative',
	displayName: 'Topaz Creative',
	goodFor: 'Invents new detail',
	speed: 'Slow',
	sound: 'Not stated by fal',
	price: { usd: 0.5, per: 'second', applies: '4K', asOf: 'Nov 2026' },
	limits: { seconds: [0, 300], promptCharacters: 1024, asOf: 'Nov 2026' },
	size: { factor: 'upscale_factor' },
	rate: 'target_fps',
	surchargeBySize: [{ above: 0, times: 0.5 / 0.3 }],
	surchargeByRate: [{ above: 30, times: 2 }],
	falDefaults: { upscale_factor: 2 },
	fields: [sourceVideo, upscaleFactor, h264Output],
	options: [
		{
			displayName: 'Creativity',
			name: 'creativity',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
			default: 0.5,
			description: 'How much the model may invent, 0 to 1. fal default: 0.5.',
		},
		{
			displayName: 'Prompt',
			name: 'prompt',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. A mossy stone wall in soft light',
			description:
				'What the video shows; with it a clip may have 450 frames at most. fal default: none.',
		},
		{
			displayName: 'Realism',
			name: 'realism',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
			default: 0.5,
			description: 'How real the picture looks, 0 to 1. fal default: not set.',
		},
		{
			displayName: 'Sharpness',
			name: 'sharp',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
			default: 0.5,
			description: 'How sharp the picture gets, 0 to 1. fal default: not set.',
		},
		targetFps,
	],
};
