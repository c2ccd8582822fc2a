// The ledger knows what was bought: a retry takes it over, a loop and a parallel run buy their own.
import type { INodeType, NodeOperationError } from 'n8n-workflow';

import type { Outcome } from '../../emulator/types';
import { skipWaiting, useFakeClock } from '../../support/clock';
import { videoNodeTypes } from '../nodeTypes';
import { retryOf } from '../retry';
import { upscaleInRounds } from '../rounds';
import { boughtClips, idOf } from '../run/fiveItems';
import {
	about,
	clipUrl,
	countOf,
	falKey,
	falKeys,
	upscale,
	useLocalFal,
	type FalKey,
} from '../setup';
import { NODE, type VideoRun } from '../videoRun';
import { openWire, type Wire, type WireFault } from '../wire';
import type { WorkflowRun } from '../workflowRun';

const fal = useLocalFal({ concurrency: 5 });
beforeEach(() => useFakeClock());

describe('a retry', () => {
	const clips = ['a', 'b', 'c'];

	const broken = { detail: [{ msg: 'Sorry', type: 'internal_server_error' }] };
	const mayWorkLater: Outcome = { result: { statusCode: 500, body: broken } };
	const refused = { detail: [{ loc: ['body', 'video_url'], msg: 'No', type: 'file_too_large' }] };
	const neverWorks: Outcome = { result: { statusCode: 422, body: refused } };

	type Retry = (more?: Partial<VideoRun>) => Promise<Awaited<ReturnType<typeof upscale>>>;
	const retries: Array<[string, Retry]> = [
		[
			'Retry On Fail',
			async (more) => await upscale(fal(), clips, { retryOnFail: true, maxTries: 2, ...more }),
		],
		[
			'Retry of the failed execution',
			async (more) => {
				const failed = await upscale(fal(), clips, more);
				expect(failed.status).toBe('error');
				return await upscale(fal(), clips, { ...more, runExecutionData: retryOf(failed) });
			},
		],
	];

	describe.each(retries)('%s', (_what, retry) => {
		test('takes over what is done, and buys again only what fal itself broke off', async () => {
			fal().outcome({ ...mayWorkLater, match: about('b'), times: 1 });
			const run = await skipWaiting(retry());
			expect(falKeys(run).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
			expect(boughtClips(fal())).toEqual(['a', 'b', 'b', 'c'].map(clipUrl));
			const [a, b, c] = falKeys(run).map(({ requestId }) => requestId);
			expect([a, c]).toEqual([idOf(fal(), 'a'), idOf(fal(), 'c')]);
			expect(b).toBe(fal().purchases.at(-1)?.requestId);
		});

		test('names the request that was broken off, because it was bought too', async () => {
			fal().outcome({ ...mayWorkLater, match: about('b'), times: 1 });
			const run = await skipWaiting(retry());
			expect(
				run.items(NODE).map(({ json }) => (json.fal as { warnings: string[] }).warnings),
			).toEqual([
				[],
				[`An earlier try, request ${idOf(fal(), 'b')}, gave no video. It may have been charged.`],
				[],
			]);
		});

		test('never buys again what fal refused for good', async () => {
			fal().outcome({ ...neverWorks, match: about('b') });
			const run = await skipWaiting(retry());
			expect(run.status).toBe('error');
			expect(boughtClips(fal())).toEqual(clips.map(clipUrl));
			const keys = (run.error as NodeOperationError).context.fal as FalKey[];
			expect(keys.map(({ requestId }) => requestId)).toEqual(
				clips.map((clip) => idOf(fal(), clip)),
			);
		});

		test('never buys a cancelled request again because a gateway answered for its result', async () => {
			const statusError = { error: 'Cancelled', error_type: 'client_cancelled' };
			fal().outcome({ match: about('b'), statusError });
			fal().fault({ on: 'result', match: about('b'), answer: 'html' });
			const run = await skipWaiting(retry());
			expect(run.status).toBe('error');
			expect(boughtClips(fal())).toEqual(clips.map(clipUrl));
		});

		test('orders what fal did not take, and nothing else', async () => {
			const answer = { statusCode: 422, body: refused };
			fal().fault({ on: 'submit', match: about('b'), answer });
			const run = await skipWaiting(retry());
			expect(falKeys(run).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
			expect(boughtClips(fal())).toEqual(clips.map(clipUrl));
			expect(countOf(fal(), 'submit')).toBe(4);
		});

		test('finds a lost order once the history shows it', async () => {
			fal().fault({ on: 'submit', match: about('b'), moment: 'after', answer: 'reset' });
			fal().history({ lagMs: 61_000 });
			const run = await skipWaiting(retry());
			expect(falKeys(run).map(({ requestId }) => requestId)).toEqual(
				clips.map((clip) => idOf(fal(), clip)),
			);
			expect(countOf(fal(), 'submit')).toBe(3);
		});

		test('never sends a lost order again, though the history does not show it', async () => {
			fal().fault({ on: 'submit', match: about('b'), answer: 'reset' });
			const run = await skipWaiting(retry());
			expect(run.error?.message).toContain('the video may or may not have been ordered');
			expect(countOf(fal(), 'submit')).toBe(3);
		});

		test('goes on waiting for a request that was too late', async () => {
			fal().outcome({ match: about('b'), statusReads: 120 });
			const run = await skipWaiting(retry({ parameters: { waiting: { processingTimeout: 2 } } }));
			expect(falKeys(run).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
			expect(boughtClips(fal())).toEqual(clips.map(clipUrl));
		});

		test('gives each of several identical items its own request back', async () => {
			fal().outcome({ ...mayWorkLater, match: about('same'), times: 1 });
			const same = ['same', 'same', 'same'].map((clip) => ({ clip }));
			const run = await skipWaiting(retry({ items: same }));
			expect(falKeys(run).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
			expect(fal().purchases).toHaveLength(4);
			const ids = falKeys(run).map(({ requestId }) => requestId);
			const [, second, third, fourth] = fal().purchases.map(({ requestId }) => requestId);
			expect([...ids].sort()).toEqual([second, third, fourth].sort());
		});
	});
});

describe('a loop', () => {
	const refused = { detail: [{ loc: ['body', 'video_url'], msg: 'No', type: 'file_too_large' }] };
	const broken: Outcome = {
		result: {
			statusCode: 500,
			body: { detail: [{ msg: 'Sorry', type: 'internal_server_error' }] },
		},
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
});

describe('two runs of one node at once', () => {
	const { 'n8n-nodes-fal-video.upscale': single, ...others } = videoNodeTypes();

	/** Runs the node twice side by side with one context, and hands on the items of both. */
	const twice: INodeType = {
		description: single.description,
		async execute() {
			const runs = [single.execute?.call(this), single.execute?.call(this)];
			const outputs = await Promise.all(runs);
			return [outputs.flatMap((output) => (Array.isArray(output) ? (output[0] ?? []) : []))];
		},
	};
	const nodeTypes = { ...others, 'n8n-nodes-fal-video.upscale': twice };

	async function together(more: Partial<VideoRun> = {}) {
		return await skipWaiting(upscale(fal(), ['same'], { nodeTypes, ...more }));
	}

	const idsOf = (run: WorkflowRun) =>
		falKeys(run)
			.map(({ requestId }) => requestId)
			.sort();

	const bought = () =>
		fal()
			.purchases.map(({ requestId }) => requestId)
			.sort();

	test('two identical calls at once are two videos', async () => {
		const run = await together();
		expect(falKeys(run).map(({ state }) => state)).toEqual(['done', 'done']);
		expect(idsOf(run)).toEqual(bought());
		expect(fal().purchases).toHaveLength(2);
	});

	test.each([0, 1])(
		'a lost answer of call %d is not found in the other call’s request',
		async (lost) => {
			fal().fault({ on: 'submit', skip: lost, moment: 'after', answer: 'reset' });
			const run = await together();
			expect(idsOf(run)).toEqual(bought());
			expect(fal().purchases).toHaveLength(2);
		},
	);

	test('a retry of both takes both over', async () => {
		fal().outcome({ statusReads: 90 });
		const parameters = { waiting: { processingTimeout: 1 } };
		const failed = await together({ parameters });
		expect([failed.status, fal().purchases.length]).toEqual(['error', 2]);
		const run = await together({ runExecutionData: retryOf(failed) });
		expect(falKeys(run).map(({ state }) => state)).toEqual(['done', 'done']);
		expect(idsOf(run)).toEqual(bought());
		expect(fal().purchases).toHaveLength(2);
	});
});

describe('identical submits at the same time', () => {
	let wire: Wire | undefined;
	afterEach(async () => await wire?.close());

	async function upscaleTwice(fault: WireFault, heard?: (head: string) => void) {
		wire = await openWire(fal(), { fault, heard, toFal: true, times: 2 });
		const credentials = { apiKey: fal().apiKey, proxyUrl: wire.url };
		return await skipWaiting(
			upscale(fal(), ['same', 'same'], { credentials, onError: 'continueRegularOutput' }),
		);
	}

	const bought = () =>
		fal()
			.purchases.map(({ requestId }) => requestId)
			.sort();

	test.each([1, 2])('a lost order does not take the request of slow order %d', async (slow) => {
		let orders = 0;
		let answerSlowOne: () => void = () => undefined;
		const fault: WireFault = (socket, answer) => {
			orders += 1;
			if (orders === slow) answerSlowOne = () => socket.end(answer);
			else socket.destroy();
		};
		const run = await upscaleTwice(fault, (head) => {
			if (head.includes('/requests/by-endpoint')) answerSlowOne();
		});
		const keys = falKeys(run);
		expect(keys.map(({ state }) => state)).toEqual(['done', 'done']);
		expect(keys.map(({ requestId }) => requestId).sort()).toEqual(bought());
	});

	test('an answer that comes twice is not taken for the second order’s own', async () => {
		let first: Buffer | undefined;
		const run = await upscaleTwice((socket, answer) => {
			first ??= answer;
			socket.end(first);
		});
		const keys = falKeys(run);
		expect(keys.map(({ state }) => state)).toEqual(['done', 'done']);
		expect(keys.map(({ requestId }) => requestId).sort()).toEqual(bought());
	});
});
