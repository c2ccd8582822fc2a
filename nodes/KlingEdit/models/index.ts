import { elements, images, sourceVideo } from '../../shared/model/fields';
import type { ModelMenu, VideoModel } from '../../shared/model/model';
import { o1, o1Standard } from './o1';
import { happyHorse } from './happyHorse';
import { o3FourK, o3Pro, o3Standard } from './o3';
import { prompt } from './prompt';
import { v4 } from './v4';

/** In menu order. */
export const models: readonly VideoModel[] = [
	o1,
	o1Standard,
	o3Standard,
	o3Pro,
	o3FourK,
	v4,
	happyHorse,
];

export const menu: ModelMenu = {
	models,
	defaultModel: 'fal-ai/kling-video/o1/video-to-video/edit',
	customFields: [sourceVideo, prompt, images, elements],
};
