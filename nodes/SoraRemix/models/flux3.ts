import { sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { prompt } from './fields';

/**
 * fal's document was not read: prompt, video and price are those of its page (Nov 2026); the safety
 * tolerance and the limits of the video are those that apps state which read it.
 * @see https://fal.ai/models/blackforestlabs/flux-3/edit-video/api
 */
export const flux3: ModelOf<'blackforestlabs/flux-3/edit-video'> = {
	endpointId: 'blackforestlabs/flux-3/edit-video',
	displayName: 'FLUX 3',
	goodFor: 'Cheap edits, motion is kept',
	speed: 'Slow',
	sound: 'Not stated by fal',
	price: { usd: 0.03, per: 'second', applies: '720p', asOf: 'Nov 2026' },
	limits: {
		formats: ['mp4'],
		seconds: [0, 15],
		megabytes: 50,
		asOf: 'Nov 2026',
		notByFal: ['formats', 'seconds', 'megabytes'],
	},
	fields: [sourceVideo, prompt],
	options: [
		{
			displayName: 'Safety Tolerance',
			name: 'safety_tolerance',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 4, numberPrecision: 0 },
			default: 2,
			description: 'How much is let through, 0 is strictest, 4 most lenient. fal default: 2.',
		},
	],
};
