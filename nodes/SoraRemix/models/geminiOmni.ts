import { sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { prompt } from './fields';

/**
 * fal's document was not read: three apps that read its page agree on these fields and on $0.03, $0.10,
 * $0.15 and $0.30 per second. Of version 1 fal writes that users in the European Economic Area,
 * Switzerland and the United Kingdom cannot edit uploaded videos. Google takes at most 10 seconds.
 * @see https://fal.ai/models/google/gemini-omni-flash/v1.1/edit/api
 */
export const geminiOmni: ModelOf<'google/gemini-omni-flash/v1.1/edit'> = {
	endpointId: 'google/gemini-omni-flash/v1.1/edit',
	displayName: 'Gemini Omni Flash 1.1',
	goodFor: 'Not for the EEA, Switzerland and the UK',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: { usd: 0.1, per: 'second', applies: '720p', asOf: 'Nov 2026' },
	limits: { seconds: [0, 10], asOf: 'Nov 2026', notByFal: ['seconds'] },
	surcharge: [
		{ field: 'resolution', value: '360p', times: 0.3 },
		{ field: 'resolution', value: '1080p', times: 1.5 },
		{ field: 'resolution', value: '4k', times: 3 },
	],
	falDefaults: { resolution: '720p' },
	fields: [sourceVideo, prompt],
	options: [
		{
			displayName: 'Resolution',
			name: 'resolution',
			type: 'options',
			default: '720p',
			options: [
				{ name: '360p', value: '360p', description: 'Costs a third of 720p' },
				{ name: '720p', value: '720p' },
				{ name: '1080p', value: '1080p', description: 'Costs half more than 720p' },
				{ name: '4K', value: '4k', description: 'Costs three times as much as 720p' },
			],
			description: 'Size of the new video. fal default: 720p.',
		},
	],
};
