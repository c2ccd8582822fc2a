import { elementsO1, images, keepAudioO1, sourceVideo } from '../../shared/model/fields';
import { aspectRatio, keptIfAsked, o1Limits, o1References } from '../../shared/model/kling';
import type { ModelOf } from '../../shared/model/model';
import { durationUpToTen, prompt } from './fields';

/** @see https://fal.ai/models/fal-ai/kling-video/o1/video-to-video/reference/api */
export const o1: ModelOf<'fal-ai/kling-video/o1/video-to-video/reference'> = {
	endpointId: 'fal-ai/kling-video/o1/video-to-video/reference',
	displayName: 'Kling O1',
	goodFor: 'Best for a next shot in the same look',
	speed: 'Medium',
	sound: keptIfAsked,
	// As of Nov 2026 fal's text states none; its price list is asked before each order.
	price: null,
	limits: o1Limits,
	references: o1References,
	length: { own: 'duration' },
	fields: [sourceVideo, prompt, images, elementsO1, durationUpToTen, keepAudioO1],
	options: [aspectRatio],
};

/** @see https://fal.ai/models/fal-ai/kling-video/o1/standard/video-to-video/reference/api */
export const o1Standard: ModelOf<'fal-ai/kling-video/o1/standard/video-to-video/reference'> = {
	endpointId: 'fal-ai/kling-video/o1/standard/video-to-video/reference',
	displayName: 'Kling O1 Standard',
	goodFor: 'Cheaper, for drafts',
	speed: 'Medium',
	sound: keptIfAsked,
	// As of Nov 2026 fal's text states none; its price list is asked before each order.
	price: null,
	limits: o1Limits,
	references: o1References,
	length: { own: 'duration' },
	fields: [sourceVideo, prompt, images, elementsO1, durationUpToTen, keepAudioO1],
	options: [aspectRatio],
};
