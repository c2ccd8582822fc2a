// Loops order in every round what they are told to; only the round that failed is taken over.
import type { Outcome } from '../../emulator/types';
import { skipWaiting, useFakeClock } from '../../support/clock';
import { retryOf } from '../retry';
import { upscaleInRounds } from '../rounds';
import { about, falKey, upscale, useLocalFal } from '../setup';
import { NODE } from '../videoRun';
import type { WorkflowRun } from '../workflowRun';

const fal = useLocalFal({ concurrency: 5 });
beforeEach(() => useFakeClock());

const refused = { detail: [{ loc: ['body', 'video_url'], msg: 'No', type: 'file_too_large' }] };
const broken: Outcome = {
	result: { statusCode: 500, body: { detail: [{ msg: 'Sorry', type: 'internal_server_error' }] } },
};

/** The request ids that left the node, round by round. */
function idsOf({ runData }: WorkflowRun): Array<Array<string | null>> {
	return runData[NODE].map(({ data }) =>
		(data?.main[0] ?? []).map((item) => falKey(item).requestId),
	);
}

const bought = () =>
	fal()
		.purchases.map(({ requestId }) => requestId)
		.sort();

test('every round of a loop orders anew, the same input too', async () => {
	const run = await skipWaiting(upscaleInRounds(fal(), ['a', 'b'], 3));
	expect(run.status).toBe('success');
	expect(idsOf(run)).toHaveLength(3);
	expect(idsOf(run).flat().sort()).toEqual(bought());
	expect(fal().purchases).toHaveLength(6);
});

test('identical items of one run are bought as often as they are there', async () => {
	const run = await skipWaiting(upscale(fal(), ['same', 'same', 'same']));
	expect(idsOf(run).flat().sort()).toEqual(bought());
	expect(fal().purchases).toHaveLength(3);
});

test('a loop that failed in its second round goes on there, and buys nothing again', async () => {
	// The first round's two clips are done before the second round's first is broken off.
	let orders = 0;
	fal().outcome({ ...broken, times: 1, match: () => (orders += 1) === 3 });
	const failed = await skipWaiting(upscaleInRounds(fal(), ['a', 'b'], 2));
	expect([failed.status, fal().purchases.length]).toEqual(['error', 4]);
	const again = { runExecutionData: retryOf(failed) };
	const run = await skipWaiting(upscaleInRounds(fal(), ['a', 'b'], 2, again));
	expect(run.status).toBe('success');
	expect(fal().purchases).toHaveLength(5);
	const states = idsOf(run).flat();
	expect(new Set(states).size).toBe(4);
});

test('a lost order of the second round does not take the first round’s request', async () => {
	fal().fault({ on: 'submit', skip: 1, moment: 'after', answer: 'reset' });
	fal().history({ order: 'oldest' });
	const run = await skipWaiting(upscaleInRounds(fal(), ['a'], 2));
	expect(idsOf(run).flat()).toEqual(fal().purchases.map(({ requestId }) => requestId));
	expect(fal().purchases).toHaveLength(2);
});

describe('with Retry On Fail and the error branch, when every item failed', () => {
	const settings = {
		onError: 'continueErrorOutput',
		retryOnFail: true,
		maxTries: 3,
	} as const;

	test('the run again asks about the same requests', async () => {
		fal().outcome({ result: { statusCode: 422, body: refused } });
		const run = await skipWaiting(upscale(fal(), ['a', 'b'], settings));
		const ids = run
			.items(NODE, 1)
			.map(({ json }) => (json.error as { requestId: string }).requestId);
		expect(ids).toEqual(fal().purchases.map(({ requestId }) => requestId));
		expect(fal().purchases).toHaveLength(2);
	});

	test('what fal broke off is ordered again, and the rest is not', async () => {
		fal().outcome({ ...broken, match: about('a'), times: 1 });
		fal().outcome({ match: about('b'), result: { statusCode: 422, body: refused } });
		const run = await skipWaiting(upscale(fal(), ['a', 'b'], settings));
		expect(run.items(NODE)).toHaveLength(1);
		expect(run.items(NODE, 1)).toHaveLength(1);
		expect(fal().purchases).toHaveLength(3);
	});

	test('the next round orders anew', async () => {
		fal().outcome({ match: about('a'), times: 1, result: { statusCode: 422, body: refused } });
		const rounds = upscaleInRounds(fal(), ['a'], 2, settings);
		const run = await skipWaiting(rounds);
		expect(run.runData[NODE]).toHaveLength(2);
		expect(idsOf(run)).toEqual([[], [fal().purchases[1].requestId]]);
		expect(fal().purchases).toHaveLength(2);
	});
});
