import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { searchModels } from '../shared/catalogue/searchModels';
import { executeFalRequest } from './execute';
import { choiceSubtitle } from '../shared/form/subtitle';
import { operation, properties } from './properties';

export class FalRequest implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Fal Request',
		name: 'falRequest',
		icon: {
			light: 'file:../../icons/falRequest.svg',
			dark: 'file:../../icons/falRequest.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: choiceSubtitle(operation),
		description: 'Fetch, wait for or cancel a video you already ordered, by its request ID',
		defaults: { name: 'Fal Request' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'falApi', required: true }],
		properties,
	};

	methods = { listSearch: { searchModels } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeFalRequest(this);
	}
}
