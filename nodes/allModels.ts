import { models as interpolate } from './Interpolate/models';
import { models as klingEdit } from './KlingEdit/models';
import { models as klingReference } from './KlingReference/models';
import { models as soraRemix } from './SoraRemix/models';
import { models as upscale } from './Upscale/models';
import type { VideoModel } from './shared/model/model';

/** A model and the node that makes its videos. */
export interface NodeModel {
	nodeName: string;
	model: VideoModel;
}

/** All models of this package in menu order; the one list that knows every node. */
export const allModels: readonly NodeModel[] = [
	...of('Kling Edit', klingEdit),
	...of('Kling Reference', klingReference),
	...of('Sora Remix', soraRemix),
	...of('Upscale', upscale),
	...of('Interpolate', interpolate),
];

function of(nodeName: string, models: readonly VideoModel[]): NodeModel[] {
	return models.map((model) => ({ nodeName, model }));
}

export const listedModels: readonly VideoModel[] = allModels.map(({ model }) => model);
