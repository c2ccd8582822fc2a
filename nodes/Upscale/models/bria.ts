import { sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';

/** fal's document of 24 Sep 2026; the client's types are older. */
interface Newer {
	preserve_audio?: boolean;
}

/**
 * Sources below 7680 by 4320 pixels and below 30 seconds.
 * @see https://fal.ai/models/bria/video/increase-resolution/api
 */
export const bria: ModelOf<'bria/video/increase-resolution', Newer> = {
	endpointId: 'bria/video/increase-resolution',
	displayName: 'Bria Increase Resolution',
	goodFor: 'Any container, keeps the sound',
	speed: 'Not known',
	sound: 'Kept while Preserve Audio is on',
	price: { usd: 0.14, per: 'second', asOf: 'Nov 2026' },
	limits: { seconds: [0, 30], asOf: 'Nov 2026' },
	fields: [
		sourceVideo,
		{
			displayName: 'Desired Increase',
			name: 'desired_increase',
			type: 'options',
			default: '2',
			options: [
				{ name: '2 Times', value: '2' },
				{ name: '4 Times', value: '4' },
			],
			description: 'How many times wider and higher the video gets. fal default: 2 Times.',
		},
		{
			displayName: 'Output Container and Codec',
			name: 'output_container_and_codec',
			type: 'options',
			default: 'mp4_h264',
			options: [
				{ name: 'GIF', value: 'gif' },
				{ name: 'MKV (H.264)', value: 'mkv_h264' },
				{ name: 'MKV (H.265)', value: 'mkv_h265' },
				{ name: 'MKV (VP9)', value: 'mkv_vp9' },
				{ name: 'MOV (H.265)', value: 'mov_h265' },
				{ name: 'MOV (ProRes)', value: 'mov_proresks' },
				{ name: 'MP4 (H.264)', value: 'mp4_h264', description: 'Plays everywhere' },
				{ name: 'MP4 (H.265)', value: 'mp4_h265' },
				{ name: 'WebM (VP9)', value: 'webm_vp9' },
			],
			description: 'Kind of file to make. fal default: WebM (VP9).',
		},
		{
			displayName: 'Preserve Audio',
			name: 'preserve_audio',
			type: 'boolean',
			default: true,
			description: 'Whether to keep the sound of the video. fal default: on.',
		},
	],
};
