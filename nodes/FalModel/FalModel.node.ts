import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
	type INodeExecutionData,
	type INodePropertyOptions,
	type INodeType,
	type INodeTypeDescription,
	type ResourceMapperFields,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { listedModels } from '../registry';
import { searchModels } from '../shared/catalogue/searchModels';
import { executeRequests } from '../shared/run/execute';
import { PAUSED_TOOLTIP, wake, wakeWebhooks } from '../shared/run/wake';
import { properties } from './properties';

export class FalModel implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Fal Model',
		name: 'falModel',
		icon: {
			light: 'file:../../icons/falModel.svg',
			dark: 'file:../../icons/falModel.dark.svg',
		},
		group: ['transform'],
		version: 1,
		// The list calls it "Name (id)".
		subtitle:
			'={{ ($parameter["model"].cachedResultName || "").replace(/ \\(.*$/, "") || $parameter["model"].value }}',
		description: 'Run any model of fal.ai: videos from text, images or videos, and more',
		defaults: { name: 'Fal Model' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'falApi', required: true }],
		webhooks: wakeWebhooks,
		waitingNodeTooltip: PAUSED_TOOLTIP,
		properties,
	};

	/** Loaded when they are called, because n8n loads every node at its start. */
	methods = {
		listSearch: { searchModels },
		loadOptions: {
			async modelPrice(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				const { modelPrice } = await import('./loadOptions');
				return await modelPrice(this);
			},
		},
		resourceMapping: {
			async modelFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
				const { modelFields } = await import('./loadOptions');
				return await modelFields(this);
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { readItem } = await import('./readItem');
		return await executeRequests(this, {
			models: listedModels,
			listed: listedModels,
			read: async (run, itemIndex) => await readItem(run, itemIndex, listedModels),
		});
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await wake(this);
	}
}
