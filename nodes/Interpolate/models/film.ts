import { sourceVideo, videoQuality, videoWriteMode } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { frameOptions, framesBetween } from './fields';

/** @see https://fal.ai/models/fal-ai/film/video/api */
export const film: ModelOf<'fal-ai/film/video'> = {
	endpointId: 'fal-ai/film/video',
	displayName: 'FILM',
	goodFor: '2 to 5 times the frame rate',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: { usd: 0.0013, per: 'compute second', asOf: 'Nov 2026' },
	fields: [sourceVideo, framesBetween],
	// Without sync_mode: it would put the video into the answer and keep it out of fal's history.
	options: [...frameOptions, videoQuality, videoWriteMode],
};
