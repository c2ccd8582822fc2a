import { sourceVideo } from '../../shared/model/fields';
import type { ModelMenu, VideoModel } from '../../shared/model/model';
import { bytedance } from './bytedance';
import { flashvsr } from './flashvsr';
import { seedvr } from './seedvr';
import { topazPrecision, topazUpscale, topazVideoAi } from './topaz';
import { videoUpscaler } from './videoUpscaler';

/** In menu order. */
export const models: readonly VideoModel[] = [
	videoUpscaler,
	topazPrecision,
	seedvr,
	flashvsr,
	bytedance,
	topazUpscale,
	topazVideoAi,
];

export const menu: ModelMenu = {
	models,
	defaultModel: 'fal-ai/video-upscaler',
	customFields: [sourceVideo],
};
