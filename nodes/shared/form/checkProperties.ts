import type { INodeProperties } from 'n8n-workflow';

export const sourceCheck: INodeProperties = {
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
	hint: 'In USD, more than 0',
} as const;

export const maxCostPerItem: INodeProperties = {
	...limit,
	displayName: 'Max Cost per Item',
	name: 'maxCostPerItem',
	description:
		'An item that would cost more by the price list of fal is not ordered, nor is one whose cost is not known',
};

export const maxCostPerExecution: INodeProperties = {
	...limit,
	displayName: 'Max Cost per Execution',
	name: 'maxCostPerExecution',
	description:
		'Over it nothing more is ordered. Counts everything this node orders in the execution, all rounds of a loop together.',
};

export const dryRun: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: true,
	description:
		'Whether to buy nothing and show instead the prompt, the request, what was found and about what it would cost',
};

export const tags: INodeProperties = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	default: '',
	placeholder: 'e.g. client=acme,job=7',
	description: 'Names and values that fal shows beside the cost of these requests',
};

export const deleteUploadsAfter: INodeProperties = {
	displayName: 'Delete Uploads After (Hours)',
	name: 'deleteUploadsAfter',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 24,
	description:
		'When fal deletes the files that were uploaded from binary fields. Anyone who has the link can open them until then. A clip that queues for longer finds its file gone.',
};
