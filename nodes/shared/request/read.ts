// Single reads of a request, and what is believed of their answers.
import type { RequestLog } from '@fal-ai/client';

import type { Answer } from '../fal/answer';
import type { FalClient } from '../fal/client';
import {
	isServerFailure,
	isUndocumentedStatus,
	readResult,
	readStatus,
	retryAfterMs,
	type ReadMeaning,
	type StatusMeaning,
} from '../fal/meanings';
import { againMs, type Pace } from '../fal/pace';
import type { Ending, Phase, QueueState, Request, Timing } from '../fal/types';
import { backoffMs, retry } from '../util/retry';
import { MINUTE_MS, SECOND_MS } from '../util/units';
import { recordOf } from '../util/unknown';

/** fal may lose sight of a request it just took, so one "unknown id" is not the last word. */
const NOT_FOUND_ANSWERS = 5;
/** A state that fal does not document may stand for an end, and a 500 of fal may pass: once or twice. */
const UNUSUAL_ANSWERS = 3;
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

/** Reads a request as it stands; a finished one gives its result. Buys nothing. */
export async function readOnce(
	client: FalClient,
	request: Request,
	{ pace, signal }: Reading,
): Promise<Ending & Timing> {
	const timing: Timing = { queueSeconds: null, inferenceSeconds: null };
	const untilMs = Date.now() + READ_PATIENCE_MS;
	const readMeaning = createStatusReader();
	const read = async () => {
		const answer = await pace(async () => await client.status(request, false), { signal });
		return { answer, meaning: readMeaning(answer) };
	};
	const { answer, meaning } = await retry(read, {
		attempts: Infinity,
		again: (one) => one.meaning.is === 'transient' && Date.now() < untilMs,
		delayMs: (one, attempt) => unansweredMs(one.answer, attempt),
		signal,
	});
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
export async function fetchResult(
	client: FalClient,
	request: Request,
	status: QueueState,
	{ pace, signal }: Reading,
): Promise<Ending | null> {
	const untilMs = Date.now() + RESULT_PATIENCE_MS;
	const isLost = countInARow(NOT_FOUND_ANSWERS);
	const isBroken = countInARow(UNUSUAL_ANSWERS);
	const answer = await retry(
		// Not in the line of the status reads: the video is there.
		async () => await pace(async () => await client.result(request), { signal, first: true }),
		{
			attempts: Infinity,
			again(one) {
				const { is } = readResult(one);
				const lost = isLost(is === 'notFound');
				const broken = isBroken(isServerFailure(one));
				const decided = status.errorType !== null || lost || broken || Date.now() > untilMs;
				return (is === 'transient' || is === 'notFound') && !decided;
			},
			delayMs: againMs,
			signal,
		},
	);
	const meaning = readResult(answer);
	if (meaning.is === 'done') return { state: 'done', result: meaning.result, answer };
	if (meaning.is === 'notReady') return null;
	const broken = isServerFailure(answer) && !signal.aborted;
	if (meaning.is === 'failed' || status.errorType !== null || broken) {
		return { state: 'failed', answer, status };
	}
	return unanswered(meaning, answer, status, signal);
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

/**
 * What each status answer means in the light of those before it: an "unknown id" is believed when it
 * comes again and again, and a state that fal does not document then counts as COMPLETED, because
 * the result tells what became of the request.
 */
export function createStatusReader(): (answer: Answer) => StatusMeaning {
	const isLost = countInARow(NOT_FOUND_ANSWERS);
	const isUnusual = countInARow(UNUSUAL_ANSWERS);
	return (answer) => {
		const meaning = readStatus(answer);
		const lost = isLost(meaning.is === 'notFound');
		const unusual = isUnusual(meaning.is === 'transient' && isUndocumentedStatus(answer));
		if (unusual) return readStatus({ ...answer, body: completed(answer.body) });
		return meaning.is === 'notFound' && !lost ? { is: 'transient' } : meaning;
	};
}

function completed(body: unknown): Record<string, unknown> {
	return { ...recordOf(body), status: 'COMPLETED' };
}

/** Tells whether the same has been said so often in a row that it is believed. */
function countInARow(often: number): (said: boolean) => boolean {
	let inARow = 0;
	return (said) => {
		inARow = said ? inARow + 1 : 0;
		return inARow >= often;
	};
}

/** What a request is doing by its status; one that has ended ran before. */
export function phaseOf({ status }: QueueState): Phase {
	return status === 'IN_QUEUE' ? 'queued' : 'running';
}

/** Milliseconds before the next read after so many in a row that told nothing. */
export function unansweredMs(answer: Answer, inARow: number): number {
	return retryAfterMs(answer) ?? Math.min(LONGEST_UNANSWERED_MS, backoffMs(inARow));
}
