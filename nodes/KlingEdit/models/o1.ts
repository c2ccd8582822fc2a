import { elementsO1, images, keepAudioO1, sourceVideo } from '../../shared/model/fields';
import { keptIfAsked, o1Limits, o1References } from '../../shared/model/kling';
import type { ModelOf } from '../../shared/model/model';
import { prompt } from './prompt';

/** @see https://fal.ai/models/fal-ai/kling-video/o1/video-to-video/edit/api */
export const o1: ModelOf<'fal-ai/kling-video/o1/video-to-video/edit'> = {
	endpointId: 'fal-ai/kling-video/o1/video-to-video/edit',
	displayName: 'Kling O1',
	goodFor: 'Best for instruction edits',
	speed: 'Medium',
	sound: keptIfAsked,
	price: { usd: 0.168, per: 'second', asOf: 'Nov 2026' },
	limits: o1Limits,
	references: o1References,
	fields: [sourceVideo, prompt, images, elementsO1, keepAudioO1],
};

/** @see https://fal.ai/models/fal-ai/kling-video/o1/standard/video-to-video/edit/api */
export const o1Standard: ModelOf<'fal-ai/kling-video/o1/standard/video-to-video/edit'> = {
	endpointId: 'fal-ai/kling-video/o1/standard/video-to-video/edit',
	displayName: 'Kling O1 Standard',
	goodFor: 'Cheaper, for drafts',
	speed: 'Medium',
	sound: keptIfAsked,
	price: { usd: 0.126, per: 'second', asOf: 'Nov 2026' },
	limits: o1Limits,
	references: o1References,
	fields: [sourceVideo, prompt, images, elementsO1, keepAudioO1],
};
