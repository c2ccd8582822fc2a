// fal's own switches: each on the wire, and what it changes.
import type { IDataObject, INode } from 'n8n-workflow';

import type { Outcome } from '../../emulator/types';
import { skipWaiting, useFakeClock } from '../../support/clock';
import { about, countOf, falErrors, falKeys, upscale, useLocalFal } from '../setup';
import { NODE } from '../videoRun';
import { optionsInPlace } from '../../support/optionsInPlace';

const fal = useLocalFal({ concurrency: 1 });
const onError = 'continueRegularOutput';

async function upscaled(options: INode['parameters'], more: INode['parameters'] = {}) {
	return await upscale(fal(), ['sea'], {
		parameters: { ...more, ...optionsInPlace(options as IDataObject) },
		onError,
	});
}

describe('each switch is a header of the submit', () => {
	test.each<[string, INode['parameters'], string, string]>([
		[
			'Keep Result (Hours)',
			{ keepResultHours: 2 },
			'x-fal-object-lifecycle-preference',
			'{"expiration_duration_seconds":7200}',
		],
		['Do Not Store at Fal', { doNotStore: true }, 'x-fal-store-io', '0'],
		['Start Timeout (Minutes)', { startWithinMinutes: 3 }, 'x-fal-request-timeout', '180'],
		['No Retry at Fal', { noRetryAtFal: true }, 'x-fal-no-retry', '1'],
		['No Fallback Endpoint', { noFallback: true }, 'x-app-fal-disable-fallback', 'true'],
		['Low Priority', { lowPriority: true }, 'x-fal-queue-priority', 'low'],
	])('%s', async (_label, options, header, value) => {
		const run = await upscaled(options);
		expect(falKeys(run)).toMatchObject([{ state: 'done' }]);
		expect(fal().purchases[0].headers[header]).toBe(value);
	});

	test('and none is sent unless it is set', async () => {
		await upscaled({
			doNotStore: false,
			noRetryAtFal: false,
			noFallback: false,
			lowPriority: false,
		});
		const names = Object.keys(fal().purchases[0].headers);
		expect(names.filter((name) => /^x-(app-)?fal-(?!target)/.test(name))).toEqual([]);
	});
});

describe('Do Not Store at Fal', () => {
	test('a lost answer is told without a look into the history, and nothing is bought again', async () => {
		fal().fault({ on: 'submit', moment: 'after', answer: 'close' });
		useFakeClock();
		const run = await skipWaiting(upscaled({ doNotStore: true }));
		expect(falErrors(run)).toMatchObject([
			{
				type: 'lost_answer',
				mayBeCharged: true,
				hint: expect.stringContaining('Do Not Store at Fal is on') as string,
			},
		]);
		expect([countOf(fal(), 'history'), fal().purchases.length]).toEqual([0, 1]);
	});

	test('is refused with Submit Only before anything is bought', async () => {
		const run = await upscaled({ doNotStore: true }, { waitMode: 'submit' });
		expect(falErrors(run)).toMatchObject([{ field: 'Do Not Store at Fal', mayBeCharged: false }]);
		expect(fal().purchases).toEqual([]);
	});
});

describe('Start Timeout (Minutes)', () => {
	test('fal ends a request that waits for longer, and it is not counted as done', async () => {
		fal().outcome({ match: about('sea'), hold: 'queue' });
		useFakeClock();
		const run = await skipWaiting(upscaled({ startWithinMinutes: 1 }));
		expect(falErrors(run)).toMatchObject([{ type: 'request_timeout' }]);
		expect(fal().purchases).toMatchObject([{ state: 'failed', startedAtMs: null }]);
	});
});

describe('what fails at fal is made all the same', () => {
	test.each<[string, Outcome, INode['parameters'], string]>([
		[
			'on another machine, unless No Retry at Fal is on',
			{ machineFails: true },
			{ noRetryAtFal: true },
			'runner_disconnected',
		],
		[
			'by an equivalent endpoint, unless No Fallback Endpoint is on',
			{ endpointDown: true },
			{ noFallback: true },
			'runner_scheduling_failure',
		],
	])('%s', async (_title, outcome, options, type) => {
		fal().outcome(outcome);
		expect(falKeys(await upscaled({}))).toMatchObject([{ state: 'done' }]);
		expect(falErrors(await upscaled(options))).toMatchObject([{ type, retryable: true }]);
	});
});

test('Keep Result (Hours) lets fal delete the file of the result after these hours', async () => {
	const [{ json }] = (await upscaled({ keepResultHours: 2 })).items(NODE);
	const { url } = json.video as { url: string };
	const statusAfter = async (hours: number) => {
		fal().clock(() => Date.now() + hours * 3_600_000);
		return (await fetch(url, { method: 'HEAD' })).status;
	};
	expect([await statusAfter(1.9), await statusAfter(2.1)]).toEqual([200, 404]);
});

test('Low Priority lets another request of the account go before', async () => {
	fal().outcome({ seconds: 5 });
	useFakeClock();
	const run = await skipWaiting(
		upscale(fal(), ['first', 'low', 'normal'], {
			parameters: { advanced: { lowPriority: '={{ $json.clip === "low" }}' } },
			onError,
		}),
	);
	expect(falKeys(run).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
	const [low, normal] = ['low', 'normal'].map((clip) =>
		fal().purchases.find(({ input }) => about(clip)(input)),
	);
	expect(Number(normal?.startedAtMs)).toBeLessThan(Number(low?.startedAtMs));
	expect(low?.headers['x-fal-queue-priority']).toBe('low');
	expect(normal?.headers['x-fal-queue-priority']).toBeUndefined();
});

test.each([
	['Keep Result (Hours)', { keepResultHours: 2 }],
	['No Fallback Endpoint', { noFallback: true }],
])('%s does not go with Reuse Result', async (field, options) => {
	const run = await upscaled({ ...options, reuseWithinHours: 24 });
	expect(falErrors(run)).toMatchObject([{ field, mayBeCharged: false }]);
	expect(fal().purchases).toEqual([]);
});
