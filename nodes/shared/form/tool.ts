import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import type { ModelMenu } from '../model/model';
import { priceText } from './modelText';

/** Said only where the node is a tool of an AI agent. */
export const toolNotice: INodeProperties = {
	displayName:
		'Every call of this tool buys a video. Set Max Cost per Execution under Cost and Checks yourself; the AI cannot.',
	name: 'toolNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { '@tool': [true] } },
};

/** As a tool, the node says to the AI agent what a call costs. */
export function toolOf(
	description: string,
	{ models, defaultModel }: ModelMenu,
): INodeTypeDescription['usableAsTool'] {
	const model = models.find(({ endpointId }) => endpointId === defaultModel);
	const price = model?.price ? priceText(model.price).replace(/^About/, 'about') : 'not published';
	const cost = `Every call buys a video at fal (price with ${model?.displayName ?? 'the preset model'}: ${price}).`;
	return { replacements: { description: `${description}. ${cost}` } };
}
