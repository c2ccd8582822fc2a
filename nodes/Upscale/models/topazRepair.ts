// Topaz models that repair a video or change its colors.
import { h264Output, sourceVideo } from '../../shared/model/fields';
import type { Limits, ModelOf } from '../../shared/model/model';
import { upscaleFactor } from './fields';
import { compression, halo, noiseRemoval } from './topazFields';

const limits: Limits = { seconds: [0, 300], asOf: 'Nov 2026', notByFal: ['seconds'] };

const toTenCents = { per: 'second', roundedUpTo: 0.1, asOf: 'Nov 2026' } as const;

/**
 * fal's text of 24 Sep 2026: 10 seconds cost $0.10 up to 720p, $0.20 up to 1080p, $0.60 at 4K; with Nyx
 * Fast $0.10 up to 1080p, $0.30 at 4K. Taken as the price of a minute at Topaz Precision, of which these
 * are the same figures.
 * @see https://fal.ai/models/topaz/denoise/video/api
 */
export const topazDenoise: ModelOf<'topaz/denoise/video'> = {
	endpointId: 'topaz/denoise/video',
	displayName: 'Topaz Denoise',
	goodFor: 'Removes noise (Nyx)',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: { ...toTenCents, usd: 0.0133, applies: '1080p' },
	limits,
	size: { factor: 'upscale_factor' },
	surchargeBySize: [
		{ above: 720, times: 2 },
		{ above: 720, only: { field: 'model', value: 'Nyx Fast' }, times: 1 },
		{ above: 1080, times: 3.1 / 0.4 },
		{ above: 1080, only: { field: 'model', value: 'Nyx Fast' }, times: 0.3 / (0.4 / 6) },
	],
	falDefaults: { model: 'Nyx', upscale_factor: 1 },
	fields: [sourceVideo, h264Output],
	options: [
		{
			displayName: 'Topaz Model',
			name: 'model',
			type: 'options',
			default: 'Nyx',
			options: [
				{ name: 'Nyx', value: 'Nyx' },
				{ name: 'Nyx Fast', value: 'Nyx Fast', description: 'About half the price' },
				{ name: 'Nyx HF', value: 'Nyx HF' },
				{ name: 'Nyx XL', value: 'Nyx XL' },
			],
			description: "Which of Topaz's own models does the work. fal default: Nyx.",
		},
		{
			...upscaleFactor,
			default: 1,
			description: 'How many times wider and higher the video gets, 1 to 4. fal default: 1.',
		},
		compression,
		noiseRemoval,
		halo,
	],
};

/**
 * fal's text of 24 Sep 2026: 10 seconds cost $0.10 up to 1080p, $0.30 at 4K; a minute $0.40 and $1.40.
 * @see https://fal.ai/models/topaz/deblur/video/api
 */
export const topazDeblur: ModelOf<'topaz/deblur/video'> = {
	endpointId: 'topaz/deblur/video',
	displayName: 'Topaz Deblur',
	goodFor: 'Sharpens motion blur',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: { ...toTenCents, usd: 0.0067, applies: '1080p' },
	limits,
	surchargeBySize: [{ above: 1080, times: 1.4 / 0.4 }],
	fields: [sourceVideo, h264Output],
};

/**
 * At the prices of Deblur; the result has at least 1080p.
 * @see https://fal.ai/models/topaz/colorize/video/api
 */
export const topazColorize: ModelOf<'topaz/colorize/video'> = {
	...topazDeblur,
	endpointId: 'topaz/colorize/video',
	displayName: 'Topaz Colorize',
	goodFor: 'Colors black and white',
};

/**
 * fal's text of 24 Sep 2026: 10 seconds cost $2.40 up to 1080p, $5.10 at 4K; a minute $13.90 and $30.60.
 * @see https://fal.ai/models/topaz/sdr-to-hdr/video/api
 */
export const topazHdr: ModelOf<'topaz/sdr-to-hdr/video'> = {
	endpointId: 'topaz/sdr-to-hdr/video',
	displayName: 'Topaz SDR to HDR',
	goodFor: 'For HDR screens',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: { ...toTenCents, usd: 0.2317, applies: '1080p' },
	limits,
	surchargeBySize: [{ above: 1080, times: 30.6 / 13.9 }],
	fields: [sourceVideo],
	options: [
		{
			displayName: 'Output Format',
			name: 'output_format',
			type: 'options',
			default: 'mp4',
			options: [
				{ name: 'MP4 (10-Bit H.265, HDR10)', value: 'mp4' },
				{ name: 'MOV (ProRes 422 HQ)', value: 'prores' },
			],
			description: 'Kind of file to make. fal default: MP4.',
		},
	],
};
