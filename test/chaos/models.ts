// The nodes and models that chaos runs order from, with what each of them sends for a clip.
import type { INode } from 'n8n-workflow';

import type { VideoModel } from '../../nodes/shared/model/model';
import { packageNodes, preselected, type PackageNode } from '../nodes/packageNodes';
import { requiredParameters } from '../nodes/touched';

export interface ChaosModel {
	node: string;
	endpointId: string;
	parameters: INode['parameters'];
}

/** Beside what the nodes preselect: one that is chosen in the menu and priced by its pixels. */
const CHOSEN = 'fal-ai/seedvr/upscale/video';

/** What each node preselects, then what is chosen. A counterexample shrinks to the first. */
export const models: readonly ChaosModel[] = [
	...packageNodes.map((node) => ordered(node, preselected(node))),
	...packageNodes.flatMap((node) =>
		node.models
			.filter(({ endpointId }) => endpointId === CHOSEN)
			.map((model) => ordered(node, model)),
	),
];

function ordered({ name }: PackageNode, model: VideoModel): ChaosModel {
	const { endpointId } = model;
	return { node: name, endpointId, parameters: requiredParameters(model) };
}
