import { elements, images, sourceVideo } from '../../shared/model/fields';
import type { ModelMenu, VideoModel } from '../../shared/model/model';
import { prompt } from './fields';
import { o1, o1Standard } from './o1';
import { o3FourK, o3Pro, o3Standard } from './o3';
import { seedance } from './seedance';
import { wan30 } from './wan30';

/** In menu order. */
export const models: readonly VideoModel[] = [
	o1,
	o1Standard,
	o3Standard,
	o3Pro,
	o3FourK,
	seedance,
	wan30,
];

export const menu: ModelMenu = {
	models,
	defaultModel: 'fal-ai/kling-video/o1/video-to-video/reference',
	customFields: [sourceVideo, prompt, images, elements],
};
