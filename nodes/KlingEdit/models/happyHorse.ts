import { alibabaSafetyChecker, alibabaSeed, audioSetting } from '../../shared/model/alibaba';
import { images, sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { prompt } from './prompt';

/**
 * fal bills each second of the source and of the result: $0.14 at 720p, $0.28 at 1080p, which is what
 * it makes unless told otherwise. Video above 8 fps only. Sizes, shapes and the longest prompt are those
 * of its text.
 * @see https://fal.ai/models/alibaba/happy-horse/video-edit/api
 */
export const happyHorse: ModelOf<'alibaba/happy-horse/video-edit'> = {
	endpointId: 'alibaba/happy-horse/video-edit',
	displayName: 'Happy Horse',
	goodFor: 'With up to 5 pictures, keeps sound',
	speed: 'Not known',
	sound: 'Kept while Audio Setting is Original',
	price: { usd: 0.28, per: 'second', applies: '720p', asOf: 'Nov 2026' },
	limits: {
		formats: ['mp4', 'mov'],
		seconds: [3, 60],
		pixels: [320, 2160],
		aspectRatio: [0.4, 2.5],
		megabytes: 100,
		promptCharacters: 2500,
		cutsToSeconds: 15,
		asOf: 'Nov 2026',
	},
	references: {
		imagesAndElements: 5,
		frontalImage: 'optional',
		referenceImages: [0, 0],
		pictures: { megabytes: 10, shortestSide: 300, aspectRatio: [0.4, 2.5] },
	},
	sourceBilled: 'as it is',
	surcharge: [{ field: 'resolution', value: '1080p', times: 2 }],
	falDefaults: { resolution: '1080p' },
	fields: [
		sourceVideo,
		prompt,
		{
			...images,
			sentAs: 'reference_image_urls',
			most: 5,
			description:
				'Pictures of the wanted look, people or things. The prompt calls them @Image1 to @Image5.',
		},
		{
			displayName: 'Resolution',
			name: 'resolution',
			type: 'options',
			default: '720p',
			options: [
				{ name: '720p', value: '720p' },
				{ name: '1080p', value: '1080p', description: 'Costs twice as much' },
			],
			description: 'Size of the new video; 1080p costs twice as much. fal default: 1080p.',
		},
		audioSetting,
	],
	options: [alibabaSafetyChecker, alibabaSeed],
};
