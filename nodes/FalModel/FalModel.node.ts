import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { listedModels } from '../registry';
import { searchModels } from '../shared/catalogue/searchModels';
import { executeRequests } from '../shared/run/execute';
import { PAUSED_TOOLTIP, wake, wakeWebhooks } from '../shared/run/wake';
import { modelFields, modelPrice } from './loadOptions';
import { properties } from './properties';
import { readItem } from './readItem';

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

	methods = {
		listSearch: { searchModels },
		loadOptions: { modelPrice },
		resourceMapping: { modelFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
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
