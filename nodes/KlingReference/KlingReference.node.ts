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

const klingReference: VideoNode = { ...menu, listed: listedModels };
const DESCRIPTION = 'Make the next shot in the look and movement of a video';

export class KlingReference implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Kling Reference',
		name: 'klingReference',
		icon: {
			light: 'file:../../icons/klingReference.svg',
			dark: 'file:../../icons/klingReference.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: modelSubtitle(klingReference),
		description: DESCRIPTION,
		defaults: { name: 'Kling Reference' },
		usableAsTool: toolOf(DESCRIPTION, klingReference),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'falApi', required: true }],
		webhooks: wakeWebhooks,
		waitingNodeTooltip: PAUSED_TOOLTIP,
		properties: modelProperties(klingReference),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeModelNode(this, klingReference);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await wake(this);
	}
}
