import { sourceVideo } from '../../shared/model/fields';
import type { ModelMenu, VideoModel } from '../../shared/model/model';
import { animateDiff } from './animateDiff';
import { prompt } from './fields';
import { flux3 } from './flux3';
import { geminiOmni } from './geminiOmni';
import { grok } from './grok';
import { lucyEditPro, lucyRestyle } from './lucy';
import { lumaRay } from './lumaRay';
import { sora2Remix, soraRemix } from './sora';
import { wan22 } from './wan22';
import { wan27 } from './wan27';

/** In menu order: best for most, cheaper, longer, special, retired. */
export const models: readonly VideoModel[] = [
	wan27,
	flux3,
	wan22,
	lucyRestyle,
	lucyEditPro,
	lumaRay,
	geminiOmni,
	grok,
	animateDiff,
	soraRemix,
	sora2Remix,
];

export const menu: ModelMenu = {
	models,
	defaultModel: 'fal-ai/wan/v2.7/edit-video',
	customFields: [sourceVideo, prompt],
};
