import type { GenericValue, IDataObject } from 'n8n-workflow';

import { InvalidInputError } from '../../shared/failures/failure';
import { isRecord } from '../../shared/util/unknown';
import { customSize, HEIGHT, WIDTH } from './form';
import { sizeOf, type ModelSchema, type SchemaField } from './shape';
import { takes } from './takes';
import { readField } from './values';
import { widgetFields, widgetValue } from './widgets';

/** What one item's form holds, raw: n8n's own conversion makes 0 of an empty number. */
export interface FormValues {
	/** By the widget's name; files and lists as the form's rows give them. */
	widgets: Readonly<Record<string, unknown>>;
	/** The resource mapper's `value`, which may still hold the fields of another model. */
	mapped: Readonly<Record<string, unknown>>;
	/** Additional Input, which wins over everything. */
	additional: Readonly<Record<string, unknown>>;
}

/**
 * The request body of one item, filtered by the model that counts for it.
 * @throws InvalidInputError naming the field, its value and what fal takes
 */
export function readBody(schema: ModelSchema, values: FormValues): IDataObject {
	const { additional } = values;
	const widgets = widgetFields(schema.fields);
	const entries: Array<readonly [string, unknown]> = [];
	for (const field of schema.fields) {
		const own = widgets.find((one) => one.field === field);
		const value = own
			? readOne(field, widgetValue(own.widget, values.widgets[own.widget.name]))
			: readMapped(field, values.mapped);
		if (value !== undefined) entries.push([field.name, value]);
		else if (field.required && field.nullable) entries.push([field.name, null]);
		else if (field.required && !Object.hasOwn(additional, field.name)) throw missing(field);
	}
	if (additional.sync_mode !== undefined && additional.sync_mode !== false && schema.hasSyncMode) {
		throw new InvalidInputError(
			'Additional Input (JSON)',
			'sync_mode cannot be switched on: the file would come as text and could not be fetched again',
		);
	}
	return Object.fromEntries([
		...(schema.hasSyncMode ? [['sync_mode', false]] : []),
		...entries,
		...Object.entries(additional),
	]) as IDataObject;
}

function readMapped(field: SchemaField, mapped: FormValues['mapped']): GenericValue {
	const given = own(mapped, field.name);
	const size = sizeOf(field.shape);
	if (size === null) return readOne(field, given);
	const width = own(mapped, field.name + WIDTH);
	const height = own(mapped, field.name + HEIGHT);
	const measured = !isEmpty(width) || !isEmpty(height);
	if (given !== customSize(size.presets)) {
		if (!measured) return readOne(field, given);
		throw new InvalidInputError(
			field.title,
			`${field.title} has a width or a height, but is not set to Custom`,
			'Choose Custom, or remove Width and Height.',
		);
	}
	for (const [value, word] of [
		[width, 'Width'],
		[height, 'Height'],
	] as const) {
		const label = `${field.title} ${word}`;
		if (isEmpty(value)) throw new InvalidInputError(label, `${label} is empty`);
	}
	return readOne({ ...field, shape: size.size }, { width, height });
}

function readOne(field: SchemaField, given: unknown): GenericValue {
	if (isEmpty(given)) return undefined;
	const reading = readField(field.shape, given, field.title);
	if (reading.is === 'value') return reading.value as GenericValue;
	throw new InvalidInputError(field.title, reading.message, reading.hint);
}

/** Nothing filled in: also an empty row of a file, and a collection without rows. */
function isEmpty(given: unknown): boolean {
	if (given === undefined || given === null) return true;
	if (typeof given === 'string') return given.trim() === '';
	if (isRecord(given) && (given.mode === 'url' || given.mode === 'binary')) {
		return isEmpty(given.value);
	}
	return false;
}

function missing({ title, shape }: SchemaField): InvalidInputError {
	return new InvalidInputError(title, `${title} is empty`, `It takes ${takes(shape)}.`);
}

function own(record: Readonly<Record<string, unknown>>, name: string): unknown {
	return Object.hasOwn(record, name) ? record[name] : undefined;
}
