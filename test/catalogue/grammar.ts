// The compact form of endpoints: one line per field, read into JSON Schema and written from it.
//
//   model fal-ai/some/endpoint | text-to-video | Display Name   (and ' | deprecated')
//   in
//     prompt* string {"maxLength":2500}
//     duration ["5","10"] {"default":"5"}
//     video_size Size | ["square","portrait"]
//     loras Lora[]
//   out
//     video* File
//   type Lora
//     path* string
//
// A star: required. The JSON behind a field holds everything else that fal says about it; JSON right
// behind a type, without a space, belongs to that one of several types.

export type Json = Record<string, unknown>;

/** One endpoint as fal would describe it. References are '#/components/schemas/<name>'. */
export interface CatalogueModel {
	endpointId: string;
	category: string;
	displayName: string;
	/** fal has retired it, but lists it still. */
	deprecated: boolean;
	input: Json;
	output: Json;
	types: Record<string, Json>;
}

const prefix = '#/components/schemas/';
const plainTypes = ['string', 'integer', 'number', 'boolean', 'null', 'object'];

export function readModels(text: string): CatalogueModel[] {
	const models: CatalogueModel[] = [];
	let lines: Json = {};
	for (const line of text.split('\n')) {
		const [word, ...rest] = line.trim().split(' ');
		const model = models[models.length - 1];
		if (word === '' || word === '//') continue;
		if (line.startsWith('model ')) {
			const [endpointId, category, displayName, mark] = line.slice(6).split(' | ');
			const deprecated = mark === 'deprecated';
			const head = { endpointId, category, displayName, deprecated };
			models.push({ ...head, input: {}, output: {}, types: {} });
		} else if (line === 'in') lines = model.input = emptyObject();
		else if (line === 'out') lines = model.output = emptyObject();
		else if (line.startsWith('type ')) lines = model.types[rest[0]] = emptyObject();
		else if (line.startsWith('open')) lines.additionalProperties = true;
		else addField(lines, line.trim());
	}
	return models;
}

export function writeModel(model: CatalogueModel): string {
	const { endpointId, category, displayName, deprecated, input, output, types } = model;
	return [
		`model ${endpointId} | ${category} | ${displayName}${deprecated ? ' | deprecated' : ''}`,
		'in',
		...fieldLines(input),
		'out',
		...fieldLines(output),
		...Object.entries(types).flatMap(([name, type]) => [`type ${name}`, ...fieldLines(type)]),
		'',
	].join('\n');
}

/** 'num_frames' as fal titles a field by itself. */
export function titleOf(name: string): string {
	return name
		.split('_')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join(' ');
}

function emptyObject(): Json {
	return { type: 'object', properties: {}, required: [], 'x-fal-order-properties': [] };
}

function addField(object: Json, line: string): void {
	const [, name, star] = /^([\w.-]+)(\*?) /.exec(line) ?? [];
	if (name === undefined) throw new Error(`No field: ${line}`);
	const { schema, end } = readUnion(line, name.length + star.length + 1);
	const rest = line.slice(end).trim();
	const more = rest === '' ? {} : (JSON.parse(rest) as Json);
	const field = { title: titleOf(name), ...schema, ...more };
	(object.properties as Json)[name] = field;
	(object['x-fal-order-properties'] as string[]).push(name);
	if (star !== '') (object.required as string[]).push(name);
}

interface Read {
	schema: Json;
	end: number;
}

function readUnion(line: string, start: number): Read {
	const found: Json[] = [];
	let end = start;
	do {
		if (found.length > 0) end += 3;
		const type = readType(line, end);
		found.push(type.schema);
		end = type.end;
	} while (line.startsWith(' | ', end));
	return { schema: found.length === 1 ? found[0] : { anyOf: found }, end };
}

function readType(line: string, start: number): Read {
	let { schema, end } = readAtom(line, start);
	for (;;) {
		if (line[end] === '{') {
			const close = jsonEnd(line, end);
			schema = { ...schema, ...(JSON.parse(line.slice(end, close)) as Json) };
			end = close;
		} else if (line.startsWith('[]', end)) {
			schema = { type: 'array', items: schema };
			end += 2;
		} else return { schema, end };
	}
}

function readAtom(line: string, start: number): Read {
	if (line[start] === '(') {
		const inner = readUnion(line, start + 1);
		return { schema: inner.schema, end: inner.end + 1 };
	}
	if (line[start] === '[') {
		const end = jsonEnd(line, start);
		const values = JSON.parse(line.slice(start, end)) as unknown[];
		return { schema: { type: enumType(values), enum: values }, end };
	}
	const [word] = /^\w+/.exec(line.slice(start)) ?? [''];
	const end = start + word.length;
	if (word === 'any') return { schema: {}, end };
	return { schema: plainTypes.includes(word) ? { type: word } : { $ref: prefix + word }, end };
}

/** Where the JSON value that begins here ends. */
function jsonEnd(line: string, start: number): number {
	let depth = 0;
	let inText = false;
	for (let at = start; at < line.length; at++) {
		const character = line[at];
		if (inText && character === '\\') at++;
		else if (character === '"') inText = !inText;
		else if (!inText && '[{'.includes(character)) depth++;
		else if (!inText && ']}'.includes(character) && --depth === 0) return at + 1;
	}
	throw new Error(`JSON without an end: ${line}`);
}

function enumType(values: unknown[]): string {
	if (values.every((value) => typeof value === 'string')) return 'string';
	return values.every((value) => Number.isInteger(value)) ? 'integer' : 'number';
}

function fieldLines(object: Json): string[] {
	const properties = (object.properties ?? {}) as Record<string, Json>;
	const required = (object.required ?? []) as string[];
	const order = (object['x-fal-order-properties'] ?? []) as string[];
	const names = [...new Set([...order, ...Object.keys(properties)])].filter(
		(name) => name in properties,
	);
	const lines = names.map((name) => {
		const { title, ...schema } = properties[name];
		const { type, rest } = written(schema);
		const more = { ...(title !== undefined && title !== titleOf(name) && { title }), ...rest };
		const tail = Object.keys(more).length === 0 ? '' : ` ${JSON.stringify(more)}`;
		return `  ${name}${required.includes(name) ? '*' : ''} ${type}${tail}`;
	});
	return object.additionalProperties === true ? ['open', ...lines] : lines;
}

/** A schema as a type and what the type does not say. */
function written(schema: Json): { type: string; rest: Json } {
	const { $ref, anyOf, type, items, enum: values, ...rest } = schema;
	if ($ref !== undefined) return { type: String($ref).slice(prefix.length), rest };
	if (Array.isArray(anyOf)) return { type: anyOf.map(attached).join(' | '), rest };
	if (Array.isArray(values)) {
		const own = type === undefined || type === enumType(values) ? {} : { type };
		return { type: JSON.stringify(values), rest: { ...own, ...rest } };
	}
	if (type === 'array' && items !== undefined) {
		const inner = attached(items as Json);
		return { type: inner.includes(' | ') ? `(${inner})[]` : `${inner}[]`, rest };
	}
	if (type === 'array') return { type: 'any', rest: { type, ...rest } };
	return { type: typeof type === 'string' ? type : 'any', rest };
}

function attached(schema: Json): string {
	const { type, rest } = written(schema);
	return Object.keys(rest).length === 0 ? type : `${type}${JSON.stringify(rest)}`;
}
