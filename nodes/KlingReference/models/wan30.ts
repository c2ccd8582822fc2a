import { alibabaSafetyChecker, alibabaSeed } from '../../shared/model/alibaba';
import { images, sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { prompt } from './fields';

/**
 * fal bills each second of the result and of the reference video: $0.05 at 480p, $0.10 at 720p, $0.20 at
 * 1080p, which is what it makes unless told otherwise; it says that may change. Several videos, sounds,
 * a file or a page go through Additional Input.
 * @see https://fal.ai/models/alibaba/wan-3.0/reference-to-video/api
 */
export const wan30: ModelOf<'alibaba/wan-3.0/reference-to-video'> = {
	endpointId: 'alibaba/wan-3.0/reference-to-video',
	displayName: 'Wan 3.0',
	goodFor: 'Source billed too',
	speed: 'Not known',
	sound: 'Made anew while Audio is on',
	price: { usd: 0.2, per: 'second', applies: '1080p', asOf: 'Nov 2026' },
	limits: { seconds: [0, 15], asOf: 'Nov 2026' },
	length: { own: 'duration' },
	sourceBilled: 'as it is',
	surcharge: [
		{ field: 'resolution', value: '720p', times: 2 },
		{ field: 'resolution', value: '1080p', times: 4 },
	],
	falDefaults: { duration: 5, resolution: '1080p' },
	fields: [
		{ ...sourceVideo, sentAs: 'reference_video_urls' },
		prompt,
		{
			...images,
			sentAs: 'reference_image_urls',
			most: 10,
			description:
				'Pictures for style, people or things, up to 10. The prompt calls them @Image1 and so on.',
		},
	],
	options: [
		{
			displayName: 'Duration',
			name: 'duration',
			type: 'number',
			typeOptions: { minValue: 2, maxValue: 30, numberPrecision: 0 },
			default: 5,
			description: 'Length of the new video in seconds, 2 to 30. fal default: 5.',
		},
		{
			displayName: 'Resolution',
			name: 'resolution',
			type: 'options',
			default: '720p',
			options: [
				{ name: '480p', value: '480p', description: 'A quarter of the price of 1080p' },
				{ name: '720p', value: '720p', description: 'Half the price of 1080p' },
				{ name: '1080p', value: '1080p' },
			],
			description: 'Size of the new video. fal default: 1080p.',
		},
		{
			displayName: 'Aspect Ratio',
			name: 'aspect_ratio',
			type: 'options',
			default: 'adaptive',
			options: ['adaptive', '16:9', '4:3', '1:1', '3:4', '9:16'].map((value) => ({
				name: value === 'adaptive' ? 'Adaptive' : value,
				value,
			})),
			description: 'Shape of the new video. fal default: Adaptive.',
		},
		{
			displayName: 'Audio',
			name: 'audio',
			type: 'boolean',
			default: true,
			description: 'Whether the new video gets sound. fal default: on.',
		},
		{
			displayName: 'Prompt Expansion',
			name: 'enable_prompt_expansion',
			type: 'boolean',
			default: true,
			description: 'Whether the model may word your prompt better. fal default: on.',
		},
		{
			displayName: 'Thinking',
			name: 'enable_thinking',
			type: 'boolean',
			default: false,
			description: 'Whether the model plans before it works. fal default: off.',
		},
		alibabaSafetyChecker,
		alibabaSeed,
	],
};
