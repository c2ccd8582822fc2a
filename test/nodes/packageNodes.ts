// Every node of the registry that offers models, with its models.
import type { INodeTypeDescription } from 'n8n-workflow';

import { nodes, type RegisteredNode } from '../../nodes/registry';
import { menuOf } from '../../nodes/shared/model/menu';
import type { Field, ModelMenu, VideoModel } from '../../nodes/shared/model/model';
import { videoNodeTypes } from '../engine/nodeTypes';

export interface PackageNode {
	/** As in a saved workflow, e.g. 'klingEdit'. */
	name: string;
	description: INodeTypeDescription;
	/** As n8n shows it, e.g. 'Kling Edit'. */
	displayName: string;
	/** The models in the node's data, in menu order. */
	models: readonly VideoModel[];
	/** The models with Custom Endpoint behind them. */
	menu: readonly VideoModel[];
	defaultModel: string;
	customFields: readonly Field[];
}

const nodeTypes = Object.values(videoNodeTypes());

export const packageNodes: readonly PackageNode[] = nodes.flatMap((node) =>
	node.menu === null ? [] : [load(node, node.menu)],
);

/** Every model beside its node, for one test per model. */
export const modelCases = packageNodes.flatMap((node) =>
	node.models.map((model) => ({ id: model.endpointId, node, model })),
);

/** Every entry of every Model menu, Custom Endpoint included. */
export const menuCases = packageNodes.flatMap((node) =>
	node.menu.map((model) => ({ id: `${node.name}: ${model.endpointId}`, node, model })),
);

export function packageNode(name: string): PackageNode {
	const node = packageNodes.find((one) => one.name === name);
	if (node === undefined) throw new Error(`The registry has no node "${name}" with models`);
	return node;
}

/** Everything fal can receive from a model: its fields, then its options. */
export function allFields({ fields, options = [] }: VideoModel): readonly Field[] {
	return [...fields, ...options];
}

/** The model that a node preselects. */
export function preselected({ name, models, defaultModel }: PackageNode): VideoModel {
	const model = models.find(({ endpointId }) => endpointId === defaultModel);
	if (model === undefined) throw new Error(`${name} has no model ${defaultModel} to preselect`);
	return model;
}

function load({ className, displayName }: RegisteredNode, menu: ModelMenu): PackageNode {
	const name = className.charAt(0).toLowerCase() + className.slice(1);
	const type = nodeTypes.find(({ description }) => description.name === name);
	if (type === undefined) throw new Error(`package.json has no node ${className} named ${name}`);
	return { ...menu, name, displayName, description: type.description, menu: menuOf(menu) };
}
