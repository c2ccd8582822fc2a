import { pause } from '../util/retry';
import { MINUTE_MS, SECOND_MS } from '../util/units';
import type { FalClient } from './client';
import { COUNTED_AHEAD, intervalMs } from './pace';
import { listen, type Status } from './statusStream';
import type { QueueState, Request } from './types';

/** So many status streams are open at once; the other requests are polled. */
const OPEN_STREAMS = 20;
/** Until one stream of an endpoint has said something, no more than these are tried together. */
const TRIED_TOGETHER = 2;
/** After so many bad streams an endpoint is only polled. */
const BAD_STREAMS = 2;
/** A stream whose first event takes longer is slower than polls are. */
const FIRST_EVENT_MS = 2 * SECOND_MS;
/** fal sends a comment every 15 s, so a stream that is silent for longer is dead. */
const SILENCE_MS = 20 * SECOND_MS;
/** How often a request is read whose stream is alive. */
const HEARTBEAT_MS = MINUTE_MS;
/** That a request runs now can wait to be read: the end of a short one comes first, and saves a read. */
const BEGUN_MS = 2.5 * SECOND_MS;

/** Says when a request is worth reading. Knows nothing for certain: only the status read does. */
export interface Watch {
	/**
	 * Settles when the request should be read again: at once when its stream says that it moved on,
	 * otherwise when a poll is due. Stop settles it, too.
	 * @param read what the last read said; null before the first
	 * @param mostMs at the latest after so many milliseconds
	 */
	due(read: QueueState | null, mostMs: number): Promise<void>;
	/** When its stream said that it began to run, in ms since 1970; null: not said. */
	begunMs(): number | null;
	/** The request is not waited for any longer. */
	close(): void;
}

/** Begins to watch a request of this run; the position is the one that fal told last. */
export type Watches = (request: Request, queuePosition?: number | null) => Watch;

interface Stream {
	/** Closes it. */
	closing: AbortController;
	heardMs: number;
	said: Status | null;
	begunMs: number | null;
}

interface Watched {
	request: Request;
	sinceMs: number;
	/** What the last read said. */
	status: Status;
	/** Its position when fal told it, less the requests that have ended since; null: not told. */
	ahead: number | null;
	stream: Stream | null;
	/** When to read what its stream said that the last read did not; Infinity: nothing. */
	newsDueMs: number;
	/** The read under way is because of such news. */
	asked: boolean;
	wake: () => void;
}

interface Endpoint {
	bad: number;
	proven: boolean;
	trying: number;
}

/**
 * Watches over all requests of a run, which share the streams: they go to the requests that run,
 * then to those that are next.
 * @param stop closes every stream and settles every wait
 */
export function createWatches(client: FalClient, stop: AbortSignal): Watches {
	const watched = new Set<Watched>();
	const endpoints = new Map<string, Endpoint>();
	let openCount = 0;
	let opening: Promise<void> | null = null;

	function endpointOf({ request: { endpointId } }: Watched): Endpoint {
		const endpoint = endpoints.get(endpointId) ?? { bad: 0, proven: false, trying: 0 };
		endpoints.set(endpointId, endpoint);
		return endpoint;
	}

	/** Once for all that ask for it together, because a thousand may. */
	async function openStreams(): Promise<void> {
		opening ??= Promise.resolve().then(() => {
			opening = null;
			openNow();
		});
		await opening;
	}

	/** Opens streams for as many requests as may have one now, the foremost first. */
	function openNow(): void {
		if (stop.aborted) return;
		if (openCount >= OPEN_STREAMS) return;
		const waiting = [...watched].filter((one) => one.stream === null).sort(byTurn);
		for (const one of waiting) {
			if (openCount >= OPEN_STREAMS) return;
			const { bad, proven, trying } = endpointOf(one);
			if (bad >= BAD_STREAMS || (!proven && bad + trying >= TRIED_TOGETHER)) continue;
			void follow(one);
		}
	}

	async function follow(one: Watched): Promise<void> {
		const endpoint = endpointOf(one);
		const stream: Stream = {
			closing: new AbortController(),
			heardMs: Date.now(),
			said: null,
			begunMs: null,
		};
		one.stream = stream;
		endpoint.trying += 1;
		openCount += 1;
		const { signal } = stream.closing;
		const completed = await listen(client, one.request, {
			signal,
			heard: () => (stream.heardMs = Date.now()),
			told(status) {
				if (stream.said === null) {
					endpoint.trying -= 1;
					endpoint.proven = true;
					void openStreams();
				}
				// Of a stream that was closed meanwhile, what was still on its way does not count.
				if (one.stream === stream) one.newsDueMs = newsDueMs(one, stream, status);
				stream.said = status;
				one.wake();
			},
		});
		openCount -= 1;
		if (stream.said === null) endpoint.trying -= 1;
		// One that said COMPLETED stays until the read has said so, too.
		if (!completed && !signal.aborted) drop(one, endpoint);
		void openStreams();
	}

	/** When to read what the stream says now. */
	function newsDueMs(one: Watched, stream: Stream, status: Status): number {
		const nowMs = Date.now();
		if (status === one.status) return Infinity;
		if (status !== 'IN_PROGRESS') return nowMs;
		if (stream.said === status && one.newsDueMs !== Infinity) return one.newsDueMs;
		// Only once, so that a stream which goes to and fro is found out.
		const again = stream.begunMs !== null;
		stream.begunMs = nowMs;
		return again ? nowMs : nowMs + BEGUN_MS;
	}

	/** A bad stream: the request is polled, or gets another. */
	function drop(one: Watched, endpoint = endpointOf(one)): void {
		endpoint.bad += 1;
		one.stream?.closing.abort();
		one.stream = null;
		one.newsDueMs = Infinity;
		one.wake();
	}

	/** Milliseconds from the last read to the next poll. */
	function pollMs(one: Watched, readMs: number): number {
		const { stream, ahead, sinceMs } = one;
		const nowMs = Date.now();
		if (stream !== null) {
			const silentMs = nowMs - stream.heardMs;
			const mostMs = stream.said === null ? FIRST_EVENT_MS : SILENCE_MS;
			if (silentMs >= mostMs) drop(one);
			else if (stream.said !== null) {
				return Math.min(HEARTBEAT_MS, nowMs - readMs + mostMs - silentMs);
			}
		}
		return intervalMs(nowMs - sinceMs, ahead ?? 0);
	}

	async function due(one: Watched, read: QueueState | null, mostMs: number): Promise<void> {
		const readMs = Date.now();
		if (read !== null) {
			one.status = read.status;
			one.ahead = read.status === 'IN_QUEUE' ? (read.queuePosition ?? 0) : 0;
			const said = one.stream?.said ?? read.status;
			if (said === read.status) one.newsDueMs = Infinity;
			// News that the read does not confirm was not true.
			else if (one.asked && one.newsDueMs === Infinity) drop(one);
		}
		await openStreams();
		while (!stop.aborted) {
			const begins = one.stream === null && one.ahead !== null && one.ahead < 0;
			const pollDueMs = readMs + Math.min(mostMs, begins ? 0 : pollMs(one, readMs));
			const leftMs = Math.min(pollDueMs, one.newsDueMs) - Date.now();
			if (leftMs <= 0) break;
			await pauseOrWake(one, leftMs);
		}
		one.asked = one.newsDueMs !== Infinity;
		one.newsDueMs = Infinity;
	}

	function close(one: Watched): void {
		watched.delete(one);
		one.stream?.closing.abort();
		one.stream = null;
		one.wake();
		// Its place at fal is free, so those behind it have moved up.
		for (const other of watched) {
			if (other.status !== 'IN_QUEUE' || other.ahead === null) continue;
			other.ahead -= 1;
			// For the others nothing is due earlier, and a thousand may be waiting.
			if (other.ahead < COUNTED_AHEAD) other.wake();
		}
		void openStreams();
	}

	stop.addEventListener('abort', () => [...watched].forEach(close), { once: true });

	return (request, queuePosition = null) => {
		const one: Watched = {
			request,
			sinceMs: Date.now(),
			status: 'IN_QUEUE',
			ahead: queuePosition,
			stream: null,
			newsDueMs: Infinity,
			asked: false,
			wake: () => undefined,
		};
		watched.add(one);
		return {
			due: async (read, mostMs) => await due(one, read, mostMs),
			begunMs: () => one.stream?.begunMs ?? null,
			close: () => close(one),
		};
	};
}

/**
 * Those that begin to run come first, because a stream spares them all their reads, then those that
 * run, then the foremost in the queue.
 */
function byTurn(one: Watched, other: Watched): number {
	const turn = ({ status, ahead }: Watched) => {
		if (status === 'IN_PROGRESS') return -1;
		return ahead !== null && ahead < 0 ? -2 : (ahead ?? 0);
	};
	return turn(one) - turn(other);
}

async function pauseOrWake(one: Watched, ms: number): Promise<void> {
	const over = new AbortController();
	const woken = new Promise<void>((resolve) => (one.wake = resolve));
	await Promise.race([pause(ms, over.signal), woken]);
	// The rest of the pause ends with its slice.
	over.abort();
}
