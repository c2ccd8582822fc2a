// Who may import whom, and who alone may do what. Left to right: node → shared; never back.

/** A file of the package by its path; the group `node` is the folder of its node. */
export interface ImportRule {
	files: RegExp;
	/** Targets as `importsOf` writes them; {node} is the file's own node, /* everything below. */
	mayImport: readonly string[];
}

const vocabulary = 'type nodes/shared/model';

/** nodes/shared/<name>.ts */
function shared(...names: string[]): RegExp {
	return new RegExp(`^nodes/shared/(${names.join('|')})\\.ts$`);
}

function fromShared(...names: string[]): string[] {
	return names.map((name) => `nodes/shared/${name}`);
}

const helpers = fromShared('records', 'labels', 'falUrls', 'pace', 'errors');
const queue = fromShared('client', 'answers', 'submit', 'job');
const sentences = fromShared('failures', 'modelFailure', 'accountFailure');

export const importRules: readonly ImportRule[] = [
	{
		files: /^nodes\/(?<node>[A-Z]\w+)\/\w+\.node\.ts$/,
		mayImport: [
			'n8n-workflow',
			'nodes/{node}/*',
			...fromShared('execute', 'properties'),
			vocabulary,
		],
	},
	{
		// Models are data: shared fields and files beside them, no behaviour.
		files: /^nodes\/(?<node>[A-Z]\w+)\/models\/\w+\.ts$/,
		mayImport: ['nodes/{node}/models/*', ...fromShared('fields', 'kling'), vocabulary],
	},
	{
		files: /^nodes\/(?<node>[A-Z]\w+)\/\w+\.ts$/,
		mayImport: ['nodes/{node}/*', 'type n8n-workflow', ...fromShared('errors'), vocabulary],
	},
	{ files: /^credentials\/\w+\.credentials\.ts$/, mayImport: ['type n8n-workflow'] },
	{
		files: shared('model'),
		mayImport: ['type n8n-workflow', 'type @fal-ai/client/endpoints'],
	},
	{ files: shared('fields', 'kling', 'custom', 'labels'), mayImport: [vocabulary] },
	{ files: shared('records', 'falUrls', 'errorTypes'), mayImport: [] },
	{ files: shared('pace', 'errors'), mayImport: ['n8n-workflow'] },
	{
		// The form.
		files: shared('properties', 'fieldProperties', 'ownProperties', 'menu'),
		mayImport: [
			'type n8n-workflow',
			vocabulary,
			...fromShared('custom', 'menu', 'fieldProperties', 'ownProperties'),
		],
	},
	{
		// One item's parameters become a request.
		files: shared('input', 'endpoint', 'values', 'files', 'json', 'slots', 'references', 'prompt'),
		mayImport: [
			'type n8n-workflow',
			vocabulary,
			...fromShared('endpoint', 'values', 'files', 'json', 'slots', 'references', 'prompt'),
			...fromShared('custom', 'properties', 'errors', 'labels', 'records'),
		],
	},
	{
		files: shared('jobOptions'),
		mayImport: ['type n8n-workflow', ...fromShared('errors', 'pace', 'records')],
	},
	{
		// Alone in sending the key, so it knows nothing but addresses.
		files: shared('client'),
		mayImport: ['type n8n-workflow', ...fromShared('falUrls', 'records')],
	},
	{
		files: shared('answers', 'submit', 'job'),
		mayImport: [
			'type n8n-workflow',
			'type @fal-ai/client',
			'type nodes/shared/client',
			...fromShared('answers', 'submit', 'falUrls', 'records', 'pace'),
			'type nodes/shared/falUrls',
		],
	},
	{
		files: shared('history'),
		mayImport: [
			'type n8n-workflow',
			'type nodes/shared/client',
			...fromShared('falUrls', 'json', 'records'),
		],
	},
	{
		files: shared('failures', 'modelFailure', 'accountFailure'),
		mayImport: [
			vocabulary,
			'type nodes/shared/client',
			'type nodes/shared/job',
			...sentences,
			...fromShared('errors', 'errorTypes', 'labels', 'records', 'pace'),
		],
	},
	{
		// What becomes of all items together; nothing here knows a form.
		files: shared('execute', 'item', 'output', 'batch', 'hints'),
		mayImport: [
			'type n8n-workflow',
			'type @fal-ai/client',
			vocabulary,
			...helpers,
			...queue,
			...sentences,
			...fromShared('input', 'jobOptions', 'item', 'output', 'batch', 'hints'),
		],
	},
];

/** Names that one file alone may use. */
export const soleUses: ReadonlyArray<{ only: string; names: readonly string[]; because: string }> =
	[
		{
			only: 'nodes/shared/client.ts',
			names: ['httpRequestWithAuthentication', 'httpRequest', 'getCredentials', 'fetch'],
			because: 'one place sends the key',
		},
		{
			only: 'nodes/shared/pace.ts',
			names: ['sleep'],
			because: 'one place decides how often fal is asked',
		},
		{
			only: 'nodes/shared/errors.ts',
			names: ['NodeOperationError', 'NodeApiError'],
			because: 'one bridge leads to n8n’s errors',
		},
		{
			only: 'nodes/shared/media.ts',
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
