import type { ValueField } from '../../shared/model/model';

export const prompt: ValueField<'prompt', string> = {
	displayName: 'Prompt',
	name: 'prompt',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. Based on @Video1, generate the next shot. Keep the style of the video',
	description:
		'What happens in the next shot. Call the video @Video1, images @Image1 and elements @Element1.',
	hint: 'Required',
	mandatory: true,
};

type UpToTen = '3' | '4' | '5' | '6' | '7' | '8' | '9' | '10';
type UpToFifteen = UpToTen | '11' | '12' | '13' | '14' | '15';

/** fal wants the seconds as a string; a number is refused. */
export const durationUpToTen: ValueField<'duration', UpToTen> = {
	displayName: 'Duration',
	name: 'duration',
	type: 'options',
	default: '5',
	options: [
		{ name: '3 Seconds', value: '3' },
		{ name: '4 Seconds', value: '4' },
		{ name: '5 Seconds', value: '5' },
		{ name: '6 Seconds', value: '6' },
		{ name: '7 Seconds', value: '7' },
		{ name: '8 Seconds', value: '8' },
		{ name: '9 Seconds', value: '9' },
		{ name: '10 Seconds', value: '10' },
	],
	description: 'Length of the new shot, which is what fal bills. fal default: 5 seconds.',
};

export const durationUpToFifteen: ValueField<'duration', UpToFifteen> = {
	...durationUpToTen,
	options: [
		...(durationUpToTen.options ?? []),
		{ name: '11 Seconds', value: '11' },
		{ name: '12 Seconds', value: '12' },
		{ name: '13 Seconds', value: '13' },
		{ name: '14 Seconds', value: '14' },
		{ name: '15 Seconds', value: '15' },
	],
	// Always sent: what fal makes without it, and so bills, is not published (as of Sep 2026).
	description: 'Length of the new shot, which is what fal bills. fal default: none stated.',
};
