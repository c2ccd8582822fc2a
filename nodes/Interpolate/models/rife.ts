import { sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { frameOptions, framesBetween } from './fields';

/** @see https://fal.ai/models/fal-ai/rife/video/api */
export const rife: ModelOf<'fal-ai/rife/video'> = {
	endpointId: 'fal-ai/rife/video',
	displayName: 'RIFE (No Sound)',
	goodFor: '2 to 5 times the frame rate',
	speed: 'Not known',
	// Not stated by fal, seen by its users.
	sound: 'Dropped',
	price: { usd: 0.0013, per: 'compute second', asOf: 'Nov 2026' },
	fields: [sourceVideo, framesBetween],
	options: frameOptions,
};
