import type { INodeProperties } from 'n8n-workflow';

import { group } from './group';

const additionalInput: INodeProperties = {
	displayName: 'Additional Input (JSON)',
	name: 'additionalInput',
	type: 'json',
	default: '{}',
	hint: 'e.g. {"seed": 42}',
	description: 'More fields for fal, sent as they are; they win over everything in this form',
};

const tags: INodeProperties = {
	displayName: 'Tags',
	name: 'tags',
	type: 'string',
	default: '',
	placeholder: 'e.g. client=acme,job=7',
	description: 'Names and values that fal shows beside the cost of these requests',
};

const logs: INodeProperties = {
	displayName: 'Include Logs',
	name: 'logs',
	type: 'boolean',
	default: true,
	description: 'Whether to hand on what fal logged while it worked, as fal.logs',
};

const lowPriority: INodeProperties = {
	displayName: 'Low Priority',
	name: 'lowPriority',
	type: 'boolean',
	default: true,
	description: 'Whether other requests of your fal account go before',
};

const noRetryAtFal: INodeProperties = {
	displayName: 'No Retry at Fal',
	name: 'noRetryAtFal',
	type: 'boolean',
	default: true,
	description: 'Whether fal may not start the work again when one of its machines fails',
};

const noFallback: INodeProperties = {
	displayName: 'No Fallback Endpoint',
	name: 'noFallback',
	type: 'boolean',
	default: true,
	description:
		'Whether fal may not send the request to an equivalent endpoint when this one is down',
};

const PLACEHOLDER = 'Add Advanced Option';

/**
 * Of the nodes that order.
 * @param lists Images and Elements as JSON, where the node has them
 */
export function advanced(lists: readonly INodeProperties[] = []): INodeProperties {
	return group('Advanced', 'advanced', PLACEHOLDER, [
		...lists,
		additionalInput,
		tags,
		logs,
		lowPriority,
		noRetryAtFal,
		noFallback,
	]);
}

/** Of a node that follows what others ordered. */
export const includeLogs = group('Advanced', 'advanced', PLACEHOLDER, [logs]);
