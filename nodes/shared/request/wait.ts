import type { RequestLog } from '@fal-ai/client';

import type { Answer } from '../fal/answer';
import type { FalClient } from '../fal/client';
import { readResult, readStatus, retryAfterMs, type ReadMeaning } from '../fal/meanings';
import { againMs, type Pace } from '../fal/pace';
import type { Ending, Phase, QueueState, Request, Timing } from '../fal/types';
import type { Watch, Watches } from '../fal/watch';
import { backoffMs, pause, retry } from '../util/retry';
import { MINUTE_MS, SECOND_MS } from '../util/units';

/** fal may lose sight of a request it just took, so one "unknown id" is not the last word. */
const NOT_FOUND_ANSWERS = 5;
const LOG_ATTEMPTS = 3;
/** How long a finished request may refuse to hand out its result. */
const RESULT_PATIENCE_MS = 10 * MINUTE_MS;
/** How long a single read may find nothing that tells. */
const READ_PATIENCE_MS = MINUTE_MS;
/** Between two reads that tell nothing, unless fal says how long. */
const LONGEST_UNANSWERED_MS = 5 * SECOND_MS;

export interface Reading {
	pace: Pace;
	/** Stop: nothing more is read. */
	signal: AbortSignal;
}

export interface Waiting extends Reading {
	queueTimeoutMs: number;
	processingTimeoutMs: number;
	watch: Watches;
	/** Told each change of state. */
	moved: (phase: Phase) => void;
}

/** Waits until the request ends, a deadline passes or the execution is stopped. Buys nothing. */
export async function waitForEnd(
	client: FalClient,
	request: Request,
	waiting: Waiting,
): Promise<Ending & Timing> {
	const watch = waiting.watch(request);
	try {
		return await readUntilEnd(client, request, { ...waiting, due: watch.due });
	} finally {
		watch.close();
	}
}

async function readUntilEnd(
	client: FalClient,
	request: Request,
	waiting: Waiting & Pick<Watch, 'due'>,
): Promise<Ending & Timing> {
	const { pace, signal, moved, due } = waiting;
	let phase: Phase = 'queued';
	let phaseSinceMs = Date.now();
	const submittedMs = phaseSinceMs;
	const timing: Timing = { queueSeconds: null, inferenceSeconds: null };
	const notFound = countNotFound();
	let unanswered = 0;
	const leftMs = () => {
		const limitMs = phase === 'queued' ? waiting.queueTimeoutMs : waiting.processingTimeoutMs;
		return Math.max(0, phaseSinceMs + limitMs - Date.now());
	};

	await due(null, leftMs());
	for (;;) {
		if (signal.aborted) return { ...timing, state: 'stopped' };
		const read = async () => await client.status(request, false);
		const answer = await pace(read, { signal, mostMs: leftMs() });
		const meaning = readStatus(answer);
		if (meaning.is === 'denied') return { ...timing, state: 'denied', answer, status: null };
		if (notFound(meaning.is)) return { ...timing, state: 'notFound', answer, status: null };
		if (meaning.is === 'known') {
			const { status } = meaning;
			const next = phaseOf(status);
			if (next !== phase) {
				if (next === 'running') timing.queueSeconds ??= secondsSince(submittedMs);
				phase = next;
				phaseSinceMs = Date.now();
				moved(phase);
			}
			if (status.status === 'COMPLETED') {
				timing.inferenceSeconds = status.inferenceSeconds;
				const ending = await fetchResult(client, request, status, waiting);
				if (ending !== null) return { ...timing, ...ending };
			}
		}
		if (leftMs() === 0) return { ...timing, state: 'timeout', phase };
		unanswered = meaning.is === 'known' ? 0 : unanswered + 1;
		if (meaning.is === 'known') await due(meaning.status, leftMs());
		else await pause(Math.min(leftMs(), unansweredMs(answer, unanswered)), signal);
	}
}

/** Reads a request as it stands; a finished one gives its result. Buys nothing. */
export async function readOnce(
	client: FalClient,
	request: Request,
	{ pace, signal }: Reading,
): Promise<Ending & Timing> {
	const timing: Timing = { queueSeconds: null, inferenceSeconds: null };
	const untilMs = Date.now() + READ_PATIENCE_MS;
	const notFound = countNotFound();
	const answer = await retry(
		async () => await pace(async () => await client.status(request, false), { signal }),
		{
			attempts: Infinity,
			again(one) {
				const { is } = readStatus(one);
				return asksAgain(is, notFound(is)) && Date.now() < untilMs;
			},
			delayMs: unansweredMs,
			signal,
		},
	);
	const meaning = readStatus(answer);
	if (meaning.is !== 'known') return { ...timing, ...unanswered(meaning, answer, null, signal) };
	const { status } = meaning;
	const open = { ...timing, state: 'open' as const, phase: phaseOf(status) };
	if (status.status !== 'COMPLETED') return open;
	timing.inferenceSeconds = status.inferenceSeconds;
	const ending = await fetchResult(client, request, status, { pace, signal });
	return { ...(ending ?? open), ...timing };
}

/** fal's log of the request; null where it cannot be read in a few attempts. */
export async function readLogs(
	client: FalClient,
	request: Request,
	{ pace, signal }: Reading,
): Promise<RequestLog[] | null> {
	const read = async () => await pace(async () => await client.status(request, true), { signal });
	const answer = await retry(read, {
		attempts: LOG_ATTEMPTS,
		again: (one) => ['transient', 'notFound'].includes(readStatus(one).is),
		delayMs: () => 0,
	});
	const meaning = readStatus(answer);
	return meaning.is === 'known' ? meaning.status.logs : null;
}

/** The result of a request whose status says COMPLETED; null: fal says that it still runs. */
async function fetchResult(
	client: FalClient,
	request: Request,
	status: QueueState,
	{ pace, signal }: Reading,
): Promise<Ending | null> {
	const untilMs = Date.now() + RESULT_PATIENCE_MS;
	const notFound = countNotFound();
	const answer = await retry(
		// Not in the line of the status reads: the video is there.
		async () => await pace(async () => await client.result(request), { signal, first: true }),
		{
			attempts: Infinity,
			again(one) {
				const { is } = readResult(one);
				const decided = status.errorType !== null || Date.now() > untilMs;
				return asksAgain(is, notFound(is)) && !decided;
			},
			delayMs: againMs,
			signal,
		},
	);
	const meaning = readResult(answer);
	if (meaning.is === 'done') return { state: 'done', result: meaning.result };
	if (meaning.is === 'notReady') return null;
	if (meaning.is === 'failed' || status.errorType !== null) {
		return { state: 'failed', answer, status };
	}
	return unanswered(meaning, answer, status, signal);
}

function asksAgain(is: string, notFound: boolean): boolean {
	return is === 'transient' || (is === 'notFound' && !notFound);
}

/** How following a request ends whose last answer told neither its state nor its result. */
function unanswered(
	{ is }: ReadMeaning,
	answer: Answer,
	status: QueueState | null,
	signal: AbortSignal,
): Ending {
	if (is === 'denied') return { state: 'denied', answer, status };
	if (signal.aborted) return { state: 'stopped' };
	return { state: is === 'notFound' ? 'notFound' : 'unreadable', answer, status };
}

/** Tells whether fal has said "unknown id" so often in a row that it is believed. */
function countNotFound(): (is: string) => boolean {
	let inARow = 0;
	return (is) => {
		inARow = is === 'notFound' ? inARow + 1 : 0;
		return inARow === NOT_FOUND_ANSWERS;
	};
}

function phaseOf({ status }: QueueState): Phase {
	return status === 'IN_QUEUE' ? 'queued' : 'running';
}

/** Milliseconds before the next read after so many in a row that told nothing. */
function unansweredMs(answer: Answer, inARow: number): number {
	return retryAfterMs(answer) ?? Math.min(LONGEST_UNANSWERED_MS, backoffMs(inARow));
}

function secondsSince(startMs: number): number {
	return Math.round((Date.now() - startMs) / 100) / 10;
}
