import { sourceVideo } from '../../shared/model/fields';
import { alibabaSafetyChecker, alibabaSeed, audioSetting } from '../../shared/model/alibaba';
import type { InputOf, ModelOf, ValueField } from '../../shared/model/model';
import { aspectRatio, prompt } from './fields';

type Wan27Input = InputOf<'fal-ai/wan/v2.7/edit-video'>;

const shape: ValueField<'aspect_ratio', NonNullable<Wan27Input['aspect_ratio']>> = {
	...aspectRatio,
	options: [
		...(aspectRatio.options ?? []),
		{ name: '4:3', value: '4:3' },
		{ name: '3:4', value: '3:4' },
	],
};

type Seconds = 0 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

const duration: ValueField<'duration', Seconds> = {
	displayName: 'Duration',
	name: 'duration',
	type: 'options',
	default: 0,
	options: [
		{ name: 'As Input', value: 0 },
		{ name: '2 Seconds', value: 2 },
		{ name: '3 Seconds', value: 3 },
		{ name: '4 Seconds', value: 4 },
		{ name: '5 Seconds', value: 5 },
		{ name: '6 Seconds', value: 6 },
		{ name: '7 Seconds', value: 7 },
		{ name: '8 Seconds', value: 8 },
		{ name: '9 Seconds', value: 9 },
		{ name: '10 Seconds', value: 10 },
	],
	description: 'Length of the new video, counted from the start. fal default: As Input.',
};

/**
 * fal bills each second of the result: $0.10 at 720p, $0.15 at 1080p, which is what it makes unless
 * told otherwise. `duration`: fal's document of Apr 2026 says integer, the client's types say text.
 * @see https://fal.ai/models/fal-ai/wan/v2.7/edit-video/api
 */
export const wan27: ModelOf<'fal-ai/wan/v2.7/edit-video', { duration?: Seconds }> = {
	endpointId: 'fal-ai/wan/v2.7/edit-video',
	displayName: 'Wan 2.7',
	goodFor: 'Best for a new look',
	speed: 'Not known',
	sound: 'Kept while Audio Setting is Original',
	price: { usd: 0.15, per: 'second', applies: '1080p', asOf: 'Nov 2026' },
	limits: {
		formats: ['mp4', 'mov'],
		seconds: [2, 10],
		pixels: [240, 4096],
		megabytes: 100,
		promptCharacters: 5000,
		asOf: 'Nov 2026',
		notByFal: ['pixels', 'promptCharacters'],
	},
	length: { cut: { field: 'duration' } },
	surcharge: [{ field: 'resolution', value: '1080p', times: 1.5 }],
	falDefaults: { duration: 0, resolution: '1080p' },
	fields: [sourceVideo, prompt, shape, audioSetting],
	options: [
		duration,
		{
			displayName: 'Reference Image',
			name: 'reference_image_url',
			media: 'image',
			description: 'Public link to a picture that shows the wanted look or object',
			placeholder: 'e.g. https://example.com/style.png',
		},
		{
			displayName: 'Resolution',
			name: 'resolution',
			type: 'options',
			default: '720p',
			options: [
				{ name: '720p', value: '720p', description: 'Costs a third less than 1080p' },
				{ name: '1080p', value: '1080p' },
			],
			description: 'Size of the new video. fal default: 1080p.',
		},
		alibabaSafetyChecker,
		alibabaSeed,
	],
};
