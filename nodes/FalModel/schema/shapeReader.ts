import { isRecord, numberOf, recordOf, textOf } from '../../shared/util/unknown';
import { fileShape } from './fileFields';
import {
	ANYTHING,
	choiceOf,
	either,
	isNull,
	NULL,
	numberShape,
	textShape,
	withoutNull,
} from './plainShapes';
import type { Flat, Resolver, Trail } from './resolve';
import type { ListShape, ObjectShape, SchemaField, Shape } from './shape';

const DEEPEST = 8;
const LONGEST_TEXT = 1000;

/** Where in the document a schema stands. */
export interface Place {
	trail: Trail;
	depth: number;
	/** The names that led here, separated by spaces. */
	path: string;
}

/** Reads schemas of one document as shapes, down to a depth that no form of fal's has. */
export function createReader({ flatten }: Resolver) {
	function objectOf(flat: Flat, place: Place): ObjectShape {
		const required = listOf(flat.required);
		const properties = recordOf(flat.properties);
		const order = listOf(flat['x-fal-order-properties']).filter(
			(name): name is string => typeof name === 'string' && Object.hasOwn(properties, name),
		);
		const names = [...new Set([...order, ...Object.keys(properties)])].filter(isFieldName);
		const fields = names.flatMap((name): SchemaField[] => {
			const path = place.path === '' ? name : `${place.path} ${name}`;
			const field = fieldOf(name, properties[name], { ...place, path });
			return field === null ? [] : [{ ...field, required: required.includes(name) }];
		});
		return { is: 'object', fields, others: othersOf(flat, place) };
	}

	function fieldOf(name: string, schema: unknown, place: Place): SchemaField | null {
		const found = flatten(schema, place.trail);
		const flat = found?.flat ?? {};
		if (flat.readOnly === true) return null;
		const shape = found === null ? ANYTHING : shapeOf(flat, { ...place, trail: found.trail });
		const examples = listOf(flat.examples);
		const example = examples.length > 0 ? examples[0] : flat.example;
		return {
			name,
			title: oneLine(textOf(flat.title)) || titleOf(name),
			description: oneLine(textOf(flat.description)),
			required: false,
			nullable: shape.is === 'anything' || (shape.is === 'either' && shape.of.some(isNull)),
			deprecated: flat.deprecated === true,
			shape: withoutNull(shape),
			...(flat.default !== undefined && { default: flat.default }),
			...(example !== undefined && { example }),
		};
	}

	function shapeOf(flat: Flat, place: Place): Shape {
		if (place.depth > DEEPEST) return ANYTHING;
		const variants = [...listOf(flat.anyOf), ...listOf(flat.oneOf)];
		if (variants.length > 0) {
			const { nullable } = flat;
			const around = without(flat, ['anyOf', 'oneOf', 'nullable']);
			const shapes = variants.map((variant) => {
				const found = flatten(variant, place.trail);
				if (found === null) return ANYTHING;
				return shapeOf({ ...around, ...found.flat }, { ...deeper(place), trail: found.trail });
			});
			return either([...shapes, ...(nullable === true ? [NULL] : [])]);
		}
		const { nullable, ...plain } = flat;
		if (nullable === true) return either([shapeOf(plain, place), NULL]);
		if (Array.isArray(flat.type)) {
			return either(flat.type.map((type: unknown) => shapeOf({ ...flat, type }, deeper(place))));
		}
		if (flat.const !== undefined) return choiceOf([flat.const]);
		if (Array.isArray(flat.enum)) return choiceOf(flat.enum);
		return plainShape(flat, place);
	}

	function plainShape(flat: Flat, place: Place): Shape {
		switch (flat.type ?? impliedType(flat)) {
			case 'string':
				return fileShape(place.path, flat) ?? textShape(flat);
			case 'integer':
			case 'number':
				return numberShape(flat);
			case 'boolean':
				return { is: 'boolean' };
			case 'array':
				return listShape(flat, place);
			case 'object':
				return objectOf(flat, deeper(place));
			case 'null':
				return NULL;
			default:
				return ANYTHING;
		}
	}

	/** The words around a list tell what its links are, so its items inherit them. */
	function listShape(flat: Flat, place: Place): ListShape {
		const found = flatten(flat.items, place.trail);
		const { _fal_ui_field, ui, examples, default: otherwise } = flat;
		const hints = { _fal_ui_field, ui, examples: [...listOf(examples), otherwise].flat(1) };
		const limits = flat['x-fal'] === undefined ? {} : { 'x-fal': flat['x-fal'] };
		const items =
			found === null
				? ANYTHING
				: shapeOf(
						{ ...defined(hints), ...limits, ...found.flat },
						{ ...deeper(place), trail: found.trail },
					);
		const fewest = numberOf(flat.minItems);
		const longest = numberOf(flat.maxItems);
		return {
			is: 'list',
			of: items,
			...(fewest !== null && { fewest }),
			...(longest !== null && { longest }),
			...(flat.uniqueItems === true && { unique: true }),
		};
	}

	function othersOf({ additionalProperties: others }: Flat, place: Place): Shape | null {
		if (others === false) return null;
		const found = isRecord(others) ? flatten(others, place.trail) : null;
		return found === null ? ANYTHING : shapeOf(found.flat, { ...deeper(place), ...found });
	}

	return { objectOf };
}

/** Names that an object of ours can hold without becoming something else. */
function isFieldName(name: string): boolean {
	return /^[A-Za-z_][\w.-]*$/.test(name) && name !== '__proto__';
}

function impliedType(flat: Flat): string | null {
	if (flat.properties !== undefined) return 'object';
	return flat.items === undefined ? null : 'array';
}

function deeper(place: Place): Place {
	return { ...place, depth: place.depth + 1 };
}

function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

function without(record: Flat, names: readonly string[]): Flat {
	return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}

function defined(record: Flat): Flat {
	return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

function oneLine(text: string | null): string {
	return (text ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TEXT);
}

/** 'num_frames' as the label that fal's own page would give it. */
function titleOf(name: string): string {
	const words = name.split(/[_\s.-]+/).filter((word) => word !== '');
	return words.map((word) => word[0].toUpperCase() + word.slice(1)).join(' ');
}
