import type { RequestLog } from '@fal-ai/client';

import type { Answer } from '../fal/answer';
import type { FalClient } from '../fal/client';
import {
	readResult,
	readStatus,
	retryAfterMs,
	type ReadMeaning,
	type StatusMeaning,
} from '../fal/meanings';
import { againMs, intervalMs, type Pace } from '../fal/pace';
import type { Ending, Phase, QueueState, Request, Timing } from '../fal/types';
import { pause, retry } from '../util/retry';
import { MINUTE_MS } from '../util/units';

/** fal may lose sight of a request it just took, so one "unknown id" is not the last word. */
const NOT_FOUND_ANSWERS = 5;
const LOG_ATTEMPTS = 3;
/** How long a finished request may refuse to hand out its result. */
const RESULT_PATIENCE_MS = 10 * MINUTE_MS;
/** How long a single read may find nothing that tells. */
const READ_PATIENCE_MS = MINUTE_MS;

export interface Reading {
	pace: Pace;
	/** Stop: nothing more is read. */
	signal: AbortSignal;
}

export interface Waiting extends Reading {
	queueTimeoutMs: number;
	processingTimeoutMs: number;
	/** Told each change of state. */
	moved: (phase: Phase) => void;
}

/** Waits until the request ends, a deadline passes or the execution is stopped. Buys nothing. */
export async function waitForEnd(
	client: FalClient,
	request: Request,
	waiting: Waiting,
): Promise<Ending & Timing> {
	const { pace, signal, moved } = waiting;
	let phase: Phase = 'queued';
	let phaseSinceMs = Date.now();
	const submittedMs = phaseSinceMs;
	const timing: Timing = { queueSeconds: null, inferenceSeconds: null };
	const notFound = countNotFound();

	for (let reads = 1; ; reads++) {
		if (signal.aborted) return { ...timing, state: 'stopped' };
		const answer = await pace(async () => await client.status(request, false), signal);
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
				reads = 1;
				moved(phase);
			}
			if (status.status === 'COMPLETED') {
				timing.inferenceSeconds = status.inferenceSeconds;
				const ending = await fetchResult(client, request, status, waiting);
				if (ending !== null) return { ...timing, ...ending };
			}
		}
		const limitMs = phase === 'queued' ? waiting.queueTimeoutMs : waiting.processingTimeoutMs;
		const leftMs = phaseSinceMs + limitMs - Date.now();
		if (leftMs <= 0) return { ...timing, state: 'timeout', phase };
		const nextMs = retryAfterMs(answer) ?? intervalMs(reads, positionOf(meaning));
		await pause(Math.min(leftMs, nextMs), signal);
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
		async () => await pace(async () => await client.status(request, false), signal),
		{
			attempts: Infinity,
			again(one) {
				const { is } = readStatus(one);
				return asksAgain(is, notFound(is)) && Date.now() < untilMs;
			},
			delayMs: (one, reads) => retryAfterMs(one) ?? intervalMs(reads, 0),
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
export async function readLogs(client: FalClient, request: Request): Promise<RequestLog[] | null> {
	const answer = await retry(async () => await client.status(request, true), {
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
		async () => await pace(async () => await client.result(request), signal),
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

function positionOf(meaning: StatusMeaning): number {
	return meaning.is === 'known' ? (meaning.status.queuePosition ?? 0) : 0;
}

function secondsSince(startMs: number): number {
	return Math.round((Date.now() - startMs) / 100) / 10;
}
