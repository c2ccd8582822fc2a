import { sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { aspectRatio, prompt } from './fields';
import { outputOptions, samplingOptions } from './wan22Options';

/**
 * fal bills $0.08 per second at 720p, $0.06 at 580p, $0.04 at 480p; seconds are counted at 16 fps.
 * @see https://fal.ai/models/fal-ai/wan/v2.2-a14b/video-to-video/api
 */
export const wan22: ModelOf<'fal-ai/wan/v2.2-a14b/video-to-video'> = {
	endpointId: 'fal-ai/wan/v2.2-a14b/video-to-video',
	displayName: 'Wan 2.2',
	goodFor: 'Fine control, drops the sound',
	speed: 'Not known',
	sound: 'Dropped',
	price: { usd: 0.08, per: 'second', applies: '720p', asOf: 'Nov 2026' },
	// 81 frames at 16 fps.
	limits: { cutsToSeconds: 5, asOf: 'Nov 2026' },
	// The rate at which fal counts the seconds.
	length: { cut: { field: 'num_frames', perSecond: 16 } },
	surcharge: [
		{ field: 'resolution', value: '580p', times: 0.75 },
		{ field: 'resolution', value: '480p', times: 0.5 },
	],
	falDefaults: { num_frames: 81, resolution: '720p' },
	fields: [
		sourceVideo,
		prompt,
		aspectRatio,
		{
			displayName: 'Number of Frames',
			name: 'num_frames',
			type: 'number',
			typeOptions: { minValue: 17, maxValue: 161, numberPrecision: 0 },
			default: 81,
			hint: '81 are about 5 seconds; the rest of a longer clip is cut',
			description: 'Length of the new video, 17 to 161 frames. fal default: 81.',
		},
	],
	options: [...samplingOptions, ...outputOptions],
};
