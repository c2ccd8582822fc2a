// A form in which the user has changed every value that a model offers.
import type { INodeParameters } from 'n8n-workflow';

import type { Field, ValueField, VideoModel } from '../../nodes/shared/model/model';
import { link } from './golden/golden';

type Parameter = INodeParameters[string];

/** Valid values as a saved workflow holds them, none of them a default where there is another. */
export function touchedParameters({ endpointId, fields, options = [] }: VideoModel) {
	return {
		model: endpointId,
		...valuesOf(fields),
		...(options.length > 0 && { modelOptions: valuesOf(options) }),
		advanced: { logs: true },
	};
}

/** Nothing but what the model cannot do without. */
export function requiredParameters({ endpointId, fields }: VideoModel): INodeParameters {
	const required = fields.filter((field) => 'mandatory' in field && field.mandatory === true);
	return { model: endpointId, ...valuesOf(required) };
}

/** The options of a model added by the user and left as the form presets them. */
export function presetOptions({ options = [] }: VideoModel): INodeParameters {
	const values = options.filter((field) => 'default' in field);
	return Object.fromEntries(values.map((field) => [field.name, field.default as Parameter]));
}

function valuesOf(fields: readonly Field[]): INodeParameters {
	return Object.fromEntries(fields.map((field) => [field.name, touchedValue(field)]));
}

function touchedValue(field: Field): Parameter {
	if ('media' in field) return link(`https://example.com/${field.name}.mp4`);
	if (!('slots' in field)) return otherThanDefault(field);
	const picture = link(`https://example.com/${field.name}.png`);
	if (field.slots === 'images') return { image1: picture, image2: picture };
	return {
		element1: { frontal_image_url: picture, reference_image_urls: { reference1: picture } },
	};
}

function otherThanDefault(field: ValueField): Parameter {
	const choices = (field.options ?? []).map(({ value }) => value as Parameter);
	switch (field.type) {
		case 'boolean':
			return field.default !== true;
		case 'number': {
			const { minValue = 0, maxValue = minValue + 1 } = field.typeOptions ?? {};
			return field.default === maxValue ? minValue : maxValue;
		}
		case 'options':
			return choices.find((value) => value !== '' && value !== field.default) ?? choices[0];
		case 'multiOptions':
			return choices.slice(0, 1) as string[];
		default:
			return `${field.name} of the user`;
	}
}
