// The wait for one request: when it is looked at, how its two deadlines count, what ends it.
import type { Answer } from '../../../nodes/shared/fal/client';
import { waitForEnd } from '../../../nodes/shared/request/wait';
import { createPace } from '../../../nodes/shared/fal/pace';
import { createWatches } from '../../../nodes/shared/fal/watch';
import { skipWaiting, useFakeClock } from '../../support/clock';
import {
	answer,
	completed,
	inProgress,
	inQueue,
	request,
	scriptedFal,
	video,
} from '../../support/scriptedFal';

const MINUTE_MS = 60_000;

async function waited(status: Answer[], result: Answer[] = [video], timeoutMinutes = [720, 60]) {
	useFakeClock();
	const startMs = Date.now();
	const { client, asked } = scriptedFal({ status, result });
	const { signal } = new AbortController();
	const changes: string[] = [];
	const [queueTimeoutMs, processingTimeoutMs] = timeoutMinutes.map((one) => one * MINUTE_MS);
	const ending = await skipWaiting(
		waitForEnd(client, request, {
			queueTimeoutMs,
			processingTimeoutMs,
			pace: createPace(),
			watch: createWatches(client, signal),
			signal,
			moved: (state) => changes.push(state),
		}),
	);
	const seconds = asked.map(({ atMs }) => Math.round((atMs - startMs) / 100) / 10);
	return { ending, changes, seconds, endedAfterMs: Date.now() - startMs };
}

const times = (count: number, one: Answer) => Array.from({ length: count }, () => one);

test('a request is looked at while it queues and runs, then its result is fetched', async () => {
	const { ending, changes, seconds } = await waited([inQueue(), inQueue(), inProgress, completed]);
	expect(ending).toMatchObject({ state: 'done', inferenceSeconds: 2 });
	expect(ending.queueSeconds).toBe(1.4);
	expect(changes).toEqual(['running']);
	expect(seconds).toEqual([0.5, 0.9, 1.4, 1.8, 1.8]);
});

test('Retry-After puts the next look off', async () => {
	const slowDown = answer(429, null, { 'retry-after': '20' });
	const { ending, seconds } = await waited([slowDown, completed]);
	expect(ending.state).toBe('done');
	expect(seconds).toEqual([0.5, 20.5, 20.5]);
});

test('Retry-After does not outlast a deadline', async () => {
	const slowDown = answer(429, null, { 'retry-after': '86400' });
	const { ending, endedAfterMs } = await waited([slowDown], [], [1, 1]);
	expect(ending).toMatchObject({ state: 'timeout', phase: 'queued' });
	expect(endedAfterMs).toBeLessThan(1.1 * MINUTE_MS);
});

test('Queue Timeout ends a wait that never left the queue', async () => {
	const { ending, endedAfterMs } = await waited([inQueue(40)], [], [30, 1]);
	expect(ending).toMatchObject({ state: 'timeout', phase: 'queued' });
	expect(Math.round(endedAfterMs / MINUTE_MS)).toBe(30);
});

test('Run Timeout counts from the start of the work', async () => {
	const status = [...times(10, inQueue(30)), inProgress];
	const { ending, endedAfterMs } = await waited(status, [], [30, 2]);
	expect(ending).toMatchObject({ state: 'timeout', phase: 'running' });
	// Ten looks 30 s apart, then two minutes of work.
	expect(Math.round(endedAfterMs / MINUTE_MS)).toBe(7);
});

test('a request that goes back to the queue gets the time of the queue', async () => {
	const status = [inProgress, ...times(5, inQueue(30)), inProgress, completed];
	const { ending, changes } = await waited(status, [video], [30, 1]);
	expect(ending.state).toBe('done');
	expect(changes).toEqual(['running', 'queued', 'running']);
});

test('four answers that know no such request are not the last word, five are', async () => {
	const missing = answer(404, { status: 'NOT_FOUND' });
	const found = await waited([...times(4, missing), completed]);
	expect(found.ending.state).toBe('done');
	const lost = await waited([missing]);
	expect(lost.ending.state).toBe('notFound');
	expect(lost.seconds).toHaveLength(5);
});

const page = '<html><body>Forbidden</body></html>';

test.each([answer(403, ''), answer(401, page), answer(404, page), answer(400, page)])(
	'%j for a status, ten times, ends nothing',
	async (given) => {
		const { ending } = await waited([inProgress, ...times(10, given), completed]);
		expect(ending.state).toBe('done');
	},
);

test.each([answer(403, ''), answer(401, page), answer(404, page), answer(422, page)])(
	'%j for a result, ten times, ends nothing',
	async (given) => {
		const { ending } = await waited([completed], [...times(10, given), video]);
		expect(ending.state).toBe('done');
	},
);

test('a deadline that passes while something else answers keeps that answer', async () => {
	const foreign = answer(403, page);
	const { ending } = await waited([inProgress, foreign], [], [30, 1]);
	expect(ending).toMatchObject({ state: 'timeout', phase: 'running', lastRead: foreign });
	const { ending: known } = await waited([inProgress], [], [30, 1]);
	expect(known).toMatchObject({ state: 'timeout', lastRead: null });
});

test.each(['FAILED', 'CANCELLED', 'completed'])(
	'a status %s that fal does not document is believed the third time: the result is read',
	async (status) => {
		const body = { detail: [{ msg: 'No', type: 'no_media_generated' }] };
		const { ending, seconds } = await waited([answer(200, { status })], [answer(422, body)]);
		expect(ending).toMatchObject({ state: 'failed', answer: { statusCode: 422 } });
		expect(seconds).toHaveLength(4);
	},
);

test('a status that fal does not document does not end a request that runs', async () => {
	const early = answer(400, { detail: 'Request is still in progress' });
	const status = [...times(3, answer(200, { status: 'PAUSED' })), inProgress, completed];
	const { ending } = await waited(status, [early, video]);
	expect(ending.state).toBe('done');
});

test('a result of 500 in the words of fal is the end the third time', async () => {
	const { ending, endedAfterMs } = await waited(
		[completed],
		[answer(500, { detail: 'CUDA out of memory' })],
	);
	expect(ending).toMatchObject({ state: 'failed', answer: { statusCode: 500 } });
	expect(endedAfterMs).toBeLessThan(10_000);
	const again = await waited(
		[completed],
		[answer(500, { detail: 'No' }), answer(500, { detail: 'No' }), video],
	);
	expect(again.ending.state).toBe('done');
});

test('a page of 500 is not', async () => {
	const { ending } = await waited([completed], [...times(5, answer(500, page)), video]);
	expect(ending.state).toBe('done');
});

test.each([answer(204, ''), answer(200, [])])('%j ends the wait for a result', async (given) => {
	const { ending, endedAfterMs } = await waited([completed], [given]);
	expect(ending.state).toBe('done');
	expect(endedAfterMs).toBeLessThan(2000);
});

test('a result that was asked for too early sends the wait back to the status', async () => {
	const early = answer(400, { detail: 'Request is still in progress' });
	const { ending } = await waited([completed, inProgress, completed], [early, video]);
	expect(ending.state).toBe('done');
});

test('a result is asked for during ten minutes, each time later', async () => {
	const { ending, endedAfterMs } = await waited([completed], [answer(504, '')]);
	expect(ending.state).toBe('unreadable');
	expect(Math.round(endedAfterMs / MINUTE_MS)).toBe(10);
});
