import type { FalClient } from '../fal/client';
import type { Ending, Phase, Request, Timing } from '../fal/types';
import type { Watch, Watches } from '../fal/watch';
import { pause } from '../util/retry';
import { createStatusReader, fetchResult, phaseOf, unansweredMs, type Reading } from './read';

export interface Waiting extends Reading {
	queueTimeoutMs: number;
	processingTimeoutMs: number;
	/** After so many milliseconds it is left as it stands; without it, it is waited for to its end. */
	leaveAfterMs?: number;
	watch: Watches;
	/** Its place in fal's queue when it was submitted. */
	queuePosition?: number | null;
	/** Told each change of state. */
	moved: (phase: Phase) => void;
}

/** Waits until the request ends, a deadline passes or the execution is stopped. Buys nothing. */
export async function waitForEnd(
	client: FalClient,
	request: Request,
	waiting: Waiting,
): Promise<Ending & Timing> {
	const watch = waiting.watch(request, waiting.queuePosition);
	try {
		return await readUntilEnd(client, request, { ...waiting, ...watch });
	} finally {
		watch.close();
	}
}

async function readUntilEnd(
	client: FalClient,
	request: Request,
	waiting: Waiting & Omit<Watch, 'close'>,
): Promise<Ending & Timing> {
	const { pace, signal, moved, due, begunMs } = waiting;
	let phase: Phase = 'queued';
	let phaseSinceMs = Date.now();
	const submittedMs = phaseSinceMs;
	const timing: Timing = { queueSeconds: null, inferenceSeconds: null };
	const readMeaning = createStatusReader();
	let unanswered = 0;
	const leaveMs = submittedMs + (waiting.leaveAfterMs ?? Infinity);
	const leftMs = () => {
		const limitMs = phase === 'queued' ? waiting.queueTimeoutMs : waiting.processingTimeoutMs;
		return Math.max(0, Math.min(leaveMs, phaseSinceMs + limitMs) - Date.now());
	};

	await due(null, leftMs());
	for (;;) {
		if (signal.aborted) return { ...timing, state: 'stopped' };
		const read = async () => await client.status(request, false);
		const answer = await pace(read, { signal, mostMs: leftMs() });
		const meaning = readMeaning(answer);
		if (meaning.is === 'denied' || meaning.is === 'notFound') {
			return { ...timing, state: meaning.is, answer, status: null };
		}
		if (meaning.is === 'known') {
			const { status } = meaning;
			const next = phaseOf(status);
			if (next !== phase) {
				phase = next;
				phaseSinceMs = Date.now();
				if (phase === 'running') {
					phaseSinceMs = begunMs() ?? phaseSinceMs;
					timing.queueSeconds ??= seconds(phaseSinceMs - submittedMs);
				}
				moved(phase);
			}
			if (status.status === 'COMPLETED') {
				timing.inferenceSeconds = status.inferenceSeconds;
				const ending = await fetchResult(client, request, status, waiting);
				if (ending !== null) return { ...timing, ...ending };
			}
		}
		if (leaveMs <= Date.now()) return { ...timing, state: 'open', phase };
		if (leftMs() === 0) {
			const lastRead = meaning.is === 'known' ? null : answer;
			return { ...timing, state: 'timeout', phase, lastRead };
		}
		unanswered = meaning.is === 'known' ? 0 : unanswered + 1;
		if (meaning.is === 'known') await due(meaning.status, leftMs());
		else await pause(Math.min(leftMs(), unansweredMs(answer, unanswered)), signal);
	}
}

function seconds(ms: number): number {
	return Math.round(ms / 100) / 10;
}
