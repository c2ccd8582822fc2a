import { h264Output, sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';

/**
 * fal's text of 24 Sep 2026: 10 seconds from 30 to 60 fps cost $0.30 at 1080p and $0.60 at 4K, with
 * Aion $0.50 and $1.70. It bills the frames that are newly made, in slow motion all of them.
 * @see https://fal.ai/models/topaz/interpolate/video/api
 */
export const topazInterpolate: ModelOf<'topaz/interpolate/video'> = {
	endpointId: 'topaz/interpolate/video',
	displayName: 'Topaz Interpolate',
	goodFor: 'Any frame rate, slow motion',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: { usd: 0.03, per: 'second', applies: '1080p, 30 to 60 fps', asOf: 'Nov 2026' },
	limits: { seconds: [0, 300], asOf: 'Nov 2026' },
	length: { slower: 'slowdown_factor' },
	rate: 'target_fps',
	newFrames: { perSecond: 30 },
	surcharge: [{ field: 'model', value: 'Aion', times: 0.5 / 0.3 }],
	surchargeBySize: [
		{ above: 1080, times: 0.6 / 0.3 },
		{ above: 1080, only: { field: 'model', value: 'Aion' }, times: 1.7 / 0.5 },
	],
	falDefaults: { model: 'Apollo', target_fps: 60, slowdown_factor: 1 },
	fields: [
		sourceVideo,
		{
			displayName: 'Slowdown Factor',
			name: 'slowdown_factor',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 8, numberPrecision: 0 },
			default: 1,
			hint: '1 keeps the speed; 2 to 8 make slow motion',
			description: 'How many times slower the video plays, 1 to 8. fal default: 1.',
		},
		{
			displayName: 'Target FPS',
			name: 'target_fps',
			type: 'number',
			typeOptions: { minValue: 16, maxValue: 120, numberPrecision: 0 },
			default: 60,
			description: 'Frames per second of the new video, 16 to 120. fal default: 60.',
		},
		h264Output,
	],
	options: [
		{
			displayName: 'Topaz Model',
			name: 'model',
			type: 'options',
			default: 'Apollo',
			options: [
				{ name: 'Apollo', value: 'Apollo' },
				{ name: 'Chronos', value: 'Chronos' },
				{ name: 'Aion', value: 'Aion', description: 'Costs more than the others' },
			],
			description: "Which of Topaz's own models does the work. fal default: Apollo.",
		},
	],
};
