import { h264Output, sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';

/**
 * fal bills 10 seconds of 60 fps output at $0.30 for 1080p. Its pages disagree on the rest: 4K $1.00
 * or $0.60; with Aion $0.80 and $3.00, or $0.50 and $1.70.
 * @see https://fal.ai/models/topaz/interpolate/video/api
 */
export const topazInterpolate: ModelOf<'topaz/interpolate/video'> = {
	endpointId: 'topaz/interpolate/video',
	displayName: 'Topaz Interpolate',
	goodFor: 'Any frame rate, slow motion',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: { usd: 0.03, per: 'second', applies: '1080p at 60 fps', asOf: 'Nov 2026' },
	limits: { seconds: [0, 300], asOf: 'Nov 2026' },
	length: { slower: 'slowdown_factor' },
	// The higher of the two figures for each.
	dearer: [{ field: 'model', value: 'Aion', times: 2.7 }],
	dearerBySize: [{ above: 1080, times: 3.4 }],
	fields: [
		sourceVideo,
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
		{
			displayName: 'Slowdown Factor',
			name: 'slowdown_factor',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 8, numberPrecision: 0 },
			default: 1,
			description: 'How many times slower the video plays, 1 to 8. fal default: 1.',
		},
	],
};
