// What n8n's two retries, Retry On Fail and "Retry" of a failed execution, take over and buy anew.
import type { NodeOperationError } from 'n8n-workflow';

import type { Outcome } from '../../emulator/types';
import { skipWaiting, useFakeClock } from '../../support/clock';
import { boughtClips, idOf } from '../run/fiveItems';
import { retryOf } from '../retry';
import { about, clipUrl, countOf, falKeys, upscale, useLocalFal, type FalKey } from '../setup';
import { NODE, type VideoRun } from '../videoRun';

const fal = useLocalFal({ concurrency: 5 });
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
	beforeEach(() => useFakeClock());

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
		expect(keys.map(({ requestId }) => requestId)).toEqual(clips.map((clip) => idOf(fal(), clip)));
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
		fal().outcome({ match: about('b'), statusReads: 30 });
		const run = await skipWaiting(retry({ parameters: { options: { processingTimeout: 2 } } }));
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
