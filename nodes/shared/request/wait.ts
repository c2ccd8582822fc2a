import type { RequestLog } from '@fal-ai/client';

import {
	readResult,
	readStatus,
	retryAfterMs,
	type FinishedResult,
	type QueueState,
} from '../fal/meanings';
import type { Answer, FalClient } from '../fal/client';
import type { Job } from '../fal/urls';
import { intervalMs, type Pace } from '../fal/pace';
import { backoffMs, pause } from '../util/retry';
import { MINUTE_MS } from '../util/units';

/** fal may lose sight of a request it just took, so one "unknown id" is not the last word. */
const MISSING_ANSWERS = 5;
const LOG_ATTEMPTS = 3;
/** How long a finished request may refuse to hand out its result. */
const RESULT_PATIENCE_MS = 10 * MINUTE_MS;

export interface Waiting {
	queueTimeoutMs: number;
	processingTimeoutMs: number;
	pace: Pace;
	/** Whether the execution was stopped. */
	signal: AbortSignal;
	/** Told each change of state, for n8n's log. */
	changed: (state: 'queued' | 'running') => void;
}

export type Ending =
	| { state: 'done'; result: FinishedResult }
	| {
			state: 'failed' | 'barred' | 'missing' | 'unreadable';
			answer: Answer;
			status: QueueState | null;
	  }
	| { state: 'late'; phase: 'queued' | 'running' }
	| { state: 'stopped' };

export interface Timing {
	queueSeconds: number | null;
	inferenceSeconds: number | null;
}

/** Waits until the request ends, a deadline passes or the execution is stopped. Buys nothing. */
export async function finishJob(
	client: FalClient,
	job: Job,
	waiting: Waiting,
): Promise<Ending & Timing> {
	const { pace, signal, changed } = waiting;
	let phase: 'queued' | 'running' = 'queued';
	let phaseSinceMs = Date.now();
	const submittedMs = phaseSinceMs;
	const timing: Timing = { queueSeconds: null, inferenceSeconds: null };
	let missing = 0;

	for (let reads = 1; ; reads++) {
		if (signal.aborted) return { ...timing, state: 'stopped' };
		const answer = await pace(async () => await client.status(job, false), signal);
		const status = readStatus(answer);

		missing = status === 'missing' ? missing + 1 : 0;
		if (status === 'barred' || (status === 'missing' && missing === MISSING_ANSWERS)) {
			return { ...timing, state: status, answer, status: null };
		}
		if (typeof status === 'object') {
			const next = status.status === 'IN_QUEUE' ? 'queued' : 'running';
			if (next !== phase) {
				if (next === 'running') timing.queueSeconds ??= secondsSince(submittedMs);
				phase = next;
				phaseSinceMs = Date.now();
				reads = 1;
				changed(phase);
			}
			if (status.status === 'COMPLETED') {
				timing.inferenceSeconds = status.inferenceSeconds;
				const ending = await fetchResult(client, job, status, waiting);
				if (ending !== 'early') return { ...timing, ...ending };
			}
		}
		const limitMs = phase === 'queued' ? waiting.queueTimeoutMs : waiting.processingTimeoutMs;
		// Whoever looks only once still wants to see something.
		const unseen = limitMs === 0 && typeof status !== 'object';
		const leftMs = phaseSinceMs + (unseen ? MINUTE_MS : limitMs) - Date.now();
		if (leftMs <= 0 && unseen) return { ...timing, state: 'unreadable', answer, status: null };
		if (leftMs <= 0) return { ...timing, state: 'late', phase };
		await pause(
			Math.min(leftMs, retryAfterMs(answer) ?? intervalMs(reads, positionOf(status))),
			signal,
		);
	}
}

/** fal's log of the request; null where it cannot be read in a few attempts. */
export async function readLogs(client: FalClient, job: Job): Promise<RequestLog[] | null> {
	for (let attempt = 1; attempt <= LOG_ATTEMPTS; attempt++) {
		const status = readStatus(await client.status(job, true));
		if (typeof status === 'object') return status.logs;
		if (status === 'barred') return null;
	}
	return null;
}

async function fetchResult(
	client: FalClient,
	job: Job,
	status: QueueState,
	{ pace, signal }: Waiting,
): Promise<Ending | 'early'> {
	const completedMs = Date.now();
	let missing = 0;
	for (let attempt = 1; ; attempt++) {
		const answer = await pace(async () => await client.result(job), signal);
		const result = readResult(answer);
		if (typeof result === 'object') return { state: 'done', result };
		if (result === 'early') return 'early';
		if (status.errorType !== null) return { state: 'failed', answer, status };
		if (result === 'failed' || result === 'barred') return { state: result, answer, status };
		missing = result === 'missing' ? missing + 1 : 0;
		if (missing === MISSING_ANSWERS) {
			return { state: 'missing', answer, status };
		}
		if (signal.aborted) return { state: 'stopped' };
		if (Date.now() - completedMs > RESULT_PATIENCE_MS) {
			return { state: 'unreadable', answer, status };
		}
		await pause(retryAfterMs(answer) ?? backoffMs(attempt), signal);
	}
}

function positionOf(status: ReturnType<typeof readStatus>): number {
	return typeof status === 'object' ? (status.queuePosition ?? 0) : 0;
}

function secondsSince(startMs: number): number {
	return Math.round((Date.now() - startMs) / 100) / 10;
}
