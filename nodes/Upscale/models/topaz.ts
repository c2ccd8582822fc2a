import { h264Output, sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { upscaleFactor } from './fields';
import { precisionOptions, topazOptions } from './topazFields';

/**
 * fal bills $0.10 per 10 seconds at 720p, $0.20 at 1080p, $0.60 at 4K.
 * @see https://fal.ai/models/topaz/upscale/video/precision/api
 */
export const topazPrecision: ModelOf<'topaz/upscale/video/precision'> = {
	endpointId: 'topaz/upscale/video/precision',
	displayName: 'Topaz Precision',
	goodFor: 'Professional enhancement',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: { usd: 0.02, per: 'second', applies: '1080p', asOf: 'Nov 2026' },
	limits: { seconds: [0, 300], asOf: 'Nov 2026' },
	size: { factor: 'upscale_factor' },
	dearerBySize: [
		{ above: 720, times: 2 },
		{ above: 1080, times: 6 },
	],
	fields: [sourceVideo, upscaleFactor, h264Output],
	options: precisionOptions,
};

/**
 * fal billed $0.01 per second up to 720p, $0.02 up to 1080p, $0.08 above; double at 60 fps.
 * @see https://fal.ai/models/fal-ai/topaz/upscale/video/api
 */
export const topazUpscale: ModelOf<'fal-ai/topaz/upscale/video'> = {
	endpointId: 'fal-ai/topaz/upscale/video',
	displayName: 'Topaz Upscale (Moved)',
	goodFor: 'Professional enhancement',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: { usd: 0.02, per: 'second', applies: '1080p', asOf: 'Nov 2026' },
	size: { factor: 'upscale_factor' },
	dearer: [{ field: 'target_fps', value: '60', times: 2 }],
	dearerBySize: [
		{ above: 720, times: 2 },
		{ above: 1080, times: 8 },
	],
	fields: [sourceVideo, upscaleFactor, h264Output],
	options: topazOptions,
	retired: {
		since: '18 Aug 2026',
		instead: 'Topaz Precision',
		why: 'fal moved it to topaz/upscale/video/precision',
	},
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
	retired: {
		since: null,
		instead: 'Topaz Precision',
		why: 'fal never listed it',
	},
};
