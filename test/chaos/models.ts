// The nodes and models that chaos runs order from, with what each of them sends for a clip.
import type { INode } from 'n8n-workflow';

export interface ChaosModel {
	node: string;
	endpointId: string;
	parameters: INode['parameters'];
}

const prompt = 'Make it look like summer';

export const models: readonly ChaosModel[] = [
	{ node: 'upscale', endpointId: 'fal-ai/video-upscaler', parameters: {} },
	{ node: 'interpolate', endpointId: 'topaz/interpolate/video', parameters: {} },
	{
		node: 'klingEdit',
		endpointId: 'fal-ai/kling-video/o1/video-to-video/edit',
		parameters: { prompt },
	},
	{
		node: 'klingReference',
		endpointId: 'fal-ai/kling-video/o1/video-to-video/reference',
		parameters: { prompt },
	},
	{ node: 'soraRemix', endpointId: 'fal-ai/wan/v2.7/edit-video', parameters: { prompt } },
	{
		node: 'upscale',
		endpointId: 'fal-ai/seedvr/upscale/video',
		parameters: { model: 'fal-ai/seedvr/upscale/video' },
	},
];
