// Runs a function inside a node of n8n's own engine, with the helpers that nodes have there.
import { NodeConnectionTypes } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';

import { n8nNodeTypes } from './nodeTypes';
import { runWorkflow } from './runWorkflow';

/** What the function returns; fails as it does. */
export async function insideNode<Result>(
	work: (context: IExecuteFunctions) => Promise<Result>,
	input: INodeExecutionData[] = [{ json: {} }],
): Promise<Result> {
	const results: Array<{ result: Result }> = [];
	const probe: INodeType = {
		description: {
			displayName: 'Inside',
			name: 'inside',
			group: ['transform'],
			version: 1,
			description: 'Runs a function of a test',
			defaults: { name: 'Inside' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute() {
			results.push({ result: await work(this) });
			return [[]];
		},
	};
	const place = { typeVersion: 1, parameters: {} };
	const run = await runWorkflow({
		nodes: [
			{
				...place,
				id: 'start',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				position: [0, 0],
			},
			{ ...place, id: 'inside', name: 'Inside', type: 'test.inside', position: [200, 0] },
		],
		connections: { Start: { main: [[{ node: 'Inside', type: 'main', index: 0 }]] } },
		nodeTypes: { ...n8nNodeTypes, 'test.inside': probe },
		input,
	});
	const [first] = results;
	if (first === undefined) throw run.error ?? new Error('The function did not run');
	return first.result;
}
