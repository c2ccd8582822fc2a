import { sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';

/** @see https://fal.ai/models/fal-ai/amt-interpolation/api */
export const amt: ModelOf<'fal-ai/amt-interpolation'> = {
	endpointId: 'fal-ai/amt-interpolation',
	displayName: 'AMT',
	goodFor: 'To a frame rate of your choice',
	speed: 'Not known',
	sound: 'Not stated by fal',
	price: null,
	fields: [
		sourceVideo,
		{
			displayName: 'Output FPS',
			name: 'output_fps',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 24,
			description: 'Frames per second of the new video. fal default: 24.',
		},
	],
	options: [
		{
			displayName: 'Interpolation Passes',
			name: 'recursive_interpolation_passes',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 2,
			description: 'How many times frames are added between the frames. fal default: 2.',
		},
	],
};
