import { seed, videoQuality, videoWriteMode } from '../../shared/model/fields';
import type { ModelOf } from '../../shared/model/model';
import { guidanceScale, inferenceSteps, negativePrompt, safetyChecker } from './fields';

type Options = NonNullable<ModelOf<'fal-ai/wan/v2.2-a14b/video-to-video'>['options']>;

/** How the new pictures are made. */
export const samplingOptions: Options = [
	negativePrompt,
	{
		displayName: 'Strength',
		name: 'strength',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
		default: 0.9,
		description: '0 leaves the video as it is, 1 follows the prompt alone. fal default: 0.9.',
	},
	inferenceSteps,
	guidanceScale,
	{
		displayName: 'Guidance Scale 2',
		name: 'guidance_scale_2',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10, numberPrecision: 2 },
		default: 4,
		description: 'Guidance Scale of the second stage of the model, 1 to 10. fal default: 4.',
	},
	{
		displayName: 'Shift',
		name: 'shift',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10, numberPrecision: 2 },
		default: 5,
		description: 'Shift value of the model, 1 to 10. fal default: 5.',
	},
	{
		displayName: 'Acceleration',
		name: 'acceleration',
		type: 'options',
		default: 'regular',
		options: [
			{ name: 'None', value: 'none', description: 'Slower, better quality' },
			{ name: 'Regular', value: 'regular', description: 'Faster, what fal recommends' },
		],
		description: 'Whether quality is traded for speed. fal default: Regular.',
	},
	{
		displayName: 'Prompt Expansion',
		name: 'enable_prompt_expansion',
		type: 'boolean',
		default: false,
		description: 'Whether a language model adds details to your prompt. fal default: off.',
	},
	safetyChecker,
	seed,
];

/** What the file looks like. */
export const outputOptions: Options = [
	{
		displayName: 'Resolution',
		name: 'resolution',
		type: 'options',
		default: '720p',
		options: [
			{ name: '480p', value: '480p' },
			{ name: '580p', value: '580p' },
			{ name: '720p', value: '720p' },
		],
		description: 'Size of the new video; the smaller, the cheaper. fal default: 720p.',
	},
	{
		displayName: 'Frames per Second',
		name: 'frames_per_second',
		type: 'number',
		typeOptions: { minValue: 4, maxValue: 60, numberPrecision: 0 },
		default: 16,
		description:
			'Frame rate before frames are added between, 4 to 60. A higher one makes a shorter video. fal default: 16.',
	},
	{
		displayName: 'Resample Frame Rate',
		name: 'resample_fps',
		type: 'boolean',
		default: false,
		description: 'Whether the video is resampled to Frames per Second. fal default: off.',
	},
	{
		displayName: 'Interpolator Model',
		name: 'interpolator_model',
		type: 'options',
		default: 'film',
		options: [
			{ name: 'FILM', value: 'film' },
			{ name: 'RIFE', value: 'rife' },
			{ name: 'None', value: 'none', description: 'No frames are added between' },
		],
		description: 'What adds frames between the new ones. fal default: FILM.',
	},
	{
		displayName: 'Interpolated Frames',
		name: 'num_interpolated_frames',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 4, numberPrecision: 0 },
		default: 1,
		description: 'How many frames are added between each two, 0 to 4. fal default: 1.',
	},
	{
		displayName: 'Adjust Frame Rate',
		name: 'adjust_fps_for_interpolation',
		type: 'boolean',
		default: true,
		description:
			'Whether added frames raise the frame rate, so that the speed stays as it is. fal default: on.',
	},
	{
		displayName: 'Output Safety Checker',
		name: 'enable_output_safety_checker',
		type: 'boolean',
		default: false,
		description: 'Whether fal checks the new video for unsafe content. fal default: off.',
	},
	videoQuality,
	videoWriteMode,
];
