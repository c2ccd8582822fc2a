import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { listedModels } from '../registry';
import { executeRequests } from '../shared/run/execute';
import { modelFields, searchModels } from './loadOptions';
import { properties } from './properties';
import { readItem } from './readItem';

export class FalModel implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Fal Model',
		name: 'falModel',
		icon: {
			light: 'file:../../icons/fal.svg',
			dark: 'file:../../icons/fal.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["model"].value }}',
		description: 'Run any model of fal.ai: videos from text, images or videos, and more',
		defaults: { name: 'Fal Model' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'falApi', required: true }],
		properties,
	};

	methods = { listSearch: { searchModels }, resourceMapping: { modelFields } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeRequests(this, {
			models: listedModels,
			listed: listedModels,
			read: async (run, itemIndex) => await readItem(run, itemIndex, listedModels),
		});
	}
}
