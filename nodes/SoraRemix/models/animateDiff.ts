import { seed, sourceVideo } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { guidanceScale, inferenceSteps, negativePrompt, prompt } from './fields';

/** @see https://fal.ai/models/fal-ai/fast-animatediff/video-to-video/api */
export const animateDiff: ModelOf<'fal-ai/fast-animatediff/video-to-video'> = {
	endpointId: 'fal-ai/fast-animatediff/video-to-video',
	displayName: 'AnimateDiff',
	goodFor: 'Animation looks, drops the sound',
	speed: 'Not known',
	sound: 'Dropped',
	price: null,
	limits: { cutsToSeconds: 3, asOf: 'Nov 2026' },
	length: { cut: { field: 'first_n_seconds' } },
	falDefaults: { first_n_seconds: 3 },
	fields: [
		sourceVideo,
		prompt,
		{
			displayName: 'First Seconds',
			name: 'first_n_seconds',
			type: 'number',
			typeOptions: { minValue: 2, maxValue: 4, numberPrecision: 0 },
			default: 3,
			hint: 'The rest of a longer clip is cut',
			description: 'How many seconds from the start are used, 2 to 4. fal default: 3.',
		},
	],
	options: [
		negativePrompt,
		{
			displayName: 'Strength',
			name: 'strength',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
			default: 0.7,
			description: 'Strength of the source video in the new one, as fal puts it. fal default: 0.7.',
		},
		{
			...inferenceSteps,
			typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 },
			default: 25,
			description: 'More steps give better quality and take longer, 1 to 50. fal default: 25.',
		},
		{
			...guidanceScale,
			typeOptions: { minValue: 0, maxValue: 20, numberPrecision: 2 },
			default: 7.5,
			description: 'Higher values follow the prompt more closely, 0 to 20. fal default: 7.5.',
		},
		{
			displayName: 'Motions',
			name: 'motions',
			type: 'multiOptions',
			default: [],
			options: [
				{ name: 'Pan Left', value: 'pan-left' },
				{ name: 'Pan Right', value: 'pan-right' },
				{ name: 'Tilt Down', value: 'tilt-down' },
				{ name: 'Tilt Up', value: 'tilt-up' },
				{ name: 'Zoom In', value: 'zoom-in' },
				{ name: 'Zoom Out', value: 'zoom-out' },
			],
			description: 'Camera movements to add. fal default: none.',
		},
		{
			displayName: 'Frames Used per Second',
			name: 'fps',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 16, numberPrecision: 0 },
			default: 8,
			description:
				'How many frames of each second of the video are taken, 1 to 16. fal default: 8.',
		},
		seed,
	],
};
