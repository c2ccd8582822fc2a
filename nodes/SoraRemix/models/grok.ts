import { sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { prompt } from './fields';

/**
 * fal makes the source at most 854 by 480 pixels large and 8 seconds long. It bills $0.05 per second of
 * the result at 480p, $0.07 at 720p, and $0.01 per second of the source, which is as long.
 * @see https://fal.ai/models/xai/grok-imagine-video/edit-video/api
 */
export const grok: ModelOf<'xai/grok-imagine-video/edit-video'> = {
	endpointId: 'xai/grok-imagine-video/edit-video',
	displayName: 'Grok Imagine (Cuts to 8 s and 480p)',
	goodFor: 'Small clips, by prompt alone',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: { usd: 0.06, per: 'second', applies: '480p', asOf: 'Nov 2026' },
	limits: { cutsToSeconds: 8, promptCharacters: 4096, asOf: 'Nov 2026' },
	surcharge: [{ field: 'resolution', value: '720p', times: 0.08 / 0.06 }],
	// The size of the source, which fal makes no larger than 480p.
	falDefaults: { resolution: 'auto' },
	fields: [sourceVideo, prompt],
	options: [
		{
			displayName: 'Resolution',
			name: 'resolution',
			type: 'options',
			default: 'auto',
			options: [
				{ name: 'Auto', value: 'auto' },
				{ name: '480p', value: '480p' },
				{ name: '720p', value: '720p', description: 'Costs a third more' },
			],
			description:
				'Size of the new video, although the source is made at most 854 by 480 pixels. fal default: Auto.',
		},
	],
};
