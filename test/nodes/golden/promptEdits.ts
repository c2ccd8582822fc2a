// Sora Remix: one body for each model that edits by prompt alone and came in November 2026.
import type { GoldenBody } from './golden';
import { link, someVideo } from './golden';

const lucyRestyle = 'decart/lucy-restyle';
const lucyEditPro = 'decart/lucy-edit/pro';
const flux3 = 'blackforestlabs/flux-3/edit-video';
const gemini = 'google/gemini-omni-flash/v1.1/edit';
const lumaRay = 'luma/agent/ray/v3.2/video-to-video';

export const promptEdits: GoldenBody[] = [
	{
		title: 'Lucy Restyle',
		from: null,
		endpointId: lucyRestyle,
		parameters: {
			model: lucyRestyle,
			video_url: link(someVideo),
			prompt: 'Make it winter',
			modelOptions: { enhance_prompt: false },
		},
		input: {
			video_url: someVideo,
			prompt: 'Make it winter',
			enhance_prompt: false,
			sync_mode: false,
		},
	},
	{
		title: 'Lucy Edit Pro stays in the history of fal',
		from: null,
		endpointId: lucyEditPro,
		parameters: { model: lucyEditPro, video_url: link(someVideo), prompt: 'Make it winter' },
		input: { video_url: someVideo, prompt: 'Make it winter', sync_mode: false },
	},
	{
		title: 'FLUX 3',
		from: null,
		endpointId: flux3,
		parameters: {
			model: flux3,
			video_url: link(someVideo),
			prompt: 'Make it winter',
			modelOptions: { safety_tolerance: 0 },
		},
		input: { video_url: someVideo, prompt: 'Make it winter', safety_tolerance: 0 },
	},
	{
		title: 'Gemini Omni Flash, in 4K',
		from: null,
		endpointId: gemini,
		parameters: {
			model: gemini,
			video_url: link(someVideo),
			prompt: 'Make it winter',
			modelOptions: { resolution: '4k' },
		},
		input: { video_url: someVideo, prompt: 'Make it winter', resolution: '4k' },
	},
	{
		title: 'Luma Ray, 10 seconds',
		from: null,
		endpointId: lumaRay,
		parameters: {
			model: lumaRay,
			video_url: link(someVideo),
			prompt: 'Make it winter',
			duration: '10s',
			modelOptions: { edit_strength: 'reimagine_2' },
		},
		input: {
			video_url: someVideo,
			prompt: 'Make it winter',
			duration: '10s',
			edit_strength: 'reimagine_2',
		},
	},
];
