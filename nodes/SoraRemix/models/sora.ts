import { sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { aspectRatio, prompt } from './fields';

/**
 * Never in fal's catalogue: the fields are those that circulate for it.
 * @see https://fal.ai/models/fal-ai/sora/remix/api
 */
export const soraRemix: ModelOf<'fal-ai/sora/remix'> = {
	endpointId: 'fal-ai/sora/remix',
	displayName: 'Sora Remix (Not on fal)',
	goodFor: 'Creative remixing',
	speed: 'Slow',
	sound: 'Not stated by fal',
	price: null,
	fields: [sourceVideo, prompt, aspectRatio],
	retired: { is: 'neverListed', instead: 'Wan 2.7' },
};

/**
 * Remixes a clip that Sora 2 made, by its ID, never an uploaded one. OpenAI has shut Sora down.
 * @see https://fal.ai/models/fal-ai/sora-2/video-to-video/remix/api
 */
export const sora2Remix: ModelOf<'fal-ai/sora-2/video-to-video/remix'> = {
	endpointId: 'fal-ai/sora-2/video-to-video/remix',
	displayName: 'Sora 2 Remix (Retired)',
	goodFor: 'Clips that Sora 2 made',
	speed: 'Slow',
	sound: 'Not stated by fal',
	price: { usd: 0.1, per: 'second', asOf: 'Nov 2026' },
	fields: [
		{
			displayName: 'Video ID',
			name: 'video_id',
			type: 'string',
			default: '',
			placeholder: 'e.g. video_123',
			description: 'ID of a video that Sora 2 made on fal, not of an uploaded one',
			mandatory: true,
		},
		prompt,
		{
			displayName: 'Delete Video',
			name: 'delete_video',
			type: 'boolean',
			default: false,
			description:
				'Whether the video is deleted afterwards, so that it can never be remixed again. fal default: on.',
		},
	],
	retired: { is: 'gone', since: '24 Sep 2026', instead: 'Wan 2.7' },
};
