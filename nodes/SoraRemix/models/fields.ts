import type { ValueField } from '../../shared/model/model';

export const prompt: ValueField<'prompt', string> = {
	displayName: 'Prompt',
	name: 'prompt',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. Transform this into a cinematic sci-fi scene with futuristic elements',
	description: 'What the video shall become',
	hint: 'Required',
	mandatory: true,
};

export const aspectRatio: ValueField<'aspect_ratio', '16:9' | '9:16' | '1:1'> = {
	displayName: 'Aspect Ratio',
	name: 'aspect_ratio',
	type: 'options',
	default: '',
	options: [
		{ name: 'Same as Input', value: '' },
		{ name: '16:9', value: '16:9' },
		{ name: '9:16', value: '9:16' },
		{ name: '1:1', value: '1:1' },
	],
	description: 'Shape of the new video. fal default: as the source video.',
};

/** As Wan 2.2 takes it. */
export const guidanceScale: ValueField<'guidance_scale', number> = {
	displayName: 'Guidance Scale',
	name: 'guidance_scale',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 10, numberPrecision: 2 },
	default: 3.5,
	description: 'Higher values follow the prompt more closely, 1 to 10. fal default: 3.5.',
};

/** As Wan 2.2 takes them. */
export const inferenceSteps: ValueField<'num_inference_steps', number> = {
	displayName: 'Inference Steps',
	name: 'num_inference_steps',
	type: 'number',
	typeOptions: { minValue: 2, maxValue: 40, numberPrecision: 0 },
	default: 27,
	description: 'More steps give better quality and take longer, 2 to 40. fal default: 27.',
};

/** Empty is not sent, so that fal's own list for AnimateDiff holds. */
export const negativePrompt: ValueField<'negative_prompt', string> = {
	displayName: 'Negative Prompt',
	name: 'negative_prompt',
	type: 'string',
	default: '',
	placeholder: 'e.g. flickering, inconsistent, artifacts',
	description:
		'What must not be seen. fal default: nothing for Wan 2.2, bad quality and ugly faces for AnimateDiff.',
};

export const safetyChecker: ValueField<'enable_safety_checker', boolean> = {
	displayName: 'Safety Checker',
	name: 'enable_safety_checker',
	type: 'boolean',
	default: true,
	description: 'Whether fal checks what you send for unsafe content. fal default: off.',
};
