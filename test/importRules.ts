// Who may import whom, and who alone may do what. A node stands above nodes/shared; inside, a file
// imports only from its own folder and from lower floors.
import { nodes } from '../nodes/registry';

/** A file of the package by its path; the group `node` is the folder of its node. */
export interface ImportRule {
	files: RegExp;
	/** Targets as `importsOf` writes them; {node} is the file's own node, /* everything below. */
	mayImport: readonly string[];
}

const n8nTypes = 'type n8n-workflow';
const falTypes = 'type @fal-ai/client';

/** The folders of nodes/shared from the highest floor to the lowest. */
const floors = [
	['run'],
	['request'],
	['preflight', 'input', 'cost', 'output', 'form', 'ledger', 'failures', 'catalogue'],
	['fal', 'media'],
	['model'],
	['util'],
] as const;

type Folder = (typeof floors)[number][number];

/** Arrows between folders of one floor; everything else there stays apart. */
const sameFloor: Readonly<Record<string, readonly Folder[]>> = {
	catalogue: ['failures'],
	cost: ['failures'],
	input: ['failures'],
	output: ['failures'],
	preflight: ['failures', 'input'],
};

/** What a folder needs from outside the project, besides n8n's types. */
const packages: Readonly<Record<string, readonly string[]>> = {
	run: ['n8n-workflow'],
	fal: ['crypto'],
	ledger: ['crypto'],
	failures: ['n8n-workflow'],
	media: ['crypto'],
	model: ['type @fal-ai/client/endpoints'],
	util: ['n8n-workflow'],
};

function from(...folders: readonly string[]): string[] {
	return folders.map((folder) => `nodes/shared/${folder}/*`);
}

/** One rule per folder of nodes/shared, read off the floors. */
const sharedRules: ImportRule[] = floors.flatMap((floor, index) =>
	floor.map((folder) => ({
		files: new RegExp(`^nodes/shared/${folder}/\\w+\\.ts$`),
		mayImport: [
			n8nTypes,
			falTypes,
			...(packages[folder] ?? []),
			...from(folder, ...(sameFloor[folder] ?? []), ...floors.slice(index + 1).flat()),
		],
	})),
);

const withModels = nodes.filter(({ menu }) => menu !== null);
const withoutModels = nodes.filter(({ menu }) => menu === null);

function namesOf(some: typeof nodes): string[] {
	return some.map(({ className }) => className);
}

export const importRules: readonly ImportRule[] = [
	{
		// Models are data: shared fields and files beside them, no behaviour.
		files: /^nodes\/(?<node>[A-Z]\w+)\/models\/\w+\.ts$/,
		mayImport: [
			'nodes/{node}/models/*',
			'nodes/shared/model/fields',
			'nodes/shared/model/kling',
			'nodes/shared/model/alibaba',
			'type nodes/shared/model/model',
		],
	},
	{
		// The one list of nodes and their models.
		files: /^nodes\/registry\.ts$/,
		mayImport: [
			...namesOf(withModels).map((name) => `nodes/${name}/models`),
			'type nodes/shared/model/model',
		],
	},
	{
		// The trigger's menu.
		files: /^nodes\/FalTrigger\/endpoints\.ts$/,
		mayImport: ['nodes/registry', n8nTypes, 'type nodes/shared/model/model'],
	},
	{
		// The form of a model that only fal knows: read from its document, without any request.
		files: /^nodes\/FalModel\/schema\/\w+\.ts$/,
		mayImport: [
			n8nTypes,
			'nodes/FalModel/schema/*',
			'nodes/shared/failures/failure',
			'nodes/shared/input/address',
			'nodes/shared/input/fileMarks',
			'nodes/shared/util/*',
			'type nodes/shared/model/model',
			'type nodes/shared/model/published',
		],
	},
	{
		// Its models come from fal, so it asks fal and reads its items by itself.
		files: /^nodes\/FalModel\/\w+(\.node)?\.ts$/,
		mayImport: [
			'n8n-workflow',
			n8nTypes,
			'nodes/FalModel/*',
			'nodes/registry',
			...from(...floors.flat()),
		],
	},
	{
		// Nodes without models: they are about requests, whatever made them.
		files: new RegExp(
			`^nodes/(?<node>${namesOf(withoutModels).join('|')})/(operations/)?\\w+(\\.node)?\\.ts$`,
		),
		mayImport: ['n8n-workflow', 'nodes/{node}/*', ...from(...floors.flat())],
	},
	{
		files: /^nodes\/(?<node>[A-Z]\w+)\/\w+\.node\.ts$/,
		mayImport: [
			'n8n-workflow',
			'nodes/{node}/*',
			'nodes/registry',
			'nodes/shared/run/execute',
			'nodes/shared/run/wake',
			'nodes/shared/form/properties',
			'nodes/shared/form/subtitle',
			'nodes/shared/form/tool',
			'type nodes/shared/model/model',
		],
	},
	{
		files: /^nodes\/(?<node>[A-Z]\w+)\/\w+\.ts$/,
		mayImport: [
			'nodes/{node}/*',
			n8nTypes,
			'nodes/shared/failures/failure',
			'type nodes/shared/model/model',
		],
	},
	{ files: /^credentials\/\w+\.credentials\.ts$/, mayImport: [n8nTypes] },
	...sharedRules,
];

/** Names that one file alone may use. */
export const soleUses: ReadonlyArray<{ only: string; names: readonly string[]; because: string }> =
	[
		{
			only: 'nodes/shared/fal/transport.ts',
			names: ['httpRequestWithAuthentication', 'getCredentials', 'fetch'],
			because: 'one place sends the key',
		},
		{
			only: 'nodes/shared/media/transfer.ts',
			names: ['httpRequest'],
			because: 'one place sends and fetches files, without the key',
		},
		{
			only: 'nodes/shared/util/retry.ts',
			names: ['sleep'],
			because: 'one place waits, in slices that Stop can end',
		},
		{
			only: 'nodes/shared/failures/failure.ts',
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
