import { images, sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { prompt } from './prompt';

/**
 * Of fal's document only the beginning was read (Nov 2026): the prompt, the video and the images. A
 * field for the resolution very probably follows, which is why none is sent; limits on spending count on
 * the dearer one. fal bills each second of the source and of the result, at least twice the result:
 * $0.094 at 720p, $0.141 at 1080p.
 * @see https://fal.ai/models/kling/v4/video-to-video/edit/api
 */
export const v4: ModelOf<'kling/v4/video-to-video/edit'> = {
	endpointId: 'kling/v4/video-to-video/edit',
	displayName: 'Kling 4.0 (New)',
	goodFor: 'A third less where fal makes 720p',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: { usd: 0.282, per: 'second', applies: '1080p', asOf: 'Nov 2026' },
	sourceBilled: 'at least as the result',
	surcharge: [{ field: 'resolution', value: '1080p', times: 1.5, assumed: true }],
	limits: {
		seconds: [3, 30.05],
		pixels: [700, 4553],
		framesPerSecond: [23.9, 60.05],
		aspectRatio: [0.4, 2.5],
		megabytes: 300,
		asOf: 'Nov 2026',
	},
	fields: [sourceVideo, prompt, images],
};
