import { elements, images, keepAudio, sourceVideo } from '../../shared/model/fields';
import {
	keptIfAsked,
	o3FourKReferences,
	o3Limits,
	o3References,
	shotType,
} from '../../shared/model/kling';
import type { ModelOf } from '../../shared/model/model';
import { prompt } from './prompt';

/** @see https://fal.ai/models/fal-ai/kling-video/o3/standard/video-to-video/edit/api */
export const o3Standard: ModelOf<'fal-ai/kling-video/o3/standard/video-to-video/edit'> = {
	endpointId: 'fal-ai/kling-video/o3/standard/video-to-video/edit',
	displayName: 'Kling O3 Standard',
	goodFor: 'Longer clips',
	speed: 'Medium',
	sound: keptIfAsked,
	price: { usd: 0.126, per: 'second', asOf: 'Nov 2026' },
	limits: o3Limits,
	references: o3References,
	fields: [sourceVideo, prompt, images, elements, keepAudio],
	options: [shotType],
};

/** @see https://fal.ai/models/fal-ai/kling-video/o3/pro/video-to-video/edit/api */
export const o3Pro: ModelOf<'fal-ai/kling-video/o3/pro/video-to-video/edit'> = {
	endpointId: 'fal-ai/kling-video/o3/pro/video-to-video/edit',
	displayName: 'Kling O3 Pro',
	goodFor: 'Longer clips, finest detail',
	speed: 'Medium',
	sound: keptIfAsked,
	price: { usd: 0.168, per: 'second', asOf: 'Nov 2026' },
	limits: o3Limits,
	references: o3References,
	fields: [sourceVideo, prompt, images, elements, keepAudio],
	options: [shotType],
};

/** @see https://fal.ai/models/fal-ai/kling-video/o3/4k/video-to-video/edit/api */
export const o3FourK: ModelOf<'fal-ai/kling-video/o3/4k/video-to-video/edit'> = {
	endpointId: 'fal-ai/kling-video/o3/4k/video-to-video/edit',
	displayName: 'Kling O3 4K',
	goodFor: 'Longer clips, result in 4K',
	speed: 'Not known',
	sound: keptIfAsked,
	price: { usd: 0.42, per: 'second', asOf: 'Nov 2026' },
	limits: o3Limits,
	references: o3FourKReferences,
	fields: [sourceVideo, prompt, images, elements, keepAudio],
	options: [shotType],
};
