import { sourceVideo } from '../../shared/model/fields';
import type { ModelMenu, VideoModel } from '../../shared/model/model';
import { animateDiff } from './animateDiff';
import { prompt } from './fields';
import { grok } from './grok';
import { sora2Remix, soraRemix } from './sora';
import { wan22 } from './wan22';
import { wan27 } from './wan27';

/** In menu order. */
export const models: readonly VideoModel[] = [
	wan27,
	wan22,
	animateDiff,
	grok,
	soraRemix,
	sora2Remix,
];

export const menu: ModelMenu = {
	models,
	defaultModel: 'fal-ai/wan/v2.7/edit-video',
	customFields: [sourceVideo, prompt],
};
