import type { INodeProperties } from 'n8n-workflow';

const keepInputFields: INodeProperties = {
	displayName: 'Keep Input Fields',
	name: 'keepInputFields',
	type: 'options',
	default: 'none',
	options: [
		{ name: 'None', value: 'none', description: 'The output has what fal answered' },
		{ name: 'All', value: 'all', description: 'Every field of the input item stays with its clip' },
		{ name: 'Named', value: 'named', description: 'Only those that you name' },
	],
	description:
		'Whether the fields of the input item, such as a title or a caption, stay with its clip. Never over a field of the result.',
};

const fieldsToKeep: INodeProperties = {
	displayName: 'Fields to Keep',
	name: 'fieldsToKeep',
	type: 'string',
	default: '',
	placeholder: 'e.g. title, caption',
	description: 'Names of the fields, separated by commas',
};

/** @param operations of a node that has several, those whose items stem from an input item */
export function keptFieldsProperties(operations?: string[]): INodeProperties[] {
	const show = operations === undefined ? {} : { operation: operations };
	return [
		{ ...keepInputFields, ...(operations && { displayOptions: { show } }) },
		{ ...fieldsToKeep, displayOptions: { show: { ...show, keepInputFields: ['named'] } } },
	];
}
