// Who may import whom, and who alone may do what. Left to right: node → shared; never back.

/** A file of the package by its path; the group `node` is the folder of its node. */
export interface ImportRule {
	files: RegExp;
	/** Targets as `importsOf` writes them; {node} is the file's own node, /* everything below. */
	mayImport: readonly string[];
}

const vocabulary = 'type nodes/shared/model';
const n8nTypes = 'type n8n-workflow';
const falTypes = 'type @fal-ai/client';

/** Small things that every room may use. */
const basics = ['errors', 'json', 'labels', 'modelMenu', 'records', 'resultLength', 'time'].map(
	(name) => `nodes/shared/${name}`,
);

/** Every file of one folder of nodes/shared. */
function room(name: string): RegExp {
	return new RegExp(`^nodes/shared/${name}/\\w+\\.ts$`);
}

function from(...names: string[]): string[] {
	return names.map((name) => `nodes/shared/${name}/*`);
}

export const importRules: readonly ImportRule[] = [
	{
		// Models are data: shared fields and files beside them, no behaviour.
		files: /^nodes\/(?<node>[A-Z]\w+)\/models\/\w+\.ts$/,
		mayImport: ['nodes/{node}/models/*', 'nodes/shared/fields', 'nodes/shared/kling', vocabulary],
	},
	{
		// The one file that names the models of all nodes, for the trigger's menu.
		files: /^nodes\/FalTrigger\/endpoints\.ts$/,
		mayImport: [
			'nodes/KlingEdit/models',
			'nodes/KlingReference/models',
			'nodes/SoraRemix/models',
			'nodes/Upscale/models',
			'nodes/Interpolate/models',
			n8nTypes,
			vocabulary,
		],
	},
	{
		// These two have no models: they are about requests, whatever made them.
		files: /^nodes\/(?<node>FalRequest|FalTrigger)\/(operations\/)?\w+(\.node)?\.ts$/,
		mayImport: [
			'n8n-workflow',
			'nodes/{node}/*',
			vocabulary,
			...basics,
			...from('form', 'input', 'fal', 'failures', 'output', 'job', 'media'),
		],
	},
	{
		files: /^nodes\/(?<node>[A-Z]\w+)\/\w+\.node\.ts$/,
		mayImport: [
			'n8n-workflow',
			'nodes/{node}/*',
			'nodes/shared/job/execute',
			'nodes/shared/form/properties',
			vocabulary,
		],
	},
	{
		files: /^nodes\/(?<node>[A-Z]\w+)\/\w+\.ts$/,
		mayImport: ['nodes/{node}/*', n8nTypes, 'nodes/shared/errors', vocabulary],
	},
	{ files: /^credentials\/\w+\.credentials\.ts$/, mayImport: [n8nTypes] },
	{
		files: /^nodes\/shared\/model\.ts$/,
		mayImport: [n8nTypes, 'type @fal-ai/client/endpoints', 'type nodes/shared/published'],
	},
	{
		files:
			/^nodes\/shared\/(fields|kling|labels|modelMenu|published|records|resultLength|time)\.ts$/,
		mayImport: [vocabulary, 'nodes/shared/records'],
	},
	{
		files: /^nodes\/shared\/(errors|json)\.ts$/,
		mayImport: ['n8n-workflow', 'nodes/shared/errors', 'nodes/shared/records'],
	},
	{ files: room('form'), mayImport: [n8nTypes, vocabulary, ...basics, ...from('form')] },
	{ files: room('input'), mayImport: [n8nTypes, vocabulary, ...basics, ...from('input')] },
	{
		// The client is alone in sending the key; nothing here knows a form or a node.
		files: room('fal'),
		mayImport: [n8nTypes, falTypes, 'nodes/shared/json', 'nodes/shared/records', ...from('fal')],
	},
	{
		// Files in and out; knows neither forms nor orders.
		files: room('media'),
		mayImport: [n8nTypes, ...basics, ...from('media'), 'crypto'],
	},
	{
		// Findings about an item, from what is known of it; looks at nothing itself.
		files: room('preflight'),
		mayImport: [n8nTypes, vocabulary, ...basics, ...from('preflight'), 'type nodes/shared/media/*'],
	},
	{
		// What things cost, and who may still order.
		files: room('cost'),
		mayImport: [
			n8nTypes,
			vocabulary,
			...basics,
			...from('cost'),
			'type nodes/shared/media/*',
			'type nodes/shared/fal/client',
		],
	},
	{
		// Sentences about what happened; they cause nothing.
		files: room('failures'),
		mayImport: [
			vocabulary,
			...basics,
			...from('failures'),
			'type nodes/shared/fal/client',
			'type nodes/shared/job/job',
			'type nodes/shared/job/cancel',
		],
	},
	{
		files: room('output'),
		mayImport: [n8nTypes, falTypes, vocabulary, ...basics, ...from('output', 'failures', 'fal')],
	},
	{
		files: room('job'),
		mayImport: [
			'n8n-workflow',
			falTypes,
			vocabulary,
			...basics,
			...from('job', 'output', 'failures', 'fal', 'input', 'media', 'preflight', 'cost'),
			'crypto',
		],
	},
];

/** Names that one file alone may use. */
export const soleUses: ReadonlyArray<{ only: string; names: readonly string[]; because: string }> =
	[
		{
			only: 'nodes/shared/fal/client.ts',
			names: ['httpRequestWithAuthentication', 'getCredentials', 'fetch'],
			because: 'one place sends the key',
		},
		{
			only: 'nodes/shared/media/transfer.ts',
			names: ['httpRequest'],
			because: 'one place sends and fetches files, without the key',
		},
		{
			only: 'nodes/shared/job/pace.ts',
			names: ['sleep'],
			because: 'one place decides how often fal is asked',
		},
		{
			only: 'nodes/shared/errors.ts',
			names: ['NodeOperationError', 'NodeApiError'],
			because: 'one bridge leads to n8n’s errors',
		},
		{
			only: 'nodes/shared/media/binary.ts',
			names: [
				'assertBinaryData',
				'getBinaryDataBuffer',
				'getBinaryStream',
				'getBinaryMetadata',
				'getBinaryPath',
				'prepareBinaryData',
				'setBinaryDataBuffer',
				'binaryToBuffer',
				'binaryToString',
			],
			because: 'one place streams files in and out',
		},
	];
