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

const soraRemix: VideoNode = { ...menu, listed: listedModels };
const DESCRIPTION =
	'Remix a video by prompt. Sora itself was shut down on 24 September 2026, so Wan 2.7 is preselected';

export class SoraRemix implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sora Remix',
		name: 'soraRemix',
		icon: {
			light: 'file:../../icons/soraRemix.svg',
			dark: 'file:../../icons/soraRemix.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: modelSubtitle(soraRemix),
		description: DESCRIPTION,
		defaults: { name: 'Sora Remix' },
		usableAsTool: toolOf(DESCRIPTION, soraRemix),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'falApi', required: true }],
		webhooks: wakeWebhooks,
		waitingNodeTooltip: PAUSED_TOOLTIP,
		properties: modelProperties(soraRemix),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeModelNode(this, soraRemix);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await wake(this);
	}
}
