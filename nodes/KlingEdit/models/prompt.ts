import type { ValueField } from '../../shared/model/model';

export const prompt: ValueField<'prompt', string> = {
	displayName: 'Prompt',
	name: 'prompt',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. Make it look like a sunny summer day instead of overcast',
	description:
		'What to change. Call the images @Image1, the elements @Element1 and the video @Video1.',
	hint: 'Required, unless Edit Type below says it all',
	mandatory: true,
};
