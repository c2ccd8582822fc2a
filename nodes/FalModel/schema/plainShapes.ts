import { numberOf } from '../../shared/util/unknown';
import type { Flat } from './resolve';
import type { Scalar, Shape } from './shape';

export const ANYTHING: Shape = { is: 'anything' };
export const NULL: Shape = { is: 'null' };

export function textShape(flat: Flat): Shape {
	const shortest = numberOf(flat.minLength);
	const longest = numberOf(flat.maxLength);
	return {
		is: 'text',
		...(shortest !== null && shortest > 0 && { shortest }),
		...(longest !== null && { longest }),
	};
}

/** OpenAPI 3.0 writes an open end as `exclusiveMinimum: true`, 3.1 as the number itself. */
export function numberShape(flat: Flat): Shape {
	const least = numberOf(flat.minimum);
	const most = numberOf(flat.maximum);
	const above = flat.exclusiveMinimum === true ? least : numberOf(flat.exclusiveMinimum);
	const below = flat.exclusiveMaximum === true ? most : numberOf(flat.exclusiveMaximum);
	const multipleOf = numberOf(flat.multipleOf);
	return {
		is: 'number',
		whole: flat.type === 'integer',
		...(least !== null && { least }),
		...(most !== null && { most }),
		...(above !== null && { above }),
		...(below !== null && { below }),
		...(multipleOf !== null && multipleOf > 0 && { multipleOf }),
	};
}

export function choiceOf(values: readonly unknown[]): Shape {
	const choices = values.filter(isScalar);
	const rest = values.filter((value) => value !== null && !isScalar(value));
	if (rest.length > 0) return ANYTHING;
	const choice: Shape = { is: 'choice', choices: [...new Set(choices)] };
	return either([
		...(choices.length > 0 ? [choice] : []),
		...(values.includes(null) ? [NULL] : []),
	]);
}

/** Several shapes as one; all choices become one list of choices. */
export function either(shapes: readonly Shape[]): Shape {
	const flat = shapes.flatMap((shape) => (shape.is === 'either' ? shape.of : [shape]));
	if (flat.some((shape) => shape.is === 'anything')) return ANYTHING;
	const choices = flat.flatMap((shape) => (shape.is === 'choice' ? shape.choices : []));
	const others = flat.filter((shape) => shape.is !== 'choice' && shape.is !== 'null');
	const of: Shape[] = [
		...(choices.length > 0 ? [{ is: 'choice', choices: [...new Set(choices)] } as const] : []),
		...others,
		...(flat.some(isNull) ? [NULL] : []),
	];
	if (of.length === 0) return ANYTHING;
	return of.length === 1 ? of[0] : { is: 'either', of };
}

export function withoutNull(shape: Shape): Shape {
	if (shape.is !== 'either') return shape;
	const of = shape.of.filter((one) => !isNull(one));
	return of.length === 1 ? of[0] : { is: 'either', of };
}

export function isNull(shape: Shape): boolean {
	return shape.is === 'null';
}

function isScalar(value: unknown): value is Scalar {
	return ['string', 'number', 'boolean'].includes(typeof value);
}
