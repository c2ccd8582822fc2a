/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// The workflow of the demo, as n8n exports it, and its video nodes in order.
import type { INode } from 'n8n-workflow';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { videoNodeTypes } from '../engine/nodeTypes';
import type { ExportedWorkflow } from '../engine/runWorkflow';

const project = join(__dirname, '..', '..');

export interface Example {
	workflow: ExportedWorkflow;
	steps: ReadonlyArray<{ name: string; endpointId: string }>;
}

export async function readExample(): Promise<Example> {
	const file = join(project, 'examples', 'enhance.json');
	const workflow = JSON.parse(await readFile(file, 'utf8')) as ExportedWorkflow;
	const steps = workflow.nodes.filter(isVideoNode).map((node) => ({
		name: node.name,
		endpointId: String(node.parameters.model ?? preselectedModel(node)),
	}));
	return { workflow, steps };
}

/** The workflow with another clip in its first video node; null keeps its own address. */
export function withVideo({ workflow }: Example, url: string | null): ExportedWorkflow {
	const first = workflow.nodes.find(isVideoNode);
	if (url === null || first === undefined) return workflow;
	const parameters = { ...first.parameters, video_url: { __rl: true, mode: 'url', value: url } };
	const nodes = workflow.nodes.map((node) => (node === first ? { ...node, parameters } : node));
	return { ...workflow, nodes };
}

function isVideoNode({ type }: INode): boolean {
	return type.startsWith('n8n-nodes-fal-video.');
}

/** n8n leaves out of a saved workflow what equals its default. */
function preselectedModel({ type }: INode): unknown {
	const nodeType = videoNodeTypes(join(project, 'dist'))[type];
	return nodeType?.description.properties.find(({ name }) => name === 'model')?.default;
}
