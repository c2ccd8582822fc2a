import { nodes } from '../registry';
import type { Field, VideoModel } from '../shared/model/model';

/** A model and the node that makes its videos. */
export interface NodeModel {
	nodeName: string;
	model: VideoModel;
}

/** All models of this package in menu order. */
export const allModels: readonly NodeModel[] = nodes.flatMap(({ displayName, menu }) =>
	(menu?.models ?? []).map((model) => ({ nodeName: displayName, model })),
);

/** What a custom endpoint of any node takes. */
export const customFields: readonly Field[] = nodes.flatMap(({ menu }) => menu?.customFields ?? []);
