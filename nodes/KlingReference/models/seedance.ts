import { images, seed, sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { prompt } from './fields';

/**
 * fal bills tokens, of which it lists the price: $0.0214 per 1000, at 1080p $0.0234. With a video that is
 * about $0.284 at 720p for each second of the source and of the result. Several videos and sounds go
 * through Additional Input.
 * @see https://fal.ai/models/bytedance/seedance-2.5/reference-to-video/api
 */
export const seedance: ModelOf<'bytedance/seedance-2.5/reference-to-video'> = {
	endpointId: 'bytedance/seedance-2.5/reference-to-video',
	displayName: 'Seedance 2.5',
	goodFor: 'Source billed too',
	speed: 'Not known',
	sound: 'Made anew while Generate Audio is on',
	price: { usd: 0.284, per: 'second', applies: '720p', asOf: 'Nov 2026' },
	limits: {
		formats: ['mp4', 'mov'],
		seconds: [1.8, 30.2],
		pixels: [300, 6000],
		framesPerSecond: [24, 60],
		aspectRatio: [0.4, 2.5],
		megabytes: 200,
		asOf: 'Nov 2026',
	},
	fields: [
		{ ...sourceVideo, sentAs: 'video_urls' },
		prompt,
		{
			...images,
			most: 10,
			description:
				'Pictures for style, people or things, up to 10, with Images (JSON) up to 30. The prompt calls them @Image1 and so on.',
		},
	],
	options: [
		{
			displayName: 'Task',
			name: 'task',
			type: 'options',
			default: 'reference',
			options: [
				{ name: 'Editing', value: 'editing', description: 'Changes the video; keeps its shape' },
				{ name: 'Extension', value: 'extension', description: 'Goes on where the video ends' },
				{ name: 'Reference', value: 'reference', description: 'A new video after the references' },
			],
			description: 'What is made of the video. fal default: Reference.',
		},
		{
			displayName: 'Duration',
			name: 'duration',
			type: 'options',
			default: 'auto',
			options: [
				{ name: 'Auto', value: 'auto', description: 'The model chooses' },
				...Array.from({ length: 27 }, (_one, index) => ({
					name: `${index + 4} Seconds`,
					value: String(index + 4),
				})),
			],
			description: 'Length of the new video. With Task Editing it is auto. fal default: Auto.',
		},
		{
			displayName: 'Resolution',
			name: 'resolution',
			type: 'options',
			default: '720p',
			options: [
				{ name: '480p', value: '480p', description: 'About half the price of 720p' },
				{ name: '720p', value: '720p' },
				{ name: '1080p', value: '1080p', description: 'About 2.5 times the price of 720p' },
			],
			description: 'Size of the new video. fal default: 720p.',
		},
		{
			displayName: 'Aspect Ratio',
			name: 'aspect_ratio',
			type: 'options',
			default: 'auto',
			options: ['auto', '21:9', '16:9', '4:3', '1:1', '3:4', '9:16'].map((value) => ({
				name: value === 'auto' ? 'Auto' : value,
				value,
			})),
			description: 'Shape of the new video. With Task Editing it is auto. fal default: Auto.',
		},
		{
			displayName: 'Generate Audio',
			name: 'generate_audio',
			type: 'boolean',
			default: true,
			description: 'Whether the new video gets sound. fal default: on.',
		},
		{
			displayName: 'Bitrate Mode',
			name: 'bitrate_mode',
			type: 'options',
			default: 'standard',
			options: [
				{ name: 'High', value: 'high', description: 'Larger file' },
				{ name: 'Standard', value: 'standard' },
			],
			description: 'How much data a second of video takes. fal default: Standard.',
		},
		{
			displayName: 'Codec',
			name: 'codec',
			type: 'options',
			default: 'auto',
			options: [
				{ name: 'Auto', value: 'auto' },
				{ name: 'H.264', value: 'H264', description: 'Plays everywhere' },
				{ name: 'H.265', value: 'H265' },
			],
			description: 'How the video is encoded. fal default: Auto.',
		},
		seed,
	],
};
