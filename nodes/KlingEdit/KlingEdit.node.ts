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
import { editType } from './editType';
import { menu } from './models';

const klingEdit: VideoNode = { ...menu, listed: listedModels, presets: editType };
const DESCRIPTION = 'Change a video by instruction, with your own characters and images';

export class KlingEdit implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Kling Edit',
		name: 'klingEdit',
		icon: {
			light: 'file:../../icons/klingEdit.svg',
			dark: 'file:../../icons/klingEdit.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: modelSubtitle(klingEdit),
		description: DESCRIPTION,
		defaults: { name: 'Kling Edit' },
		usableAsTool: toolOf(DESCRIPTION, klingEdit),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'falApi', required: true }],
		webhooks: wakeWebhooks,
		waitingNodeTooltip: PAUSED_TOOLTIP,
		properties: modelProperties(klingEdit),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeModelNode(this, klingEdit);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await wake(this);
	}
}
