import { sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';

/** fal's document of 24 Sep 2026; the client's types are older. */
interface Newer {
	target_resolution?: '1080p' | '2k' | '4k' | '6k' | '8k';
	target_fps?: number;
	bit_depth?: 8 | 10 | 12;
}

/**
 * fal bills $0.0072 per second at 1080p, $0.0144 at 2K, $0.0288 at 4K, all at 30 fps; double at
 * 60 fps, ten times as much for the pro tier. It names no price for 6K, 8K or more than 60 fps.
 * @see https://fal.ai/models/fal-ai/bytedance-upscaler/upscale/video/api
 */
export const bytedance: ModelOf<'fal-ai/bytedance-upscaler/upscale/video', Newer> = {
	endpointId: 'fal-ai/bytedance-upscaler/upscale/video',
	displayName: 'ByteDance Upscaler',
	goodFor: 'To a resolution up to 8K',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: { usd: 0.0072, per: 'second', applies: '1080p', asOf: 'Nov 2026' },
	size: { factor: 'scale_ratio', target: { field: 'target_resolution' } },
	rate: 'target_fps',
	surcharge: [{ field: 'enhancement_tier', value: 'pro', times: 10 }],
	surchargeBySize: [
		{ above: 1080, times: 2 },
		{ above: 1440, times: 4 },
		{ above: 2160, times: null },
	],
	surchargeByRate: [
		{ above: 30, times: 2 },
		{ above: 60, times: null },
	],
	needs: [
		{
			field: 'bit_depth',
			values: [10, 12],
			needs: { field: 'enhancement_tier', value: 'pro' },
			otherwise: 'refused',
		},
	],
	falDefaults: {
		target_resolution: '1080p',
		target_fps: 30,
		enhancement_tier: 'standard',
		bit_depth: 8,
	},
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
				{ name: '6K', value: '6k', description: 'Price not published' },
				{ name: '8K', value: '8k', description: 'Price not published' },
			],
			description: 'Size of the new video. fal default: 1080p.',
		},
	],
	options: [
		{
			displayName: 'Target FPS',
			name: 'target_fps',
			type: 'number',
			typeOptions: { minValue: 24, maxValue: 120, numberPrecision: 3 },
			default: 30,
			description:
				'Frames per second of the new video, 24 to 120; 60 costs twice as much. fal default: 30.',
			former: [
				{ is: 'renamed', from: '30fps', to: 30 },
				{ is: 'renamed', from: '60fps', to: 60 },
			],
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
			displayName: 'Bit Depth',
			name: 'bit_depth',
			type: 'options',
			default: 8,
			options: [
				{ name: '8', value: 8 },
				{ name: '10', value: 10, description: 'With Enhancement Tier Pro only' },
				{ name: '12', value: 12, description: 'With Enhancement Tier Pro only' },
			],
			description: 'Bits per color of the new video. fal default: 8.',
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
