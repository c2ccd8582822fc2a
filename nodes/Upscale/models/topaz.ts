import { h264Output, sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { upscaleFactor } from './fields';
import { formerOptions, precisionOptions } from './topazFields';

/**
 * fal's text of 24 Sep 2026, at 30 fps: 10 seconds cost $0.10 up to 720p, $0.20 up to 1080p, $0.60 at
 * 4K; a minute $0.40, $0.80, $3.10. All six are the price of a minute, rounded up to the next $0.10 for
 * each job. 10 seconds of Proteus Natural cost $0.10, $0.20, $0.50, of Gaia 2 $0.10 up to 1080p and
 * $0.30 at 4K. Higher frame rates cost more: twice as much at its sister endpoints.
 * @see https://fal.ai/models/topaz/upscale/video/precision/api
 */
export const topazPrecision: ModelOf<'topaz/upscale/video/precision'> = {
	endpointId: 'topaz/upscale/video/precision',
	displayName: 'Topaz Precision',
	goodFor: 'Professional quality',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: {
		usd: 0.0133,
		per: 'second',
		applies: '1080p',
		roundedUpTo: 0.1,
		asOf: 'Nov 2026',
	},
	limits: { seconds: [0, 300], asOf: 'Nov 2026' },
	size: { factor: 'upscale_factor' },
	rate: 'target_fps',
	surchargeBySize: [
		{ above: 720, times: 2 },
		{ above: 720, only: { field: 'model', value: 'Gaia 2' }, times: 1 },
		{ above: 1080, times: 3.1 / 0.4 },
		// Of these two fal names the price of 10 seconds only.
		{ above: 1080, only: { field: 'model', value: 'Proteus Natural' }, times: 0.5 / (0.4 / 6) },
		{ above: 1080, only: { field: 'model', value: 'Gaia 2' }, times: 0.3 / (0.4 / 6) },
	],
	surchargeByRate: [{ above: 30, times: 2 }],
	needs: [
		{
			field: 'model',
			values: ['Gaia 2', 'Proteus Natural'],
			needs: { field: 'upscale_factor', value: 2 },
			otherwise: 'doubtful',
		},
	],
	falDefaults: { model: 'Proteus', upscale_factor: 2 },
	fields: [sourceVideo, upscaleFactor, h264Output],
	options: precisionOptions,
};

/**
 * Not in fal's catalogue since Aug 2026, and without a published price; that it no longer answers was
 * not seen. fal billed $0.01 per second up to 720p, $0.02 up to 1080p, $0.08 above; double at 60 fps.
 * @see https://fal.ai/models/fal-ai/topaz/upscale/video/api
 */
export const topazUpscale: ModelOf<'fal-ai/topaz/upscale/video'> = {
	endpointId: 'fal-ai/topaz/upscale/video',
	displayName: 'Topaz Upscale (Moved)',
	goodFor: 'Professional enhancement',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: null,
	size: { factor: 'upscale_factor' },
	rate: 'target_fps',
	surchargeByRate: [{ above: 30, times: 2 }],
	surchargeBySize: [
		{ above: 720, times: 2 },
		{ above: 1080, times: 8 },
	],
	falDefaults: { upscale_factor: 2 },
	fields: [sourceVideo, upscaleFactor, h264Output],
	options: formerOptions,
	retired: { is: 'unlisted', since: '18 Aug 2026', instead: 'Topaz Precision' },
};

/**
 * Never in fal's catalogue: the fields are those that circulate for it.
 * @see https://fal.ai/models/fal-ai/topaz-video-ai/api
 */
export const topazVideoAi: ModelOf<'fal-ai/topaz-video-ai'> = {
	endpointId: 'fal-ai/topaz-video-ai',
	displayName: 'Topaz Video AI (Not on fal)',
	goodFor: 'Professional enhancement',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: null,
	fields: [
		sourceVideo,
		{
			displayName: 'Enhancement Type',
			name: 'enhancement_type',
			type: 'string',
			default: 'upscale',
			placeholder: 'e.g. upscale',
			description: 'What to do with the video. fal default: none known; only upscale is.',
		},
		{
			displayName: 'Target Resolution',
			name: 'target_resolution',
			type: 'options',
			default: '1080p',
			options: [
				{ name: '1080p', value: '1080p' },
				{ name: '4K', value: '4k' },
			],
			description: 'Size of the new video. fal default: none known.',
		},
	],
	retired: { is: 'neverListed', instead: 'Topaz Precision' },
};
