// What a workflow still holds under the one collection of options of earlier versions counts, or is
// refused by name: n8n itself would drop it.
import type { INode } from 'n8n-workflow';

import { falErrors, falKeys, upscale, useLocalFal } from '../setup';
import { NODE } from '../videoRun';

const fal = useLocalFal();
const onError = 'continueRegularOutput';

async function withFormer(
	options: INode['parameters'][string],
	parameters: INode['parameters'] = {},
) {
	return await upscale(fal(), ['sea'], { onError, parameters: { ...parameters, options } });
}

test('Dry Run at its old place buys nothing, and the hint says where it now stands', async () => {
	const run = await withFormer({ dryRun: true });
	expect(falKeys(run)).toMatchObject([{ state: 'dryRun' }]);
	expect(fal().purchases).toEqual([]);
	expect(run.hints(NODE)).toMatchObject([
		{
			message: expect.stringContaining(
				'Read from the Options of an earlier version: Dry Run, now under Cost and Checks',
			) as string,
		},
	]);
});

test('a limit at its old place is kept', async () => {
	const run = await withFormer({ maxCostPerItem: 0.0001 });
	expect(falErrors(run)).toMatchObject([{ message: expect.stringContaining('Max Cost per Item') }]);
	expect(fal().purchases).toEqual([]);
});

test('an expression at the old place counts too', async () => {
	const run = await withFormer({ dryRun: '={{ true }}' });
	expect(falKeys(run)).toMatchObject([{ state: 'dryRun' }]);
	const whole = await withFormer('={{ { dryRun: true } }}');
	expect(falKeys(whole)).toMatchObject([{ state: 'dryRun' }]);
});

test('the new place wins, because it is the one a person sees', async () => {
	const costAndChecks = { dryRun: false };
	const run = await withFormer({ dryRun: true }, { costAndChecks });
	expect(falKeys(run)).toMatchObject([{ state: 'done' }]);
});

test('Download Result at its old place brings the file', async () => {
	const run = await withFormer({ downloadResult: true });
	expect(run.items(NODE)[0].binary).toHaveProperty('data');
});

test.each([
	[{ maxCostPerItme: 1 }, 'Options has "maxCostPerItme", which is no option of this node'],
	['much', 'Options is "much"; it takes an object'],
	[{ dryRun: 'maybe' }, 'Dry Run is "maybe"; it takes true or false'],
])('%j is refused, and nothing is bought', async (options, message) => {
	const run = await withFormer(options);
	expect(falErrors(run)).toMatchObject([{ message }]);
	expect(fal().purchases).toEqual([]);
});
