// Fills the form of a model as a person would: n8n's own defaults first, then the given values.
import type { ResourceMapperField } from 'n8n-workflow';
import { formOf, HEIGHT, WIDTH } from '../../nodes/FalModel/schema/form';
import type { FormValues } from '../../nodes/FalModel/schema/body';
import { sizeOf } from '../../nodes/FalModel/schema/shape';
import type { ModelSchema, SchemaField } from '../../nodes/FalModel/schema/shape';
import { widgetFields } from '../../nodes/FalModel/schema/widgets';
import type { OwnWidget } from '../../nodes/FalModel/schema/widgets';
import type { Json } from './grammar';

/** Fields that the values do not name keep what n8n fills in when the form opens. */
export function fill(schema: ModelSchema, values: Json): FormValues {
	const fields = formOf(schema).fields.filter(({ display }) => display);
	const owned = widgetFields(schema.fields);
	const mapped = Object.fromEntries(
		fields.map(({ id, removed, defaultValue }) => [id, removed ? null : (defaultValue ?? null)]),
	);
	const widgets: Json = {};
	// The form has no null: a field that is empty is not sent.
	const given = schema.fields.filter(({ name }) => (values[name] ?? null) !== null);
	for (const field of given) {
		const own = owned.find((one) => one.field === field);
		if (own) widgets[own.widget.name] = widgetRows(own.widget, values[field.name]);
		else Object.assign(mapped, typed(field, fields, values[field.name]));
	}
	return { widgets, mapped, additional: {} };
}

function widgetRows({ kind }: OwnWidget, value: unknown): unknown {
	if (kind === 'file') return locator(value);
	if (kind !== 'text' && !Array.isArray(value)) return value;
	if (kind === 'files')
		return { file: (value as unknown[]).map((file) => ({ file: locator(file) })) };
	return kind === 'elements' ? elementSlots(value as Json[]) : value;
}

function elementSlots(elements: readonly Json[]): Json {
	const slots = elements.map((element, index) => {
		const { reference_image_urls: given } = (element ?? {}) as Json;
		const references: unknown[] = Array.isArray(given) ? given : [];
		const rows = references.map((file, at) => [`reference${at + 1}`, locator(file)]);
		const slot = {
			frontal_image_url: locator((element ?? {}).frontal_image_url ?? ''),
			reference_image_urls: Object.fromEntries(rows) as Json,
			video_url: locator(element.video_url ?? ''),
		};
		return [`element${index + 1}`, slot];
	});
	return Object.fromEntries(slots) as Json;
}

function locator(value: unknown): Json {
	return { __rl: true, mode: 'url', value };
}

function typed(field: SchemaField, fields: readonly ResourceMapperField[], value: unknown): Json {
	const { name, shape } = field;
	const size = sizeOf(shape);
	if (size !== null && typeof value === 'object' && value !== null) {
		const { width, height } = value as Json;
		const custom = fields.find(({ id }) => id === name)?.options?.at(-1)?.value;
		return { [name]: custom, [name + WIDTH]: width, [name + HEIGHT]: height };
	}
	const type = fields.find(({ id }) => id === name)?.type;
	const isJson = type === 'array' || type === 'object' || typeof value === 'object';
	return { [name]: isJson ? JSON.stringify(value) : value };
}
