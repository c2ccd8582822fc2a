import type { INodeProperties } from 'n8n-workflow';

import { outputProperty, polledDownloads } from '../shared/form/fileProperties';
import { formerOptions, group } from '../shared/form/group';
import { modelLocator } from '../shared/form/modelLocator';
import { allModels } from './endpoints';

export const MODELS_LABEL = 'Models';
export const MENU_LABEL = 'Models From the Menu';
export const CUSTOM_LABEL = 'Custom Endpoint IDs';

const filters = group('Filters', 'filters', 'Add Filter', [
	{
		displayName: 'Prompt Contains',
		name: 'promptContains',
		type: 'string',
		default: '',
		placeholder: 'e.g. summer',
		description: 'Only requests with this text in their prompt, in capitals or not',
	},
	{
		displayName: 'Video URL Contains',
		name: 'videoUrlContains',
		type: 'string',
		default: '',
		placeholder: 'e.g. my-bucket.example.com',
		description: 'Only requests with this text in the link to their source video',
	},
]);

const advanced = group('Advanced', 'advanced', 'Add Advanced Option', [
	{
		displayName: 'Look Back (Minutes)',
		name: 'lookBackMinutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'At its first activation, the workflow also gets requests that finished up to this long ago. 0: only those that finish from then on.',
	},
	{
		displayName: 'Max Requests per Poll',
		name: 'maxPerPoll',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 100,
		description: 'How many requests one poll hands on at most; the next poll hands on the others',
	},
	{
		displayName: 'Overlap (Minutes)',
		name: 'overlapMinutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 10,
		description:
			'How long after its end fal may list a request. Each poll looks back by as much; no request is handed on twice.',
	},
	{
		displayName: 'Refetch Result',
		name: 'refetchResult',
		type: 'boolean',
		default: true,
		description:
			"Whether to get a result from the queue when fal's history does not hold it. This is free.",
	},
]);

export const event: INodeProperties = {
	displayName: 'Trigger On',
	name: 'event',
	type: 'options',
	default: 'succeeded',
	options: [
		{
			name: 'Success',
			value: 'succeeded',
			description: 'The video is done',
		},
		{
			name: 'Failure',
			value: 'failed',
			description: 'The request ended without a video, or was cancelled',
		},
		{
			name: 'Success or Failure',
			value: 'any',
			description: 'Both; fal.state tells them apart',
		},
	],
	description: 'Which finished requests start the workflow',
};

/** The form of the trigger. */
export const properties: INodeProperties[] = [
	{
		displayName:
			'Fires for every finished request of this fal account on these models, those of waiting nodes and test runs too. To keep the others out, look fal.requestId up in your own list, as the example does.',
		name: 'accountNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: MODELS_LABEL,
		name: 'models',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Model',
		default: {},
		options: [
			{
				displayName: 'Model',
				name: 'model',
				values: [
					modelLocator({
						displayName: 'Model',
						name: 'model',
						description: 'A model whose finished requests start the workflow',
					}),
				],
			},
		],
		description: 'The models whose finished requests start the workflow',
	},
	{
		displayName: MENU_LABEL,
		name: 'endpointIds',
		type: 'multiOptions',
		default: [],
		// Only in workflows that were saved with it.
		displayOptions: { show: { '/endpointIds': [{ _cnd: { exists: true } }] } },
		options: allModels.map(({ nodeName, model }) => ({
			name: `${nodeName}: ${model.displayName}`,
			value: model.endpointId,
			description: model.endpointId,
		})),
		description: 'The models whose finished requests start the workflow',
	},
	{
		displayName: CUSTOM_LABEL,
		name: 'customEndpointIds',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. kling/v4/video-to-video/edit',
		description: 'IDs of other fal endpoints, separated by commas or lines',
	},
	event,
	outputProperty(),
	filters,
	polledDownloads,
	advanced,
	formerOptions,
];
