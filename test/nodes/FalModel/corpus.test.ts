/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { isDeepStrictEqual } from 'node:util';
import { complaints } from '../../catalogue/accepts';
import { catalogueModels, documentOf, exampleOf, schemaOf } from '../../catalogue/documents';
import type { Json } from '../../catalogue/documents';
import { fill } from '../../catalogue/fill';
import { makeRequired } from '../../catalogue/make';
import { readBody } from '../../../nodes/FalModel/schema/body';
import { readCondensed, condense } from '../../../nodes/FalModel/schema/condensed';
import { readDocument } from '../../../nodes/FalModel/schema/document';
import { formOf } from '../../../nodes/FalModel/schema/form';
import type { ModelSchema } from '../../../nodes/FalModel/schema/shape';

function schemaFor(document: unknown, endpointId: string): ModelSchema {
	const reading = readDocument(document, endpointId);
	if (reading.is !== 'schema') throw new Error(`${endpointId} ${reading.because}`);
	return reading.schema;
}

/** Endpoint and field of every example that the form could not say word for word. */
const unsaid: string[] = [];

afterAll(() => {
	process.stdout.write(`The form cannot say: ${unsaid.join(', ') || 'nothing'}\n`);
});

describe.each(catalogueModels.map((model) => [model.endpointId, model] as const))(
	'%s',
	(endpointId, model) => {
		const schema = schemaFor(documentOf(model), endpointId);
		const example: Json = { ...makeRequired(model.input, model.types), ...exampleOf(model) };
		const body = () => readBody(schema, fill(schema, example));

		it('takes the body that its form makes of its example', () => {
			expect(complaints(schemaOf(model, 'input'), body())).toEqual([]);
		});

		it('gets exactly what its example says', () => {
			const said = { ...example };
			delete said.sync_mode;
			const sent = body();
			const different = Object.keys(said).filter(
				(name) => !isDeepStrictEqual(sent[name], said[name]),
			);
			unsaid.push(...different.map((name) => `${endpointId} ${name}`));
			// null is no value in a form; left out, it is fal's default.
			expect(different.filter((name) => said[name] !== null)).toEqual([]);
			expect(different.filter((name) => name in sent)).toEqual([]);
		});

		it('is the same from its saved form', () => {
			const saved = readCondensed(condense(schema), endpointId);
			expect(saved.is).toBe('schema');
			if (saved.is !== 'schema') return;
			expect(readBody(saved.schema, fill(schema, example))).toEqual(body());
			expect(
				formOf(saved.schema).fields.map(({ id, type, required }) => [id, type, required]),
			).toEqual(formOf(schema).fields.map(({ id, type, required }) => [id, type, required]));
		});
	},
);
