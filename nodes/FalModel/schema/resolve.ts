import { isRecord } from '../../shared/util/unknown';

/** A schema whose references are followed and whose `allOf` parts are merged, one level deep. */
export type Flat = Record<string, unknown>;

/** Follows the references of one document, however it refers to itself. */
export interface Resolver {
	/**
	 * @param schema as it stands in the document
	 * @param trail the references that led here; one that comes again is not followed
	 * @returns null where the schema refers to itself, leads nowhere, or the budget is used up
	 */
	flatten(schema: unknown, trail: Trail): Resolved | null;
}

export type Trail = readonly string[];

export interface Resolved {
	flat: Flat;
	trail: Trail;
}

/** Schemas read in one document. The longest of fal's has some hundred. */
const BUDGET = 5000;
/** References and `allOf` parts inside one another. */
const DEEPEST = 24;

/** @param root the document that `#/…` references point into */
export function createResolver(root: unknown): Resolver {
	let left = BUDGET;

	function flatten(schema: unknown, trail: Trail, depth = 0): Resolved | null {
		left--;
		if (!isRecord(schema) || left < 0 || depth > DEEPEST) return null;
		const { $ref, allOf, ...own } = schema;
		const parts: unknown[] = Array.isArray(allOf) ? [...(allOf as unknown[])] : [];
		let followed = trail;
		const flats: Flat[] = [];
		if ($ref !== undefined) {
			if (typeof $ref !== 'string' || trail.includes($ref)) return null;
			const target = flatten(pointed(root, $ref), [...trail, $ref], depth + 1);
			if (target === null) return null;
			flats.push(target.flat);
			followed = target.trail;
		}
		for (const part of parts) {
			const target = flatten(part, followed, depth + 1);
			if (target === null) return null;
			flats.push(target.flat);
			followed = target.trail;
		}
		return { flat: merged([...flats, own]), trail: followed };
	}

	return { flatten: (schema, trail) => flatten(schema, trail) };
}

/** Later parts win, but fields and required names add up. */
function merged(parts: readonly Flat[]): Flat {
	if (parts.length === 1) return parts[0];
	const entries = parts.flatMap((part) => Object.entries(part));
	const properties = parts.flatMap((part) =>
		isRecord(part.properties) ? Object.entries(part.properties) : [],
	);
	const lists = (name: string) => {
		const found = parts.flatMap((part) => (Array.isArray(part[name]) ? [part[name]] : []));
		return found.length === 0 ? [] : [[name, found.flat(1) as unknown[]] as const];
	};
	return Object.fromEntries([
		...entries,
		...(properties.length === 0 ? [] : [['properties', Object.fromEntries(properties)] as const]),
		...lists('required'),
		...lists('x-fal-order-properties'),
	]);
}

/** What a local JSON pointer leads to; undefined for nothing, and for other documents. */
function pointed(root: unknown, reference: string): unknown {
	if (!reference.startsWith('#/')) return undefined;
	let found: unknown = root;
	for (const step of reference.slice(2).split('/')) {
		const key = step.replace(/~1/g, '/').replace(/~0/g, '~');
		if (!isRecord(found) || !Object.hasOwn(found, key)) return undefined;
		found = found[key];
	}
	return found;
}
