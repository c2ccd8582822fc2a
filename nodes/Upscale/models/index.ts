import { sourceVideo } from '../../shared/model/fields';
import type { ModelMenu, VideoModel } from '../../shared/model/model';
import { bria } from './bria';
import { bytedance } from './bytedance';
import { crystal } from './crystal';
import { fluxUpscale } from './fluxUpscale';
import { flashvsr } from './flashvsr';
import { seedvr } from './seedvr';
import { topazPrecision, topazUpscale, topazVideoAi } from './topaz';
import { topazCreative, topazGenerative } from './topazGenerative';
import { topazColorize, topazDeblur, topazDenoise, topazHdr } from './topazRepair';
import { videoUpscaler } from './videoUpscaler';

/** In menu order: best for most, to a resolution, dearer with more detail, repair, retired. */
export const models: readonly VideoModel[] = [
	videoUpscaler,
	topazPrecision,
	seedvr,
	flashvsr,
	bytedance,
	bria,
	crystal,
	fluxUpscale,
	topazGenerative,
	topazCreative,
	topazDenoise,
	topazDeblur,
	topazColorize,
	topazHdr,
	topazUpscale,
	topazVideoAi,
];

export const menu: ModelMenu = {
	models,
	defaultModel: 'fal-ai/video-upscaler',
	customFields: [sourceVideo],
};
