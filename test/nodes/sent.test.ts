// What a model gets when only the necessary is filled in, and when everything is.
import type { INodeParameters } from 'n8n-workflow';

import type { VideoModel } from '../../nodes/shared/model/model';
import { sentName } from '../../nodes/shared/model/sent';
import { startLocalFal } from '../emulator/localFal';
import type { JsonObject, LocalFal } from '../emulator/types';
import { placeOrders, type Order } from './orders';
import { modelCases } from './packageNodes';
import { requiredParameters, touchedParameters } from './touched';

let fal: LocalFal;

beforeAll(async () => {
	fal = await startLocalFal({ concurrency: modelCases.length });
});
afterEach(() => fal.reset());
afterAll(async () => {
	await fal.close();
});

async function ordersWith(parametersOf: (model: VideoModel) => INodeParameters): Promise<Order[]> {
	return await placeOrders(
		fal,
		modelCases.map(({ node, model }) => ({ node: node.name, parameters: parametersOf(model) })),
	);
}

test('required values alone are sent with what is always sent, and no option with them', async () => {
	const orders = await ordersWith(requiredParameters);
	const inputs = orders.map(({ run, purchase }) => run.error?.message ?? purchase?.input);
	expect(byModel(inputs)).toEqual(byModel(modelCases.map(({ model }) => requiredInput(model))));
});

test('every field and option, filled in, is one that fal knows and takes', async () => {
	const orders = await ordersWith(touchedParameters);
	const names = orders.map(({ run, purchase }) => run.error?.message ?? namesIn(purchase?.input));
	expect(byModel(names)).toEqual(byModel(modelCases.map(({ model }) => allNames(model))));
	const ignored = orders.map(({ purchase }) => purchase?.ignoredFields);
	expect(byModel(ignored)).toEqual(byModel(modelCases.map(() => [])));
});

function requiredInput(model: VideoModel): JsonObject {
	const required = Object.entries(requiredParameters(model)).filter(([name]) => name !== 'model');
	const plain = required.map(([name, value]) => {
		const list = model.fields.find(
			(field) => 'media' in field && field.name === name && field.sentAs,
		);
		const sent = urlOrValue(value);
		return list === undefined ? [name, sent] : [sentName(list), [sent]];
	});
	const presets = model.fields.flatMap((field) =>
		'default' in field && field.default !== '' && !field.onlyWith
			? [[field.name, field.default]]
			: [],
	);
	return { ...model.sends, ...Object.fromEntries([...presets, ...plain]) };
}

function urlOrValue(value: unknown): unknown {
	return typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
}

function allNames({ fields, options = [], sends = {} }: VideoModel): string[] {
	return [...[...fields, ...options].map(sentName), ...Object.keys(sends)].sort();
}

function namesIn(input: JsonObject = {}): string[] {
	return Object.keys(input).sort();
}

function byModel(values: readonly unknown[]): JsonObject {
	return Object.fromEntries(modelCases.map(({ id }, index) => [id, values[index]]));
}
