import type { INodeProperties } from 'n8n-workflow';

import { CUSTOM } from '../model/menu';

export const customEndpointId: INodeProperties = {
	displayName: 'Custom Endpoint ID',
	name: 'customEndpointId',
	type: 'string',
	default: '',
	placeholder: 'e.g. kling/v4/video-to-video/edit',
	hint: 'The node Fal Model shows a form with the fields of any model, this one too',
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
			name: 'Pause Execution Until Done',
			value: 'pause',
			description:
				'The execution is stored until fal calls back; holds nothing, survives a restart',
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

export const pauseNotice: INodeProperties = {
	displayName:
		'fal must reach this n8n by https. Stopping a paused execution tells fal nothing: Fal Request lists its requests and can cancel them.',
	name: 'pauseNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { waitMode: ['pause'] } },
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
