// What each node sends: fal must get exactly these inputs for these saved workflows.
import { startLocalFal } from '../emulator/localFal';
import type { LocalFal } from '../emulator/types';
import { saved } from './form';
import { goldenBodies } from './golden';
import { alwaysSent, expectedBody, leftOut, unknownToFal } from './golden/differences';
import { placeOrders, type Order } from './orders';
import { modelCases, packageNode } from './packageNodes';

let fal: LocalFal;
let orders: Order[];

beforeAll(async () => {
	fal = await startLocalFal({ concurrency: goldenBodies.length });
	orders = await placeOrders(fal, goldenBodies);
});
afterAll(async () => {
	await fal.close();
});

const cases = goldenBodies.map((golden, index) => ({
	golden,
	index,
	id: `${golden.node}: ${golden.title}${golden.from === null ? '' : ` (${golden.from})`}`,
}));

describe.each(cases)('$id', ({ golden, index }) => {
	const { node, endpointId, parameters, input } = golden;

	test('the body is the example’s, and fal makes a video of it', () => {
		const { run, purchase } = orders[index];
		expect(run.error).toBeUndefined();
		expect(purchase?.endpointId).toBe(endpointId);
		expect(purchase?.input).toStrictEqual(expectedBody(golden));
		const unknown = unknownToFal.filter(({ field, to }) => field in input && to.test(endpointId));
		expect(purchase?.ignoredFields).toEqual(unknown.map(({ field }) => field));
		expect(purchase?.state).toBe('done');
	});

	test('the parameters are what n8n saves of such a form', () => {
		expect(saved(packageNode(node), parameters)).toEqual(parameters);
	});
});

test('every model has a golden body', () => {
	const held = goldenBodies.map(({ node, endpointId }) => `${node} ${endpointId}`);
	const wanted = modelCases.map(({ node, id }) => `${node.name} ${id}`);
	expect(wanted.filter((model) => !held.includes(model))).toEqual([]);
});

test('every allowed difference is one that an example needs', () => {
	const examples = goldenBodies.filter(({ from }) => from !== null);
	const values = examples.flatMap(({ input }) => Object.values(input));
	expect(leftOut.filter(({ is }) => !values.some(is))).toEqual([]);
	const to = (pattern: RegExp) => examples.filter(({ endpointId }) => pattern.test(endpointId));
	const needed = alwaysSent.filter((one) => to(one.to).some(({ input }) => !(one.field in input)));
	expect(needed).toEqual(alwaysSent);
	const used = unknownToFal.filter((one) => to(one.to).some(({ input }) => one.field in input));
	expect(used).toEqual(unknownToFal);
});
