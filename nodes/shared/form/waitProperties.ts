import type { INodeProperties } from 'n8n-workflow';

export const logs: INodeProperties = {
	displayName: 'Include Logs',
	name: 'logs',
	type: 'boolean',
	default: true,
	description: 'Whether to hand on what fal logged while it worked, as fal.logs',
};

export const queueTimeout: INodeProperties = {
	displayName: 'Queue Timeout (Min)',
	name: 'queueTimeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 720,
	description:
		'How long a clip may wait for its turn. New fal accounts work on 2 clips at a time, the rest queue.',
	displayOptions: { show: { '/waitMode': ['wait'] } },
};

export const processingTimeout: INodeProperties = {
	displayName: 'Processing Timeout (Min)',
	name: 'processingTimeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 60,
	description: 'How long fal may work on a clip once its turn has come. fal allows 60.',
	displayOptions: { show: { '/waitMode': ['wait'] } },
};

export const onDeadline: INodeProperties = {
	displayName: 'On Timeout',
	name: 'onDeadline',
	type: 'options',
	default: 'fail',
	options: [
		{
			name: 'Cancel',
			value: 'cancel',
			description: 'The item fails and fal is asked to drop the request',
		},
		{ name: 'Fail', value: 'fail', description: 'The item fails; the request goes on at fal' },
		{
			name: 'Hand On',
			value: 'handOn',
			description: 'The item goes on with fal.state "running"; collect the video later',
		},
	],
	description: 'What happens to a clip that is not done in time',
	displayOptions: { show: { '/waitMode': ['wait'] } },
};

export const cancelOnStop: INodeProperties = {
	displayName: 'Cancel on Stop',
	name: 'cancelOnStop',
	type: 'options',
	default: 'all',
	options: [
		{
			name: 'None',
			value: 'none',
			description: 'Everything that was ordered goes on and is charged',
		},
		{
			name: 'Queued and Running',
			value: 'all',
			description: 'What already runs may still be finished and charged',
		},
		{ name: 'Queued Only', value: 'queued', description: 'What already runs is finished' },
	],
	description: 'What Stop, or an execution timeout, does to the requests at fal',
};

export const reuseWithinHours: INodeProperties = {
	displayName: 'Reuse Identical Result',
	name: 'reuseWithinHours',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 24,
	hint: 'Hours to look back',
	description:
		'Takes a result that fal made of exactly the same input in that time, instead of buying it again',
};
