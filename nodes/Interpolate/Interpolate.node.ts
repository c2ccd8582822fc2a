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

const interpolate: VideoNode = { ...menu, listed: listedModels };
const DESCRIPTION = 'Add frames for smooth motion or slow motion on fal.ai';

export class Interpolate implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Interpolate',
		name: 'interpolate',
		icon: {
			light: 'file:../../icons/interpolate.svg',
			dark: 'file:../../icons/interpolate.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: modelSubtitle(interpolate),
		description: DESCRIPTION,
		defaults: { name: 'Interpolate' },
		usableAsTool: toolOf(DESCRIPTION, interpolate),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'falApi', required: true }],
		webhooks: wakeWebhooks,
		waitingNodeTooltip: PAUSED_TOOLTIP,
		properties: modelProperties(interpolate),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeModelNode(this, interpolate);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await wake(this);
	}
}
