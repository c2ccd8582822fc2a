import { GET_RESULT } from './accountFailure';
import type { Answer } from '../fal/client';
import { CHECK_WAY, foreignAnswer } from './foreignAnswer';
import type { Cancelled, Phase } from '../fal/types';
import { failure, type Failure } from './failure';
import { MINUTE_MS } from '../util/units';

interface Timeouts {
	queueTimeoutMs: number;
	processingTimeoutMs: number;
}

/** How a request stood when its deadline passed. */
export interface Passed {
	phase: Phase;
	/** The last read where it told nothing; null where the phase is fal's word. */
	lastRead: Answer | null;
}

/** A deadline passed; the request goes on at fal. */
export function timeoutFailure(passed: Passed, requestId: string, timeouts: Timeouts): Failure {
	const queued = passed.phase === 'queued';
	return failure({
		type: queued ? 'queue_timeout' : 'processing_timeout',
		message: stillOpen(passed, requestId, timeouts),
		hint: isKnown(passed)
			? `It goes on at fal. ${FETCH_LATER}, or raise ${queued ? 'Queue' : 'Run'} Timeout.`
			: `It may go on at fal. ${CHECK_WAY} ${FETCH_LATER}.`,
		charged: true,
		requestId,
	});
}

/** The same as a warning of an item that is handed on while its request runs. */
export function timeoutWarning(passed: Passed, requestId: string, timeouts: Timeouts): string {
	const goesOn = isKnown(passed) ? 'It goes on at fal.' : `It may go on at fal. ${CHECK_WAY}`;
	return `${stillOpen(passed, requestId, timeouts)}. ${goesOn} ${FETCH_LATER}.`;
}

/** What became of a request that was to be cancelled at its deadline. */
export function cancelledAtTimeout(
	failed: Failure,
	cancelled: Cancelled,
	requestId: string,
): Failure {
	if (cancelled === 'removed') {
		return failure({
			type: failed.type,
			message: `${failed.message} and was cancelled`,
			hint: `fal removed request ${requestId} before it started.`,
			charged: false,
		});
	}
	if (cancelled !== 'asked') return failed;
	return failure({
		type: failed.type,
		message: `${failed.message}; fal was asked to cancel it`,
		hint: `The model may still finish it; then ${GET_RESULT} has the video.`,
		charged: true,
		requestId,
	});
}

const FETCH_LATER = `Fetch it later with ${GET_RESULT}`;

/** Whether fal itself said how the request stands; an answer that is missing says nothing else. */
function isKnown({ lastRead }: Passed): boolean {
	return lastRead === null || foreignAnswer(lastRead) === null;
}

function stillOpen({ phase, lastRead }: Passed, requestId: string, timeouts: Timeouts): string {
	const timeoutMs = phase === 'queued' ? timeouts.queueTimeoutMs : timeouts.processingTimeoutMs;
	const minutes = Math.round((timeoutMs / MINUTE_MS) * 100) / 100;
	const unit = minutes === 1 ? 'minute' : 'minutes';
	const foreign = lastRead === null ? null : foreignAnswer(lastRead);
	if (foreign === null) return `Request ${requestId} is still ${phase} after ${minutes} ${unit}`;
	return `After ${minutes} ${unit} it is not known how request ${requestId} stands: ${foreign}`;
}
