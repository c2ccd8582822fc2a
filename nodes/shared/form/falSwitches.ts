import type { INodeProperties } from 'n8n-workflow';

/** fal's own switches of a request. */
export const falSwitches: readonly INodeProperties[] = [
	{
		displayName: 'Do Not Store at Fal',
		name: 'doNotStore',
		type: 'boolean',
		default: true,
		description:
			'Whether fal stores neither the request nor its result. Its history then does not show it, the result is gone after an hour, and a lost answer cannot be looked up.',
	},
	{
		displayName: 'Give Up If Not Started Within (Minutes)',
		name: 'startWithinMinutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 60,
		description:
			'When fal itself ends a request that has not started, even if n8n does not run at that time',
	},
	{
		displayName: 'Keep Result (Hours)',
		name: 'keepResultHours',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 24,
		description:
			'When fal deletes the finished video. Anyone who has the link can open it until then; unless your account says otherwise, that is for ever.',
	},
	{
		displayName: 'Low Priority',
		name: 'lowPriority',
		type: 'boolean',
		default: true,
		description: 'Whether other requests of your fal account go before',
	},
	{
		displayName: 'No Fallback Endpoint',
		name: 'noFallback',
		type: 'boolean',
		default: true,
		description:
			'Whether fal may not send the request to an equivalent endpoint when this one is down',
	},
	{
		displayName: 'No Retry at Fal',
		name: 'noRetryAtFal',
		type: 'boolean',
		default: true,
		description: 'Whether fal may not start the work again when one of its machines fails',
	},
];
