import type { INodeProperties } from 'n8n-workflow';

import { group } from './group';

const whileWaiting = { displayOptions: { show: { '/waitMode': ['wait'] } } };
const untilDone = { displayOptions: { show: { '/waitMode': ['wait', 'pause'] } } };

const queueTimeout: INodeProperties = {
	displayName: 'Queue Timeout (Minutes)',
	name: 'queueTimeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 720,
	description:
		'How long a clip may wait for its turn. New fal accounts work on 2 clips at a time, the rest queue.',
	...untilDone,
};

const processingTimeout: INodeProperties = {
	displayName: 'Run Timeout (Minutes)',
	name: 'processingTimeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 60,
	description: 'How long fal may work on a clip once its turn has come. fal allows 60.',
	...untilDone,
};

const onDeadline: INodeProperties = {
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
		{
			name: 'Continue',
			value: 'handOn',
			description: 'The item goes on with fal.state "running"; collect the video later',
		},
		{ name: 'Fail', value: 'fail', description: 'The item fails; the request goes on at fal' },
	],
	description: 'What happens to a clip that is not done in time',
	...whileWaiting,
};

/** n8n itself wakes a paused execution at its deadline, and runs no node then. */
const onPauseDeadline: INodeProperties = {
	displayName: 'On Timeout',
	name: 'onDeadline',
	type: 'options',
	default: 'handOn',
	options: [
		{
			name: 'Continue',
			value: 'handOn',
			description: 'All items go on with fal.state "running"; collect the videos later',
		},
	],
	description:
		'What happens when Queue plus Run Timeout is over: n8n wakes the execution by itself',
	displayOptions: { show: { '/waitMode': ['pause'] } },
};

const startWithinMinutes: INodeProperties = {
	displayName: 'Start Timeout (Minutes)',
	name: 'startWithinMinutes',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 60,
	description:
		'When fal itself ends a request that has not started, even if n8n does not run at that time',
};

const cancelOnStop: INodeProperties = {
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

/** Of the nodes that order. */
export const waiting = group('Waiting', 'waiting', 'Add Waiting Option', [
	queueTimeout,
	processingTimeout,
	onDeadline,
	onPauseDeadline,
	startWithinMinutes,
	cancelOnStop,
]);

/** Of a node that waits for what others ordered. */
export const timeouts = group(
	'Waiting',
	'waiting',
	'Add Waiting Option',
	[queueTimeout, processingTimeout, onDeadline].map((option) => ({
		...option,
		displayOptions: undefined,
	})),
);
