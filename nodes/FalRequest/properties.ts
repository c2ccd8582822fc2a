import type { INodeProperties } from 'n8n-workflow';

import { includeLogs } from '../shared/form/advancedProperties';
import { downloads, outputProperty } from '../shared/form/fileProperties';
import { formerOptions } from '../shared/form/group';
import { keptFieldsProperties } from '../shared/form/keptFields';
import { timeouts } from '../shared/form/waitProperties';
import { modelLocator } from '../shared/form/modelLocator';

const BY_ID = ['cancel', 'getResult', 'getStatus', 'waitForResult'];
const HANDS_ON = ['getResult', 'waitForResult'];

export const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'getResult',
	options: [
		{
			name: 'Cancel',
			value: 'cancel',
			description: 'Remove it from the queue, or ask the model to stop',
			action: 'Cancel a request',
		},
		{
			name: 'Get Result',
			value: 'getResult',
			description: 'Fetch the video of a finished request; free, as often as you like',
			action: 'Get the result of a request',
		},
		{
			name: 'Get Status',
			value: 'getStatus',
			description: 'Whether it is queued, running, done or failed',
			action: 'Get the status of a request',
		},
		{
			name: 'List',
			value: 'list',
			description:
				'Requests of this fal account to one endpoint, newest first; the last 24 hours unless filtered',
			action: 'List requests',
		},
		{
			name: 'Wait for Result',
			value: 'waitForResult',
			description: 'Wait until it is done and hand on the video',
			action: 'Wait for the result of a request',
		},
	],
};

export const properties: INodeProperties[] = [
	operation,
	{
		displayName: 'Request ID',
		name: 'requestId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 764cabcf-b745-4b3e-ae38-1200304cf45b',
		hint: 'Empty: taken from fal.requestId of the item',
		description: 'ID that fal gave to the request',
		displayOptions: { show: { operation: BY_ID } },
	},
	modelLocator({
		displayName: 'Endpoint ID',
		name: 'endpointId',
		hint: 'Empty: taken from fal.endpointId of the item',
		description: 'The fal model that the request went to',
	}),
	{
		displayName: 'If Not Finished',
		name: 'unfinished',
		type: 'options',
		default: 'handOn',
		options: [
			{
				name: 'Continue',
				value: 'handOn',
				description: 'The item goes on with fal.state "running"',
			},
			{ name: 'Fail', value: 'fail', description: 'The item fails; On Error decides the rest' },
		],
		description: 'What happens when the video is not there yet',
		displayOptions: { show: { operation: ['getResult'] } },
	},
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		hint: 'Of the last 24 hours, unless Filters say otherwise',
		description: 'Whether to return all results or only up to a given limit',
		displayOptions: { show: { operation: ['list'] } },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { operation: ['list'], returnAll: [false] } },
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Started After',
				name: 'startedAfter',
				type: 'dateTime',
				default: '',
				description: 'Only requests from then on. Without it, those of the last 24 hours.',
			},
			{
				displayName: 'Started Before',
				name: 'startedBefore',
				type: 'dateTime',
				default: '',
				description: 'Only requests until then',
			},
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				default: 'success',
				options: [
					{ name: 'Failed', value: 'error', description: 'The model or fal did not finish it' },
					{ name: 'Refused', value: 'user_error', description: 'The input was not accepted' },
					{ name: 'Succeeded', value: 'success' },
				],
				description: 'Only requests that ended like this',
			},
		],
		displayOptions: { show: { operation: ['list'] } },
	},
	outputProperty({ operation: HANDS_ON }),
	...keptFieldsProperties(BY_ID),
	{ ...timeouts, displayOptions: { show: { operation: ['waitForResult'] } } },
	{ ...downloads, displayOptions: { show: { operation: HANDS_ON, output: ['linkAndFile'] } } },
	{
		...includeLogs,
		displayOptions: { show: { operation: ['getResult', 'getStatus', 'waitForResult'] } },
	},
	formerOptions,
];
