import { elements, images, keepAudio, sourceVideo } from '../../shared/model/fields';
import {
	aspectRatio,
	keptIfAsked,
	o3Limits,
	o3FourKReferences,
	o3References,
	shotType,
} from '../../shared/model/kling';
import type { ModelOf } from '../../shared/model/model';
import { durationUpToFifteen, prompt } from './fields';

/** @see https://fal.ai/models/fal-ai/kling-video/o3/standard/video-to-video/reference/api */
export const o3Standard: ModelOf<'fal-ai/kling-video/o3/standard/video-to-video/reference'> = {
	endpointId: 'fal-ai/kling-video/o3/standard/video-to-video/reference',
	displayName: 'Kling O3 Standard',
	goodFor: 'Longer shots',
	speed: 'Medium',
	sound: keptIfAsked,
	price: { usd: 0.126, per: 'second', asOf: 'Nov 2026' },
	limits: o3Limits,
	references: o3References,
	length: { own: 'duration' },
	fields: [sourceVideo, prompt, images, elements, durationUpToFifteen, keepAudio],
	options: [aspectRatio, shotType],
};

/** @see https://fal.ai/models/fal-ai/kling-video/o3/pro/video-to-video/reference/api */
export const o3Pro: ModelOf<'fal-ai/kling-video/o3/pro/video-to-video/reference'> = {
	endpointId: 'fal-ai/kling-video/o3/pro/video-to-video/reference',
	displayName: 'Kling O3 Pro',
	goodFor: 'Longer shots, finest detail',
	speed: 'Medium',
	sound: keptIfAsked,
	price: { usd: 0.168, per: 'second', asOf: 'Nov 2026' },
	limits: o3Limits,
	references: o3References,
	length: { own: 'duration' },
	fields: [sourceVideo, prompt, images, elements, durationUpToFifteen, keepAudio],
	options: [aspectRatio, shotType],
};

/** @see https://fal.ai/models/fal-ai/kling-video/o3/4k/video-to-video/reference/api */
export const o3FourK: ModelOf<'fal-ai/kling-video/o3/4k/video-to-video/reference'> = {
	endpointId: 'fal-ai/kling-video/o3/4k/video-to-video/reference',
	displayName: 'Kling O3 4K',
	goodFor: 'Longer shots, result in 4K',
	speed: 'Not known',
	sound: keptIfAsked,
	price: { usd: 0.42, per: 'second', asOf: 'Nov 2026' },
	limits: o3Limits,
	references: o3FourKReferences,
	length: { own: 'duration' },
	fields: [sourceVideo, prompt, images, elements, durationUpToFifteen, keepAudio],
	options: [aspectRatio, shotType],
};
