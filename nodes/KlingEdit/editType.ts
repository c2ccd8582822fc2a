import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { InvalidInputError } from '../shared/failures/failure';
import type { PromptPresets } from '../shared/model/model';
import { changes, enhancements, styles, type Preset } from './presets';

const OBJECT = 'Object to Change';
const REPLACEMENT = 'Replace With';

const properties: INodeProperties[] = [
	{
		displayName: 'Edit Type',
		name: 'editType',
		type: 'options',
		default: 'general',
		options: [
			{ name: 'General', value: 'general', description: 'Color, light, quality' },
			{ name: 'Style', value: 'style', description: 'Anime, painting, noir' },
			{ name: 'Object', value: 'object', description: 'Replace, remove or add something' },
		],
		hint: 'Offers ready-made words for the prompt',
		description: 'What kind of change it is',
	},
	{
		displayName: 'Enhancement',
		name: 'enhancement',
		type: 'options',
		default: 'none',
		options: menuOf(enhancements),
		description: 'Words added to the prompt',
		displayOptions: { show: { editType: ['general'] } },
	},
	{
		displayName: 'Style',
		name: 'style',
		type: 'options',
		default: 'none',
		options: menuOf(styles),
		description: 'Words added to the prompt',
		displayOptions: { show: { editType: ['style'] } },
	},
	{
		displayName: 'Change',
		name: 'change',
		type: 'options',
		default: 'describe',
		options: menuOf(changes),
		description: 'Words added to the prompt',
		displayOptions: { show: { editType: ['object'] } },
	},
	{
		displayName: OBJECT,
		name: 'what',
		type: 'string',
		default: '',
		placeholder: 'e.g. the red car',
		description: 'The object to replace, remove or add, as precisely as you can name it',
		displayOptions: { show: { editType: ['object'], change: ['replace', 'remove', 'add'] } },
	},
	{
		displayName: REPLACEMENT,
		name: 'with',
		type: 'string',
		default: '',
		placeholder: 'e.g. a blue sports car, or @Element1',
		description: 'What takes its place',
		displayOptions: { show: { editType: ['object'], change: ['replace'] } },
	},
];

/** Edit Type and its dependent fields. fal has no such fields: they become words of the prompt. */
export const editType: PromptPresets = {
	properties,
	compose(read) {
		const type = read('editType');
		if (type === 'style') return wordsOf('Style', styles, read('style'));
		if (type === 'object') return objectWords(read);
		if (type === 'general') return wordsOf('Enhancement', enhancements, read('enhancement'));
		throw new InvalidInputError('Edit Type', `Edit Type "${type}" is not General, Style or Object`);
	},
};

function menuOf(presets: readonly Preset[]): INodePropertyOptions[] {
	return presets.map(({ name, value, description }) => ({ name, value, description }));
}

function wordsOf(label: string, presets: readonly Preset[], value: string): string {
	const preset = presets.find((one) => one.value === value);
	if (preset) return preset.words;
	const known = presets.map((one) => `${one.name} (${one.value})`).join(', ');
	throw new InvalidInputError(label, `${label} "${value}" is not offered; it takes ${known}`);
}

function objectWords(read: (name: string) => string): string {
	const template = wordsOf('Change', changes, read('change'));
	return template.replace(/\{(what|with)\}/g, (_match, name: string) => {
		const words = read(name).trim();
		if (words !== '') return words;
		const label = name === 'what' ? OBJECT : REPLACEMENT;
		throw new InvalidInputError(label, `${label} is empty, but Change needs it`);
	});
}
