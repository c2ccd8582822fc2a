import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters } from 'n8n-workflow';

import { FalModel } from '../../../nodes/FalModel/FalModel.node';
import { formOf } from '../../../nodes/FalModel/schema/form';
import { readDocument } from '../../../nodes/FalModel/schema/document';
import { ownWidgets } from '../../../nodes/FalModel/schema/widgets';
import { catalogueModels, documentOf } from '../../catalogue/documents';

const { description } = new FalModel();
const widgets = description.properties.filter(({ name }) =>
	ownWidgets.some((widget) => widget.name === name),
);

/** The names of our own widgets that n8n shows for these parameters. */
function shown(parameters: INodeParameters): string[] {
	const node = { typeVersion: 1 };
	return widgets
		.filter((widget) => NodeHelpers.displayParameter(parameters, widget, node, description))
		.map(({ name }) => name);
}

function choosing(endpointId: string, schema: unknown): INodeParameters {
	const model = { __rl: true, mode: 'id', value: endpointId };
	return { model, input: { mappingMode: 'defineBelow', value: null, schema } } as INodeParameters;
}

describe('our own widgets', () => {
	it('are a parameter each', () => {
		expect(widgets.map(({ name }) => name).sort()).toEqual(
			ownWidgets.map(({ name }) => name).sort(),
		);
	});

	it.each(catalogueModels.map((model) => [model.endpointId, model] as const))(
		'show for %s as it takes them',
		(endpointId, model) => {
			const reading = readDocument(documentOf(model), endpointId);
			if (reading.is !== 'schema') throw new Error(reading.because);
			const { fields } = formOf(reading.schema);
			const [taken] = fields[0].displayName.split(' | ');
			expect(shown(choosing(endpointId, fields)).sort()).toEqual(
				taken.split(' ').filter(Boolean).sort(),
			);
		},
	);

	it.each<[string, unknown]>([
		['there is no form yet', undefined],
		['the form is empty', []],
		['n8n dropped the mark', [{ id: 'seed', displayName: 'Seed' }]],
	])('all show where %s', (_title, schema) => {
		expect(shown(choosing('fal-ai/veo2', schema))).toHaveLength(ownWidgets.length);
	});

	it('do not show before a model is chosen', () => {
		expect(shown(choosing('', undefined))).toEqual([]);
	});

	// n8n 2.41 gives a condition's expression 250 ms of wall-clock time and ends the run behind it.
	it('are steered by no regular expression, which a busy machine would cut off', () => {
		expect(JSON.stringify(description.properties)).not.toContain('"regex"');
	});

	// n8n 2.20 opens an empty canvas for a path into the mapper that does not begin at the root.
	it('are steered by paths from the root', () => {
		const paths = widgets.flatMap(({ displayOptions }) => Object.keys(displayOptions?.hide ?? {}));
		expect(paths.filter((path) => !path.startsWith('/'))).toEqual([]);
	});
});
