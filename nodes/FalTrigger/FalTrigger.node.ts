import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { searchModels } from '../shared/catalogue/searchModels';
import { pollFal } from './poll';
import { choiceSubtitle } from '../shared/form/subtitle';
import { event, properties } from './properties';

export class FalTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Fal Video Finished Trigger',
		name: 'falTrigger',
		icon: {
			light: 'file:../../icons/falTrigger.svg',
			dark: 'file:../../icons/falTrigger.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: choiceSubtitle(event),
		description: 'Start a workflow when videos you ordered from fal.ai are done',
		defaults: { name: 'Fal Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'falApi', required: true }],
		properties,
	};

	methods = { listSearch: { searchModels } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollFal(this);
	}
}
