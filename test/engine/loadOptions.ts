// What n8n's editor asks of a node while its form is open, in n8n-core's own LoadOptionsContext.
import './environment';
import { ExecutionLifecycleHooks, LoadOptionsContext } from 'n8n-core';
import { Workflow, deepCopy } from 'n8n-workflow';
import type { ILoadOptionsFunctions, INode, IWorkflowBase } from 'n8n-workflow';

import { inMemoryCredentials } from './credentials';
import type { CredentialData, CredentialTypes } from './credentials';
import { findNodeType } from './nodeTypes';
import type { NodeTypeMap } from './nodeTypes';
import { additionalData } from './surroundings';

export interface OpenForm {
	/** With the parameters as the form holds them, saved or not. */
	node: INode;
	nodeTypes: NodeTypeMap;
	credentialTypes: CredentialTypes;
	credentials: CredentialData;
}

/** The `this` of listSearch and resourceMapping methods. */
export function openForm({
	node,
	nodeTypes,
	credentialTypes,
	credentials,
}: OpenForm): ILoadOptionsFunctions {
	const saved: IWorkflowBase = {
		id: 'workflow1',
		name: 'Workflow',
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		nodes: [deepCopy(node)],
		connections: {},
		settings: {},
		staticData: {},
	};
	const workflow = new Workflow({ ...saved, nodeTypes: findNodeType(nodeTypes) });
	const loaded = workflow.getNode(node.name);
	if (loaded === null) throw new Error(`No node ${node.name}`);
	const hooks = new ExecutionLifecycleHooks('internal', 'form', saved);
	const surroundings = additionalData(
		'form',
		hooks,
		inMemoryCredentials(credentialTypes, credentials),
	);
	surroundings.currentNodeParameters = deepCopy(node.parameters);
	return new LoadOptionsContext(workflow, loaded, surroundings, '');
}
