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
import { executeModelNode } from '../shared/run/execute';
import { PAUSED_TOOLTIP, wake, wakeWebhooks } from '../shared/run/wake';
import type { VideoNode } from '../shared/model/model';
import { modelProperties } from '../shared/form/properties';
import { modelSubtitle } from '../shared/form/subtitle';
import { toolOf } from '../shared/form/tool';
import { menu } from './models';

const upscale: VideoNode = { ...menu, listed: listedModels };
const DESCRIPTION = 'Enlarge a video (2x, 4x, 4K) on fal.ai';

export class Upscale implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Upscale',
		name: 'upscale',
		icon: {
			light: 'file:../../icons/upscale.svg',
			dark: 'file:../../icons/upscale.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: modelSubtitle(upscale),
		description: DESCRIPTION,
		defaults: { name: 'Upscale' },
		usableAsTool: toolOf(DESCRIPTION, upscale),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'falApi', required: true }],
		webhooks: wakeWebhooks,
		waitingNodeTooltip: PAUSED_TOOLTIP,
		properties: modelProperties(upscale),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeModelNode(this, upscale);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await wake(this);
	}
}
