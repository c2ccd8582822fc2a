import type { INodeProperties } from 'n8n-workflow';

import { group } from './group';

const sourceCheck: INodeProperties = {
	displayName: 'Source Check',
	name: 'sourceCheck',
	type: 'options',
	default: 'standard',
	options: [
		{ name: 'Off', value: 'off', description: 'Nothing is looked at; fal decides' },
		{
			name: 'Stop on Any Doubt',
			value: 'strict',
			description: 'Also where a file cannot be reached or read, or fal contradicts itself',
		},
		{
			name: 'Stop on Certain Violations',
			value: 'standard',
			description: 'What is doubtful is ordered, with a line in fal.warnings',
		},
	],
	description:
		'Whether the start of each file and the names in the prompt are looked at before anything is bought. That is free; what fal refuses may not be.',
};

const limit = {
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 2 },
	default: 0,
	hint: 'More than 0',
} as const;

const maxCostPerItem: INodeProperties = {
	...limit,
	displayName: 'Max Cost per Item (USD)',
	name: 'maxCostPerItem',
	description:
		'An item that would cost more by the price list of fal is not ordered, nor is one whose cost is not known',
};

const maxCostPerExecution: INodeProperties = {
	...limit,
	displayName: 'Max Cost per Execution',
	name: 'maxCostPerExecution',
	description:
		'Over it nothing more is ordered. Counts everything this node orders in the execution, all rounds of a loop together.',
};

const dryRun: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: true,
	description:
		'Whether to buy nothing and show instead the prompt, the request, what was found and about what it would cost',
};

const reuseWithinHours: INodeProperties = {
	displayName: 'Reuse Result (Hours)',
	name: 'reuseWithinHours',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 24,
	hint: 'Hours to look back',
	description:
		'Takes a result that fal made of exactly the same input in that time, instead of buying it again. It takes what is finished: ten executions at once buy ten.',
};

export const costAndChecks = group('Cost and Checks', 'costAndChecks', 'Add Limit or Check', [
	maxCostPerItem,
	maxCostPerExecution,
	dryRun,
	reuseWithinHours,
	sourceCheck,
]);
