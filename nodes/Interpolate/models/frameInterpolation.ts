import { sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';

/**
 * Never in fal's catalogue: the fields are those that circulate for it.
 * @see https://fal.ai/models/fal-ai/frame-interpolation/api
 */
export const frameInterpolation: ModelOf<'fal-ai/frame-interpolation'> = {
	endpointId: 'fal-ai/frame-interpolation',
	displayName: 'Frame Interpolation (Not on fal)',
	goodFor: 'Smooth or natural motion',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: null,
	fields: [
		sourceVideo,
		{
			displayName: 'Target FPS',
			name: 'target_fps',
			type: 'options',
			default: 60,
			options: [
				{ name: '30', value: 30 },
				{ name: '60', value: 60 },
				{ name: '120', value: 120 },
			],
			description: 'Frames per second of the new video. fal default: none known.',
		},
		{
			displayName: 'Interpolation Mode',
			name: 'interpolation_mode',
			type: 'options',
			default: 'smooth',
			options: [
				{ name: 'Smooth', value: 'smooth' },
				{ name: 'Natural', value: 'natural', description: 'Against motion blur' },
			],
			description: 'How the added frames look. fal default: none known.',
		},
	],
	retired: { is: 'neverListed', instead: 'Topaz Interpolate' },
};
