import { sourceVideo } from '../../shared/model/fields';
import type { ModelMenu, VideoModel } from '../../shared/model/model';
import { amt } from './amt';
import { film } from './film';
import { frameInterpolation } from './frameInterpolation';
import { rife } from './rife';
import { topazInterpolate } from './topaz';

/** In menu order. */
export const models: readonly VideoModel[] = [
	topazInterpolate,
	rife,
	film,
	amt,
	frameInterpolation,
];

export const menu: ModelMenu = {
	models,
	defaultModel: 'topaz/interpolate/video',
	customFields: [sourceVideo],
};
