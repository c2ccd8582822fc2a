// Streams may do what they want: no request is late for it, fails by it, or is read without end.
import { createPace } from '../../../nodes/shared/fal/pace';
import { createWatches } from '../../../nodes/shared/fal/watch';
import { waitForEnd } from '../../../nodes/shared/request/wait';
import { nextTurn, skipWaiting, useFakeClock } from '../../support/clock';
import {
	event,
	movingFal,
	requestNamed,
	type Course,
	type MovingFal,
	type Told,
} from '../../support/movingFal';

const HOUR_MS = 3_600_000;
/** The clock of these tests moves in steps, and an answer takes one or two. */
const STEPS_MS = 200;

type Telling = (told: Told) => AsyncGenerator<string>;

/** As fal does it: one event for each change, a comment every 15 s, closed after COMPLETED. */
async function* honest({ requestId, course, until }: Told): AsyncGenerator<string> {
	const { startsMs, endsMs } = course;
	if (startsMs > 0) yield event('IN_QUEUE', requestId, { queue_position: 1 });
	await until(startsMs);
	yield event('IN_PROGRESS', requestId);
	for (let ms = 15_000; ms < endsMs; ms += 15_000) {
		await until(ms);
		yield ': ping\n\n';
	}
	await until(endsMs);
	yield event('COMPLETED', requestId);
}

const silence = 24 * HOUR_MS;

const tellings: Record<string, Telling | null> = {
	refused: null,
	async *silent({ until }) {
		await until(silence);
		yield '';
	},
	async *cut({ requestId }) {
		yield event('IN_PROGRESS', requestId);
		yield 'data: {"status":"COMP';
		throw new Error('aborted');
	},
	async *'closed too early'({ requestId }) {
		yield event('IN_PROGRESS', requestId);
	},
	async *buffered({ requestId, course, until }) {
		await until(course.endsMs);
		yield event('IN_PROGRESS', requestId) + event('COMPLETED', requestId);
	},
	async *endless(told) {
		yield* honest(told);
		for (let ms = told.course.endsMs; ; ms += 1000) {
			await told.until(ms);
			yield ': ping\n\n';
		}
	},
	async *malformed({ requestId, until }) {
		yield event('IN_PROGRESS', requestId).slice(0, -6) + '\n\n';
		await until(silence);
	},
	async *'of another kind'({ until }) {
		yield 'data: ["COMPLETED"]\n\n';
		await until(silence);
	},
	async *'without an end to its event'({ until }) {
		yield `data: ${'x'.repeat(5 * 1024 * 1024)}`;
		await until(silence);
	},
	async *slow({ requestId, course, until }) {
		await until(8000);
		yield event('IN_PROGRESS', requestId);
		await until(course.endsMs + 30_000);
		yield event('COMPLETED', requestId);
	},
	async *'lying: COMPLETED too early'({ requestId }) {
		yield event('COMPLETED', requestId);
	},
	async *'lying: COMPLETED again and again'({ requestId, until }) {
		for (let ms = 0; ; ms += 100) {
			await until(ms);
			yield event('COMPLETED', requestId);
		}
	},
	async *'lying: to and fro'({ requestId, until }) {
		for (let ms = 0; ; ms += 100) {
			await until(ms);
			yield event(ms % 200 === 0 ? 'IN_QUEUE' : 'IN_PROGRESS', requestId);
		}
	},
	async *'about another request'({ requestId, until }) {
		yield event('COMPLETED', `not-${requestId}`);
		await until(silence);
	},
	async *'wordy: 1 MB of logs'({ requestId, course, until }) {
		const logs = [{ message: 'x'.repeat(1024 * 1024) }];
		yield event('IN_PROGRESS', requestId, { logs });
		await until(course.endsMs);
		yield event('COMPLETED', requestId, { logs });
	},
};

function waitFor(fal: MovingFal, ids: readonly string[], stop = new AbortController()) {
	const watch = createWatches(fal.client, stop.signal);
	const pace = createPace();
	return Promise.all(
		ids.map(
			async (id) =>
				await waitForEnd(fal.client, requestNamed(id), {
					queueTimeoutMs: HOUR_MS,
					processingTimeoutMs: HOUR_MS,
					pace,
					watch,
					signal: stop.signal,
					moved: () => undefined,
				}),
		),
	);
}

async function followed(course: Course, telling: Telling | null) {
	useFakeClock();
	const fal = movingFal(() => course, telling);
	const [ending] = await skipWaiting(waitFor(fal, ['r-1']));
	return { fal, ending, lateMs: Number(fal.resultMs.get('r-1')) - course.endsMs };
}

const boundMs = (endsMs: number) => Math.min(5000, Math.max(500, 0.05 * endsMs)) + STEPS_MS;

describe.each([3200, 31_000, 200_000])('a request of %d ms', (endsMs) => {
	test('is handed on at once by its stream, with three reads at most', async () => {
		const { fal, ending, lateMs } = await followed({ startsMs: 1000, endsMs }, honest);
		expect(ending.state).toBe('done');
		expect(lateMs).toBeLessThanOrEqual(STEPS_MS);
		expect(fal.reads.length).toBeLessThanOrEqual(2 + Math.floor(endsMs / 60_000));
		expect(fal.asked).toEqual(['r-1']);
	});

	test.each(Object.entries(tellings))(
		'is not late though its stream is %s',
		async (_what, telling) => {
			const { fal, ending, lateMs } = await followed({ startsMs: 0, endsMs }, telling);
			expect(ending.state).toBe('done');
			expect(lateMs).toBeLessThanOrEqual(boundMs(endsMs));
			expect(fal.asked.length).toBeLessThanOrEqual(2);
			await jest.advanceTimersByTimeAsync(1500);
			expect(fal.open.size).toBe(0);
			// Never more often than without a stream, but for what each of two streams may bring about.
			const polled = (await followed({ startsMs: 0, endsMs }, null)).fal.reads.length;
			expect(fal.reads.length).toBeLessThanOrEqual(polled + 6);
		},
	);

	test('is at most 20 s late where its stream falls silent without a word', async () => {
		const { ending, lateMs } = await followed(
			{ startsMs: 0, endsMs },
			async function* ({ requestId, until }) {
				yield event('IN_PROGRESS', requestId);
				await until(silence);
			},
		);
		expect(ending.state).toBe('done');
		expect(lateMs).toBeLessThanOrEqual(20_000 + STEPS_MS);
	});
});

const named = (count: number) => Array.from({ length: count }, (_request, index) => `r-${index}`);

test('no more than twenty streams are open at a time, and all requests get their result at once', async () => {
	useFakeClock();
	const course = (id: string) => {
		const wave = Math.floor(Number(id.slice(2)) / 20);
		const position = (ms: number) => Number(id.slice(2)) - 20 * (1 + Math.floor(ms / 30_000));
		return { startsMs: wave * 30_000, endsMs: (wave + 1) * 30_000, position };
	};
	const fal = movingFal(course, honest);
	const endings = await skipWaiting(waitFor(fal, named(60)));
	expect(endings.map(({ state }) => state)).toEqual(Array(60).fill('done'));
	expect(fal.mostOpen()).toBe(20);
	for (const id of named(60)) {
		expect(Number(fal.resultMs.get(id)) - course(id).endsMs).toBeLessThanOrEqual(1000);
	}
});

test('an endpoint that refuses streams is asked for two, however many requests there are', async () => {
	useFakeClock();
	const fal = movingFal(() => ({ startsMs: 0, endsMs: 10_000 }), null);
	await skipWaiting(waitFor(fal, named(100)));
	expect(fal.asked).toHaveLength(2);
});

test('no more than two streams of an endpoint are tried before one has said something', async () => {
	useFakeClock();
	const fal = movingFal(
		() => ({ startsMs: 0, endsMs: 5000 }),
		async function* (told) {
			await told.until(1000);
			yield* honest(told);
		},
	);
	const waiting = waitFor(fal, named(10));
	await jest.advanceTimersByTimeAsync(900);
	expect(fal.asked).toHaveLength(2);
	await jest.advanceTimersByTimeAsync(600);
	expect(fal.asked).toHaveLength(10);
	await skipWaiting(waiting);
});

test('a request that goes back to the queue is read again', async () => {
	useFakeClock();
	const fal = movingFal(
		() => ({ startsMs: 0, endsMs: 20_000, back: [5000, 10_000] }),
		async function* ({ requestId, until }) {
			yield event('IN_PROGRESS', requestId);
			await until(5000);
			yield event('IN_QUEUE', requestId);
			await until(10_000);
			yield event('IN_PROGRESS', requestId);
			await until(20_000);
			yield event('COMPLETED', requestId);
		},
	);
	await skipWaiting(waitFor(fal, ['r-1']));
	expect(fal.reads.filter((ms) => ms >= 4900 && ms < 5300)).toHaveLength(1);
});

describe('Stop', () => {
	async function stoppedAfter(ms: number, telling: Telling, count: number) {
		useFakeClock();
		const stop = new AbortController();
		const fal = movingFal(() => ({ startsMs: 0, endsMs: HOUR_MS / 2 }), telling);
		const waiting = waitFor(fal, named(count), stop);
		await jest.advanceTimersByTimeAsync(ms);
		stop.abort();
		const startMs = Date.now();
		const endings = await skipWaiting(waiting);
		const reads = fal.reads.length;
		await jest.advanceTimersByTimeAsync(60_000);
		expect(fal.reads).toHaveLength(reads);
		expect(endings.map(({ state }) => state)).toEqual(Array(count).fill('stopped'));
		expect(Date.now() - startMs - 60_000).toBeLessThanOrEqual(1500);
		return fal;
	}

	test.each([1, 100])('closes the streams of %d requests, and asks for no more', async (count) => {
		const fal = await stoppedAfter(5000, honest, count);
		expect(fal.open.size).toBe(0);
		expect(fal.asked.length).toBe(Math.min(20, count));
	});

	test('closes a stream that is still opening', async () => {
		const fal = await stoppedAfter(
			100,
			async function* (told) {
				await told.until(silence);
				yield* honest(told);
			},
			1,
		);
		expect(fal.open.size).toBe(0);
	});
});

test('the place in the queue that the submit told spares the first read', async () => {
	useFakeClock();
	const stop = new AbortController();
	const { client } = movingFal(() => ({ startsMs: HOUR_MS, endsMs: 2 * HOUR_MS }), null);
	const watch = createWatches(client, stop.signal);
	const isDue = async (queuePosition?: number) => {
		let due = false;
		const one = watch(requestNamed('r-1'), queuePosition);
		void one.due(null, HOUR_MS).then(() => (due = true));
		await jest.advanceTimersByTimeAsync(5000);
		one.close();
		return due;
	};
	expect(await isDue()).toBe(true);
	expect(await isDue(0)).toBe(true);
	expect(await isDue(20)).toBe(false);
	stop.abort();
});

test('the end of a request wakes only those that it brings near, however many wait', async () => {
	useFakeClock();
	const stop = new AbortController();
	const { client } = movingFal(() => ({ startsMs: HOUR_MS, endsMs: 2 * HOUR_MS }), null);
	const watch = createWatches(client, stop.signal);
	const watches = named(300).map((name, queuePosition) => {
		const one = watch(requestNamed(name));
		const unknown = { inferenceSeconds: null, logs: null, errorType: null, error: null };
		void one.due({ status: 'IN_QUEUE', queuePosition, ...unknown }, HOUR_MS);
		return one;
	});
	await nextTurn();
	for (const one of watches.slice(0, 20)) {
		one.close();
		await nextTurn();
	}
	// Each that is woken waits anew, and its old wait ends only with its slice.
	expect(jest.getTimerCount()).toBeLessThan(5 * watches.length);
	stop.abort();
});
