/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console */
// Writes fal's documents of a folder in the compact form: tsx test/catalogue/fromDocument.ts <file>…
import { readFileSync } from 'node:fs';
import { writeModel } from './grammar';
import type { CatalogueModel, Json } from './grammar';

/** What the compact form leaves out: fal's words for people. */
const wordsForPeople = ['description', 'limit_description', 'x-description-in-short', 'format'];
const prefix = '#/components/schemas/';

/** One endpoint of a whole document, of an entry of the catalogue, or of bare schemas. */
export function fromDocument(
	given: Json,
	otherwise = { endpointId: '', category: '' },
): CatalogueModel {
	const entry = isObject(given.openapi) ? given : null;
	const document = (entry?.openapi ?? given) as Json;
	const bare = isObject(document.input_schema);
	const info = (document.info ?? {}) as Json;
	const metadata = (info['x-fal-metadata'] ?? {}) as Json;
	const endpointId = String(metadata.endpointId ?? otherwise.endpointId);
	const category = String(metadata.category ?? otherwise.category);
	const schemas = (bare ? document : ((document.components as Json).schemas as Json)) as Json;
	const types: Record<string, Json> = {};

	function cleaned(schema: unknown): Json {
		const object = schema as Json;
		const { $ref, allOf, oneOf, properties, items, anyOf, additionalProperties, ...rest } = object;
		const kept = Object.entries(rest).filter(([key]) => !wordsForPeople.includes(key));
		const parts = (allOf ?? []) as Json[];
		const reference = $ref ?? parts[0]?.$ref;
		const others = isObject(additionalProperties)
			? cleaned(additionalProperties)
			: additionalProperties;
		return {
			...Object.fromEntries(kept),
			...(reference !== undefined && { $ref: prefix + typeOf(String(reference)) }),
			...(isObject(properties) && {
				properties: Object.fromEntries(
					Object.entries(properties).map(([name, field]) => [name, cleaned(field)]),
				),
			}),
			...(items !== undefined && { items: cleaned(items) }),
			...((anyOf ?? oneOf) !== undefined && { anyOf: ((anyOf ?? oneOf) as Json[]).map(cleaned) }),
			...(others !== undefined && { additionalProperties: others }),
		};
	}

	function typeOf(reference: string): string {
		const original = reference.split('/').pop() ?? '';
		const name = original.replace(/\W/g, '_');
		if (types[name] !== undefined) return name;
		types[name] = {};
		types[name] = cleaned(schemas[original]);
		return name;
	}

	function named(schema: unknown): Json {
		const { $ref } = schema as Json;
		return cleaned($ref === undefined ? schema : schemas[String($ref).split('/').pop() ?? '']);
	}

	const paths = (document.paths ?? {}) as Record<string, Json>;
	const order = Object.values(paths).find((operations) => operations.post !== undefined);
	const result = Object.entries(paths).find(([path]) => path.endsWith('/requests/{request_id}'));
	const input = named(bare ? document.input_schema : bodySchema((order?.post as Json).requestBody));
	const answer = ((result?.[1].get as Json | undefined)?.responses as Json | undefined)?.['200'];
	const output = withoutExamples(
		named(bare ? document.output_schema : answer === undefined ? {} : bodySchema(answer)),
	);
	const display = (entry?.metadata as Json | undefined)?.display_name;
	const displayName = String(display ?? nameOf(endpointId));
	const deprecated = (entry?.metadata as Json | undefined)?.status === 'deprecated';
	return { endpointId, category, displayName, deprecated, input, output, types };
}

function bodySchema(body: unknown): unknown {
	return (((body as Json).content as Json)['application/json'] as Json).schema;
}

function withoutExamples(output: Json): Json {
	const fields = Object.entries((output.properties ?? {}) as Record<string, Json>);
	const bare = fields.map(([name, field]) => [
		name,
		Object.fromEntries(Object.entries(field).filter(([key]) => key !== 'examples')),
	]);
	return { ...output, properties: Object.fromEntries(bare) as Json };
}

function nameOf(endpointId: string): string {
	return endpointId
		.split('/')
		.slice(1)
		.map((part) => part.replace(/-/g, ' '))
		.join(', ');
}

function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

if (require.main === module) {
	for (const file of process.argv.slice(2)) {
		console.log(writeModel(fromDocument(JSON.parse(readFileSync(file, 'utf8')) as Json)));
	}
}
