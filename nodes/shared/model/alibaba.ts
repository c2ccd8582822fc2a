// What the models of Alibaba (Wan, Happy Horse) have in common.
import { seed } from './fields';
import type { ValueField } from './model';

/** fal's own default may replace the sound. */
export const audioSetting: ValueField<'audio_setting', 'auto' | 'origin'> = {
	displayName: 'Audio Setting',
	name: 'audio_setting',
	type: 'options',
	default: 'origin',
	options: [
		{ name: 'Original', value: 'origin', description: 'Keep the sound of the video' },
		{ name: 'Auto', value: 'auto', description: 'The model may replace the sound' },
	],
	description: 'What becomes of the sound. fal default: Auto.',
};

export const alibabaSafetyChecker: ValueField<'enable_safety_checker', boolean> = {
	displayName: 'Safety Checker',
	name: 'enable_safety_checker',
	type: 'boolean',
	default: true,
	description:
		'Whether fal checks what you send for unsafe content. Off counts only for accounts that fal allows it. fal default: on.',
};

export const alibabaSeed: ValueField<'seed', number> = {
	...seed,
	typeOptions: { ...seed.typeOptions, maxValue: 2147483647 },
};
