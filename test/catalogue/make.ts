// Makes a value that a JSON schema accepts, for fields whose document has no example.
import type { Json } from './grammar';

/** @param types what '#/components/schemas/…' leads to */
export function makeValue(schema: Json, types: Record<string, Json>): unknown {
	const { $ref, anyOf, examples, enum: choices, type } = schema;
	if (schema.default !== undefined && schema.default !== null) return schema.default;
	if (Array.isArray(examples) && examples.length > 0) return examples[0];
	if (typeof $ref === 'string') return makeValue(types[$ref.split('/').pop() ?? ''], types);
	if (Array.isArray(anyOf)) return makeValue(anyOf[0] as Json, types);
	if (schema.const !== undefined) return schema.const;
	if (Array.isArray(choices)) return choices[0];
	switch (type) {
		case 'integer':
		case 'number':
			return Math.max(1, Number(schema.minimum ?? 1));
		case 'boolean':
			return true;
		case 'array':
			return Array.from({ length: Math.max(1, Number(schema.minItems ?? 1)) }, () =>
				makeValue((schema.items ?? {}) as Json, types),
			);
		case 'object':
			return makeRequired(schema, types);
		default:
			return 'https://example.com/made-up.mp4'.padEnd(Number(schema.minLength ?? 0), '4');
	}
}

/** Every required field of an object, its own example first. */
export function makeRequired(schema: Json, types: Record<string, Json>): Json {
	const properties = (schema.properties ?? {}) as Record<string, Json>;
	const required = (schema.required ?? []) as string[];
	return Object.fromEntries(required.map((name) => [name, makeValue(properties[name], types)]));
}
