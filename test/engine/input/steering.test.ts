// What steers money and waiting is read as it is meant, or nothing is bought.
import { falErrors, falKeys, upscale, useLocalFal } from '../setup';
import { NODE } from '../videoRun';
import type { IDataObject } from 'n8n-workflow';

import { optionsInPlace } from '../../support/optionsInPlace';

const fal = useLocalFal();
const onError = 'continueRegularOutput';

async function withOption(name: string, value: unknown) {
	const parameters = optionsInPlace({ [name]: value } as IDataObject);
	return await upscale(fal(), ['sea'], { onError, parameters });
}

test.each([true, '={{ true }} ', 'TRUE', '={{ 1 }}', '={{ "yes" }}', ' true'])(
	'Dry Run %j buys nothing and shows what would be bought',
	async (value) => {
		const run = await withOption('dryRun', value);
		expect(falKeys(run)).toMatchObject([{ state: 'dryRun', error: null }]);
		expect(fal().purchases).toEqual([]);
	},
);

test.each(['={{ "maybe" }}', '={{ $json.missing }}', '', '={{ null }}', '={{ {} }}', 2])(
	'Dry Run %j is refused by name, and nothing is bought',
	async (value) => {
		const run = await withOption('dryRun', value);
		expect(falErrors(run)).toMatchObject([
			{ field: 'Dry Run', message: expect.stringMatching(/^Dry Run is /), mayBeCharged: false },
		]);
		expect(fal().purchases).toEqual([]);
	},
);

test.each([
	['maxCostPerItem', 'Max Cost per Item (USD)'],
	['maxCostPerExecution', 'Max Cost per Execution'],
	['reuseWithinHours', 'Reuse Result (Hours)'],
	['deleteUploadsAfter', 'Delete Uploads After (Hours)'],
	['queueTimeout', 'Queue Timeout (Minutes)'],
	['processingTimeout', 'Run Timeout (Minutes)'],
	['cancelOnStop', 'Cancel on Stop'],
	['onDeadline', 'On Timeout'],
	['sourceCheck', 'Source Check'],
	['logs', 'Include Logs'],
	['doNotStore', 'Do Not Store at Fal'],
	['keepResultHours', 'Keep Result (Hours)'],
	['startWithinMinutes', 'Start Timeout (Minutes)'],
])('%s whose expression gives nothing is refused as %s', async (name, label) => {
	for (const value of ['={{ $json.budget }}', '={{ null }}', '']) {
		const run = await withOption(name, value);
		expect(falErrors(run)).toMatchObject([{ field: label, mayBeCharged: false }]);
	}
	expect(fal().purchases).toEqual([]);
});

test.each([0, '0', '$2', -1])('a limit of %j is refused, never "unlimited"', async (value) => {
	for (const name of ['maxCostPerItem', 'maxCostPerExecution']) {
		const run = await withOption(name, value);
		expect(falErrors(run)).toMatchObject([{ message: expect.stringContaining('above 0') }]);
	}
	expect(fal().purchases).toEqual([]);
});

test('Model and Wait Mode are understood with a space behind', async () => {
	const parameters = { model: 'fal-ai/video-upscaler ', waitMode: 'submit ' };
	const run = await upscale(fal(), ['sea'], { parameters });
	expect(run.items(NODE)).toHaveLength(1);
	expect(falKeys(run)).toMatchObject([{ state: 'queued', error: null }]);
});

test.each(['maxCostPerItem', 'maxCostPerExecution'])(
	'%s that the AI fills in is refused, because it would set its own limit',
	async (name) => {
		const run = await withOption(name, "={{ $fromAI('limit', '', 'number') }}");
		expect(falErrors(run)).toMatchObject([
			{ message: expect.stringMatching(/^Max Cost per .* is left to the AI/) },
		]);
		expect(fal().purchases).toEqual([]);
	},
);
