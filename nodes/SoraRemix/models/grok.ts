import { sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { prompt } from './fields';

/**
 * fal makes the source at most 854 by 480 pixels large and 8 seconds long.
 * @see https://fal.ai/models/xai/grok-imagine-video/edit-video/api
 */
export const grok: ModelOf<'xai/grok-imagine-video/edit-video'> = {
	endpointId: 'xai/grok-imagine-video/edit-video',
	displayName: 'Grok Imagine (Cuts to 8 s and 480p)',
	goodFor: 'Small clips, by prompt alone',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: null,
	limits: { cutsToSeconds: 8, asOf: 'Nov 2026' },
	fields: [sourceVideo, prompt],
	options: [
		{
			displayName: 'Resolution',
			name: 'resolution',
			type: 'options',
			default: '720p',
			options: [
				{ name: 'Auto', value: 'auto' },
				{ name: '480p', value: '480p' },
				{ name: '720p', value: '720p' },
			],
			description:
				'Size of the new video, although the source is made at most 854 by 480 pixels. fal default: Auto.',
		},
	],
};
