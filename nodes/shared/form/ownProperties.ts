import type { INodeProperties } from 'n8n-workflow';

import { CUSTOM } from '../modelMenu';

export const customEndpointId: INodeProperties = {
	displayName: 'Custom Endpoint ID',
	name: 'customEndpointId',
	type: 'string',
	default: '',
	placeholder: 'e.g. kling/v4/video-to-video/edit',
	description: 'ID of a fal endpoint, as its page on fal.ai shows it',
	displayOptions: { show: { model: [CUSTOM] } },
};

export const waitMode: INodeProperties = {
	displayName: 'Wait Mode',
	name: 'waitMode',
	type: 'options',
	default: 'wait',
	options: [
		{
			name: 'Wait Until Done',
			value: 'wait',
			description: 'All clips run side by side and come out together; for up to about 20 clips',
		},
		{
			name: 'Submit Only',
			value: 'submit',
			description: 'Hands on the request IDs at once; for hundreds of clips at night',
		},
	],
	description:
		'Whether this node waits for the finished videos. Retry On Fail (in Settings) is safe here: a retry takes over what was already ordered instead of buying it again.',
};

export const submitNotice: INodeProperties = {
	displayName:
		'fal bills these clips although nothing waits for them. Fal Trigger starts a workflow when they are done; Fal Request fetches one by its fal.requestId.',
	name: 'submitNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { waitMode: ['submit'] } },
};

export const avoid: INodeProperties = {
	displayName: 'Avoid (Negative Prompt)',
	name: 'avoid',
	type: 'string',
	default: '',
	placeholder: 'e.g. flickering, inconsistent, artifacts',
	description: 'What must not be seen. Goes to the end of the prompt as "Avoid: …".',
};

export const imagesJson: INodeProperties = {
	displayName: 'Images (JSON)',
	name: 'imagesJson',
	type: 'json',
	default: '[]',
	hint: 'e.g. ["https://example.com/style.png"]',
	description: 'Instead of Images: a list of links made earlier in the workflow',
};

export const elementsJson: INodeProperties = {
	displayName: 'Elements (JSON)',
	name: 'elementsJson',
	type: 'json',
	default: '[]',
	hint: 'e.g. [{"frontal_image_url": "https://…", "reference_image_urls": ["https://…"]}]',
	description: 'Instead of Elements: a list of elements made earlier in the workflow',
};

export const additionalInput: INodeProperties = {
	displayName: 'Additional Input (JSON)',
	name: 'additionalInput',
	type: 'json',
	default: '{}',
	hint: 'e.g. {"seed": 42}',
	description: 'More fields for fal, sent as they are; they win over everything in this form',
};

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

export {
	deleteUploadsAfter,
	dryRun,
	maxCostPerExecution,
	maxCostPerItem,
	tags,
} from './costProperties';

export const logs: INodeProperties = {
	displayName: 'Include Logs',
	name: 'logs',
	type: 'boolean',
	default: false,
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
	default: 0,
	hint: 'Hours to look back; 0 always buys',
	description:
		'Takes a result that fal made of exactly the same input in that time, instead of buying it again',
};
