import { menu as interpolate } from './Interpolate/models';
import { menu as klingEdit } from './KlingEdit/models';
import { menu as klingReference } from './KlingReference/models';
import { menu as soraRemix } from './SoraRemix/models';
import { menu as upscale } from './Upscale/models';
import type { ModelMenu, VideoModel } from './shared/model/model';

/** A node of this package. */
export interface RegisteredNode {
	/** Name of its class, its file and its folder, e.g. 'KlingEdit'. */
	className: string;
	/** As n8n shows it. */
	displayName: string;
	/** null: it takes its models from fal's catalogue, or is about requests, whatever made them. */
	menu: ModelMenu | null;
	/** Whether every model of fal can be chosen in it. */
	anyModel?: true;
}

/**
 * Every node in the order of package.json: the one list of the package, by which the trigger's menu,
 * the documents and the tests know what there is. It holds data only.
 */
export const nodes: readonly RegisteredNode[] = [
	{ className: 'KlingEdit', displayName: 'Kling Edit', menu: klingEdit },
	{ className: 'KlingReference', displayName: 'Kling Reference', menu: klingReference },
	{ className: 'SoraRemix', displayName: 'Sora Remix', menu: soraRemix },
	{ className: 'Upscale', displayName: 'Upscale', menu: upscale },
	{ className: 'Interpolate', displayName: 'Interpolate', menu: interpolate },
	{ className: 'FalModel', displayName: 'Fal Model', menu: null, anyModel: true },
	{ className: 'FalRequest', displayName: 'Fal Request', menu: null },
	{ className: 'FalTrigger', displayName: 'Fal Video Finished Trigger', menu: null },
];

/** The models of all nodes, in menu order. */
export const listedModels: readonly VideoModel[] = nodes.flatMap(({ menu }) => menu?.models ?? []);
