import type {
	FieldType,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';

import { condense } from './condensed';
import { sizeOf, type ModelSchema, type Scalar, type SchemaField, type Shape } from './shape';
import { notTaken, ownWidgets, widgetFields } from './widgets';

/** The hidden first field of the mapper: which of our own widgets show, and for which model. */
export const MARK = 'falTakes';

/** Behind the name of a size field: its two numbers. */
export const WIDTH = '.width';
export const HEIGHT = '.height';

const CUSTOM = 'custom';

/** What n8n cuts in a list. */
const LONGEST_DESCRIPTION = 100;

/**
 * A model's fields as n8n's resource mapper takes them, the mark first. Fields of our own widgets are
 * named in the mark and nowhere else. The mark also carries the schema, so that a run asks fal for
 * nothing.
 */
export function formOf(schema: ModelSchema): ResourceMapperFields {
	const widgets = widgetFields(schema.fields);
	const rest = schema.fields.filter((field) => !widgets.some((one) => one.field === field));
	const titles = rest.map(({ title }) => title);
	const ordered = [
		...rest.filter(({ deprecated }) => !deprecated),
		...rest.filter(({ deprecated }) => deprecated),
	];
	return {
		fields: [
			markOf(schema),
			...ordered.flatMap((field) => {
				const twice = titles.filter((title) => title === field.title).length > 1;
				return mapperFields(twice ? { ...field, title: `${field.title} (${field.name})` } : field);
			}),
		],
	};
}

/** What the model takes, must have and does not take of our widgets, and its id. */
function markOf(schema: ModelSchema): ResourceMapperField {
	const widgets = widgetFields(schema.fields);
	const names = widgets.map(({ widget }) => widget.name);
	const required = widgets.filter(({ field }) => field.required).map(({ widget }) => widget.name);
	const absent = ownWidgets
		.filter(({ name }) => !names.includes(name))
		.map(({ name }) => notTaken(name));
	const displayName = `${names.join(' ')} | ${required.join(' ')} |${absent.join('')}| ${schema.endpointId}`;
	return {
		id: MARK,
		displayName,
		type: 'string',
		options: [{ name: 'Schema', value: condense(schema) }],
		display: false,
		required: false,
		readOnly: true,
		removed: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
	};
}

function mapperFields(field: SchemaField): ResourceMapperField[] {
	const size = sizeOf(field.shape);
	if (size === null) return [mapperField(field, typeOf(field.shape), optionsOf(field))];
	const custom = { name: 'Custom (Width and Height)', value: customSize(size.presets) };
	const presets: Shape = { is: 'choice', choices: size.presets };
	const options = [...(optionsOf({ ...field, shape: presets }) ?? []), custom];
	const part = (id: string, word: string): ResourceMapperField =>
		mapperField(
			{
				...field,
				name: field.name + id,
				title: `${field.title} ${word}`,
				required: false,
				default: undefined,
				example: undefined,
			},
			'number',
		);
	return [mapperField(field, 'options', options), part(WIDTH, 'Width'), part(HEIGHT, 'Height')];
}

function mapperField(
	field: SchemaField,
	type: FieldType,
	options?: INodePropertyOptions[],
): ResourceMapperField {
	const json = type === 'array' || type === 'object';
	const deprecated = field.deprecated ? ' (Deprecated)' : '';
	return {
		id: field.name,
		displayName: `${field.title}${json ? ' (JSON)' : ''}${deprecated}`,
		type,
		...(options && { options }),
		...defaultOf(field, json),
		display: true,
		required: field.required,
		readOnly: false,
		removed: !field.required,
		defaultMatch: false,
		canBeUsedToMatch: false,
	};
}

function typeOf(shape: Shape): FieldType {
	switch (shape.is) {
		case 'number':
			return 'number';
		case 'boolean':
			return 'boolean';
		case 'choice':
			return 'options';
		case 'list':
			return 'array';
		case 'object':
		case 'anything':
			return 'object';
		default:
			return 'string';
	}
}

function optionsOf({
	shape,
	description,
	...field
}: SchemaField): INodePropertyOptions[] | undefined {
	if (shape.is !== 'choice') return undefined;
	const described = shape.choices.includes(field.default as Scalar)
		? field.default
		: shape.choices[0];
	return shape.choices.map((value) => ({
		name: value === '' ? 'None' : String(value),
		value,
		...(value === described && description !== '' && { description: shortened(description) }),
	}));
}

/** fal's default fills the field when it is added; what is nested shows fal's example. */
function defaultOf(field: SchemaField, json: boolean): Pick<ResourceMapperField, 'defaultValue'> {
	const { default: otherwise, example } = field;
	if (json) {
		const bare = otherwise === undefined || otherwise === null || isEmptyList(otherwise);
		const value = bare ? (example ?? otherwise) : otherwise;
		return value === undefined || value === null
			? {}
			: { defaultValue: JSON.stringify(value, null, 2) };
	}
	const only = field.shape.is === 'choice' && field.required && field.shape.choices.length === 1;
	const value = otherwise ?? (only && field.shape.is === 'choice' ? field.shape.choices[0] : null);
	return isScalar(value) ? { defaultValue: value } : {};
}

/** The value of Custom: no preset of fal's own. */
export function customSize(presets: readonly Scalar[]): string {
	return presets.includes(CUSTOM) ? `${CUSTOM} size` : CUSTOM;
}

function isEmptyList(value: unknown): boolean {
	return Array.isArray(value) && value.length === 0;
}

function isScalar(value: unknown): value is Scalar {
	return ['string', 'number', 'boolean'].includes(typeof value);
}

function shortened(text: string): string {
	return text.length > LONGEST_DESCRIPTION ? `${text.slice(0, LONGEST_DESCRIPTION - 1)}…` : text;
}
