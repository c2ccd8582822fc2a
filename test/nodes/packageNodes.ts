/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// Every node of the package that offers models, as package.json names it, with its models.
import type { INodeTypeDescription } from 'n8n-workflow';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { customModel } from '../../nodes/shared/model/menu';
import type { Field, VideoModel } from '../../nodes/shared/model/model';
import packageJson from '../../package.json';
import { videoNodeTypes } from '../engine/nodeTypes';

export interface PackageNode {
	/** As in a saved workflow, e.g. 'klingEdit'. */
	name: string;
	description: INodeTypeDescription;
	/** The models in the node's data, in menu order. */
	models: readonly VideoModel[];
	/** The models with Custom Endpoint behind them. */
	menu: readonly VideoModel[];
	defaultModel: string;
}

const projectFolder = join(__dirname, '..', '..');
const nodeTypes = Object.values(videoNodeTypes());

export const packageNodes: readonly PackageNode[] = packageJson.n8n.nodes
	.map((built) => dirname(built).replace(/^dist\/nodes\//, ''))
	.filter((folder) => existsSync(join(projectFolder, 'nodes', folder, 'models')))
	.map(load);

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
	if (node === undefined) throw new Error(`package.json names no node "${name}" with models`);
	return node;
}

/** Everything fal can receive from a model: its fields, then its options. */
export function allFields({ fields, options = [] }: VideoModel): readonly Field[] {
	return [...fields, ...options];
}

function load(folder: string): PackageNode {
	const name = folder.charAt(0).toLowerCase() + folder.slice(1);
	const type = nodeTypes.find(({ description }) => description.name === name);
	if (type === undefined) throw new Error(`The class of ${folder} is not named ${name}`);
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const { models } = require(join(projectFolder, 'nodes', folder, 'models')) as {
		models: readonly VideoModel[];
	};
	const { description } = type;
	const menu = [...models, customModel(models)];
	const preselected = description.properties.find((property) => property.name === 'model');
	return { name, description, models, menu, defaultModel: String(preselected?.default) };
}
