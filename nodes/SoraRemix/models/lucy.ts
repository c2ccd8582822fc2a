import { seed, sourceVideo } from '../../shared/model/fields';
import type { ModelOf, ValueField } from '../../shared/model/model';
import { prompt } from './fields';

const enhancePrompt: ValueField<'enhance_prompt', boolean> = {
	displayName: 'Enhance Prompt',
	name: 'enhance_prompt',
	type: 'boolean',
	default: true,
	description: 'Whether the model may word your prompt better. fal default: on.',
};

/**
 * Source up to 30 minutes. Makes 720p, the only resolution it takes.
 * @see https://fal.ai/models/decart/lucy-restyle/api
 */
export const lucyRestyle: ModelOf<'decart/lucy-restyle'> = {
	endpointId: 'decart/lucy-restyle',
	displayName: 'Lucy Restyle',
	goodFor: 'A new style for long clips',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: { usd: 0.01, per: 'second', applies: '720p', asOf: 'Nov 2026' },
	limits: { seconds: [0, 1800], promptCharacters: 1500, asOf: 'Nov 2026' },
	fields: [sourceVideo, prompt],
	options: [seed, enhancePrompt],
	// On, it would put the video into the answer and keep it out of fal's history.
	sends: { sync_mode: false },
};

/** fal's document of 24 Sep 2026; the client's types are older. */
interface Newer {
	seed?: number;
}

/**
 * Makes 720p, the only resolution it takes. Its own default of sync_mode is on, which would put the
 * video into the answer and keep it out of fal's history.
 * @see https://fal.ai/models/decart/lucy-edit/pro/api
 */
export const lucyEditPro: ModelOf<'decart/lucy-edit/pro', Newer> = {
	endpointId: 'decart/lucy-edit/pro',
	displayName: 'Lucy Edit Pro',
	goodFor: 'Edits by prompt alone',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: { usd: 0.15, per: 'second', applies: '720p', asOf: 'Nov 2026' },
	limits: { promptCharacters: 1500, asOf: 'Nov 2026' },
	fields: [sourceVideo, prompt],
	options: [seed, enhancePrompt],
	sends: { sync_mode: false },
};
