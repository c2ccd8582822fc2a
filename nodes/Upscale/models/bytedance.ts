import { sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';

/**
 * fal bills $0.0072 per second at 1080p, $0.0144 at 2K, $0.0288 at 4K, all at 30 fps; double at
 * 60 fps, ten times as much for the pro tier. A copy of fal's page of September 2026 has target_fps
 * as a number of 24 to 120, resolutions up to 8k and bit_depth; the client's types have the lists here.
 * @see https://fal.ai/models/fal-ai/bytedance-upscaler/upscale/video/api
 */
export const bytedance: ModelOf<'fal-ai/bytedance-upscaler/upscale/video'> = {
	endpointId: 'fal-ai/bytedance-upscaler/upscale/video',
	displayName: 'ByteDance Upscaler',
	goodFor: 'To a resolution up to 4K',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: { usd: 0.0072, per: 'second', applies: '1080p', asOf: 'Nov 2026' },
	dearer: [
		{ field: 'target_resolution', value: '2k', times: 2 },
		{ field: 'target_resolution', value: '4k', times: 4 },
		{ field: 'target_fps', value: '60fps', times: 2 },
		{ field: 'enhancement_tier', value: 'pro', times: 10 },
	],
	fields: [
		sourceVideo,
		{
			displayName: 'Target Resolution',
			name: 'target_resolution',
			type: 'options',
			default: '1080p',
			options: [
				{ name: '1080p', value: '1080p' },
				{ name: '2K', value: '2k', description: 'Costs twice as much as 1080p' },
				{ name: '4K', value: '4k', description: 'Costs four times as much as 1080p' },
			],
			description: 'Size of the new video. fal default: 1080p.',
		},
	],
	options: [
		{
			displayName: 'Target FPS',
			name: 'target_fps',
			type: 'options',
			default: '',
			options: [
				{ name: '30', value: '30fps' },
				{ name: '60', value: '60fps', description: 'Costs twice as much' },
				{ name: 'Not Set (30)', value: '' },
			],
			description: 'Frames per second of the new video. fal default: 30.',
		},
		{
			displayName: 'Enhancement Preset',
			name: 'enhancement_preset',
			type: 'options',
			default: 'general',
			options: [
				{ name: 'AI-Made', value: 'aigc', description: 'Video made by AI' },
				{ name: 'General', value: 'general' },
				{ name: 'Old Film', value: 'old_film', description: 'Restores classic film' },
				{ name: 'Short Series', value: 'short_series', description: 'Short dramas' },
				{ name: 'User-Made', value: 'ugc', description: 'Short videos made by users' },
			],
			description: 'What kind of video it is. fal default: General.',
		},
		{
			displayName: 'Enhancement Tier',
			name: 'enhancement_tier',
			type: 'options',
			default: 'standard',
			options: [
				{ name: 'Fast', value: 'fast' },
				{ name: 'Standard', value: 'standard' },
				{ name: 'Pro', value: 'pro', description: 'Costs 10 times as much and takes longer' },
			],
			description: 'How much work is put in; Pro costs 10 times as much. fal default: Standard.',
		},
		{
			displayName: 'Fidelity',
			name: 'fidelity',
			type: 'options',
			default: 'high',
			options: [
				{ name: 'High', value: 'high', description: 'Stays close to the source video' },
				{ name: 'Medium', value: 'medium', description: 'Enhances more' },
			],
			description: 'How close to the source video it stays. fal default: High.',
		},
		{
			displayName: 'Scale Ratio',
			name: 'scale_ratio',
			type: 'number',
			typeOptions: { minValue: 1.1, maxValue: 10, numberPrecision: 2 },
			default: 2,
			hint: 'Target Resolution then does not count',
			description:
				'How many times wider and higher, 1.1 to 10, but not beyond 4K. fal default: not set.',
		},
	],
};
