/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// The node and credential types a workflow may name: this package's own, and n8n's that examples use.
import { NodeConnectionTypes } from 'n8n-workflow';
import type { ICredentialType, INodeType, INodeTypeDescription, INodeTypes } from 'n8n-workflow';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';

import packageJson from '../../package.json';

export type NodeTypeMap = Readonly<Record<string, INodeType>>;

const projectFolder = join(__dirname, '..', '..');

/**
 * This package's nodes by type name (`n8n-nodes-fal-video.klingEdit`), as package.json lists them,
 * with stand-ins for the nodes of n8n that the examples use.
 *
 * @param folder holds `nodes/`: the project for the sources (default), its `dist` for the build
 */
export function videoNodeTypes(folder: string = projectFolder): NodeTypeMap {
	const own = packageJson.n8n.nodes.map((path) => {
		const node = instantiate<INodeType>(folder, path);
		return [`${packageJson.name}.${node.description.name}`, node];
	});
	return { ...n8nNodeTypes, ...Object.fromEntries(own) };
}

/** This package's credential types by name. `folder` as for `videoNodeTypes`. */
export function videoCredentialTypes(
	folder: string = projectFolder,
): Readonly<Record<string, ICredentialType>> {
	const types = packageJson.n8n.credentials.map((path) => {
		const type = instantiate<ICredentialType>(folder, path);
		return [type.name, type];
	});
	return Object.fromEntries(types);
}

/** The lookup n8n's engine does by type name. Throws for a type that is not in the map. */
export function findNodeType(nodeTypes: NodeTypeMap): INodeTypes {
	const find = (typeName: string): INodeType => {
		const nodeType = nodeTypes[typeName];
		if (nodeType === undefined) throw new Error(`This run was given no node type "${typeName}"`);
		return nodeType;
	};
	return { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
}

// A class is named after its file: KlingEdit.node.js exports KlingEdit.
function instantiate<T>(folder: string, builtPath: string): T {
	const withoutExtension = builtPath.replace(/^dist\//, '').replace(/\.js$/, '');
	const source = join(folder, `${withoutExtension}.ts`);
	const file = existsSync(source) ? source : join(folder, `${withoutExtension}.js`);
	const className = basename(withoutExtension).replace(/\..*$/, '');
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const exported = require(file) as Record<string, (new () => T) | undefined>;
	const Type = exported[className];
	if (Type === undefined) throw new Error(`${file} does not export ${className}`);
	return new Type();
}

const standIn: Omit<INodeTypeDescription, 'displayName' | 'name' | 'inputs' | 'outputs'> = {
	group: ['trigger'],
	version: 1,
	description: 'Stands in for a node of n8n',
	defaults: {},
	properties: [],
};

/** n8n's own nodes that the examples use. The trigger hands on the items the run was given. */
export const n8nNodeTypes: NodeTypeMap = {
	'n8n-nodes-base.manualTrigger': {
		description: {
			...standIn,
			displayName: 'Manual Trigger',
			name: 'manualTrigger',
			inputs: [],
			outputs: [NodeConnectionTypes.Main],
		},
		async execute() {
			return [this.getInputData()];
		},
	},
	'n8n-nodes-base.stickyNote': {
		description: {
			...standIn,
			displayName: 'Sticky Note',
			name: 'stickyNote',
			inputs: [],
			outputs: [],
		},
	},
};
