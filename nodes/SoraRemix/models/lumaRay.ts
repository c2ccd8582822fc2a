import { sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { prompt } from './fields';

/**
 * 5 seconds cost $0.72 at 540p, $1.08 at 720p, $2.16 at 1080p; HDR twice as much, with EXR three times.
 * It refuses fields it does not know. Its controls, keyframes and HDR go through Additional Input.
 * @see https://fal.ai/models/luma/agent/ray/v3.2/video-to-video/api
 */
export const lumaRay: ModelOf<'luma/agent/ray/v3.2/video-to-video'> = {
	endpointId: 'luma/agent/ray/v3.2/video-to-video',
	displayName: 'Luma Ray 3.2',
	goodFor: 'From a light touch to a new scene',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: { usd: 0.144, per: 'second', applies: '540p', asOf: 'Nov 2026' },
	limits: { promptCharacters: 6000, asOf: 'Nov 2026' },
	length: { own: 'duration' },
	surcharge: [
		{ field: 'resolution', value: '720p', times: 1.5 },
		{ field: 'resolution', value: '1080p', times: 3 },
		{ field: 'hdr', value: 'true', times: 2 },
		{ field: 'exr_export', value: 'true', times: 1.5 },
	],
	falDefaults: { duration: '5s', resolution: '540p' },
	fields: [
		sourceVideo,
		prompt,
		{
			displayName: 'Duration',
			name: 'duration',
			type: 'options',
			default: '5s',
			options: [
				{ name: '5 Seconds', value: '5s' },
				{ name: '10 Seconds', value: '10s', description: 'Costs twice as much' },
			],
			description: 'Length of the new video, which is what fal bills. fal default: 5 seconds.',
		},
	],
	options: [
		{
			displayName: 'Edit Strength',
			name: 'edit_strength',
			type: 'options',
			default: 'flex_1',
			options: [
				{ name: 'Adhere 1', value: 'adhere_1', description: 'Closest to the source video' },
				{ name: 'Adhere 2', value: 'adhere_2' },
				{ name: 'Adhere 3', value: 'adhere_3' },
				{ name: 'Flex 1', value: 'flex_1' },
				{ name: 'Flex 2', value: 'flex_2' },
				{ name: 'Flex 3', value: 'flex_3' },
				{ name: 'Reimagine 1', value: 'reimagine_1' },
				{ name: 'Reimagine 2', value: 'reimagine_2' },
				{ name: 'Reimagine 3', value: 'reimagine_3', description: 'Farthest from it' },
			],
			description: 'How far the new video may leave the source video. fal default: not set.',
		},
		{
			displayName: 'Resolution',
			name: 'resolution',
			type: 'options',
			default: '540p',
			options: [
				{ name: '540p', value: '540p' },
				{ name: '720p', value: '720p', description: 'Costs half more than 540p' },
				{ name: '1080p', value: '1080p', description: 'Costs three times as much as 540p' },
			],
			description: 'Size of the new video. fal default: 540p.',
		},
		{
			displayName: 'Start Image',
			name: 'start_image_url',
			media: 'image',
			description: 'Public link to a picture with which the new video begins',
			placeholder: 'e.g. https://example.com/first-frame.png',
		},
	],
};
