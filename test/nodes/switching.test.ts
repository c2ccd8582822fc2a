// Choosing another model in the editor keeps what the user filled in and changes nothing else.
import type { INodeParameters } from 'n8n-workflow';

import type { Field, VideoModel } from '../../nodes/shared/model/model';
import { filledIn, saved, withModel } from './form';
import { menuCases } from './packageNodes';
import { presetOptions, touchedParameters } from './touched';

/** Presets and what steers the job do not depend on the model. */
const OF_ALL_MODELS = ['logs'];

/** A list or a link in which nothing is filled in. */
const EMPTY = ['{}', JSON.stringify({ __rl: true, mode: 'url', value: '' })];

const pairs = menuCases.flatMap(({ node, model }) =>
	node.menu
		.filter((other) => other !== model)
		.map((other) => ({
			node,
			model,
			other,
			id: `${node.name}: ${model.displayName} → ${other.displayName}`,
		})),
);

test.each(menuCases)('$id: n8n saves all that the user filled in', ({ node, model }) => {
	const touched = touchedParameters(model);
	expect(userValues(saved(node, touched))).toEqual(userValues(touched));
});

describe.each(pairs)('$id', ({ node, model, other }) => {
	const back = (parameters: INodeParameters) =>
		withModel(node, withModel(node, parameters, other.endpointId), model.endpointId);

	test('an untouched form is the form of the other model, and untouched again on the way back', () => {
		const untouched = { model: model.endpointId };
		const switched = withModel(node, untouched, other.endpointId);
		const fresh = filledIn(node, { model: other.endpointId });
		expect(filledIn(node, switched)).toEqual(fresh);
		expect(filledIn(node, back(untouched))).toEqual(filledIn(node, untouched));
	});

	test('what the user filled in stays where the other model has it, and nothing else appears', () => {
		const touched = saved(node, touchedParameters(model));
		const switched = withModel(node, touched, other.endpointId);
		expect(userValues(switched)).toMatchObject(surviving(touched, other));
		expect(userValues(touched)).toMatchObject(userValues(switched));
		const returned = withModel(node, switched, model.endpointId);
		expect(userValues(returned)).toMatchObject(surviving(switched, model));
		expect(userValues(switched)).toMatchObject(userValues(returned));
	});

	test('an option that was added and left as it is stays as it is', () => {
		const added = saved(node, { model: model.endpointId, modelOptions: presetOptions(model) });
		const switched = withModel(node, added, other.endpointId);
		expect(userValues(switched)).toEqual(surviving(added, other));
	});
});

type Values = Record<string, unknown>;

/** What of the parameters the model takes, and so must still be there. */
function surviving(parameters: INodeParameters, model: VideoModel): Values {
	const options = (parameters.modelOptions ?? {}) as INodeParameters;
	const counts = (field: Field) => {
		const condition = 'onlyWith' in field ? field.onlyWith : undefined;
		if (!condition) return true;
		const isTaken = model.options?.some(({ name }) => name === condition.option) ?? false;
		return isTaken && options[condition.option] === condition.value;
	};
	const fields = model.fields.filter(counts).map(({ name }) => name);
	const taken = (model.options ?? []).map(({ name }) => optionName(name));
	const names = [...fields, ...taken, ...OF_ALL_MODELS.map(optionName)];
	const values = Object.entries(userValues(parameters));
	return Object.fromEntries(values.filter(([name]) => names.includes(name)));
}

/** Values by name, the model apart; empty lists and links at top level count as untouched. */
function userValues({ modelOptions = {}, advanced = {}, ...rest }: INodeParameters): Values {
	const values = Object.entries(rest).filter(
		([name, value]) => name !== 'model' && !EMPTY.includes(JSON.stringify(value)),
	);
	const added = Object.entries({ ...(modelOptions as object), ...(advanced as object) });
	return Object.fromEntries([
		...values,
		...added.map(([name, value]) => [optionName(name), value] as const),
	]);
}

function optionName(name: string): string {
	return `added ${name}`;
}
