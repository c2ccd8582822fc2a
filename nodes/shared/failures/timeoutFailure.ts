import { GET_RESULT } from './accountFailure';
import type { Cancelled } from '../request/cancel';
import { failure, type Failure } from './failure';
import { MINUTE_MS } from '../util/units';

interface Timeouts {
	queueTimeoutMs: number;
	processingTimeoutMs: number;
}

/** A deadline passed; the request goes on at fal. */
export function lateFailure(
	phase: 'queued' | 'running',
	requestId: string,
	timeouts: Timeouts,
): Failure {
	const queued = phase === 'queued';
	return failure({
		type: queued ? 'queue_timeout' : 'processing_timeout',
		message: stillOpen(phase, requestId, timeouts),
		hint: `It goes on at fal. ${FETCH_LATER}, or raise ${queued ? 'Queue' : 'Processing'} Timeout.`,
		charged: true,
		requestId,
	});
}

/** The same as a warning of an item that is handed on while its request runs. */
export function lateWarning(
	phase: 'queued' | 'running',
	requestId: string,
	timeouts: Timeouts,
): string {
	return `${stillOpen(phase, requestId, timeouts)}. It goes on at fal. ${FETCH_LATER}.`;
}

/** What became of a late request that was to be cancelled. */
export function cancelledLate(late: Failure, cancelled: Cancelled, requestId: string): Failure {
	if (cancelled === 'removed') {
		return failure({
			type: late.type,
			message: `${late.message} and was cancelled`,
			hint: `fal removed request ${requestId} before it started.`,
			charged: false,
		});
	}
	if (cancelled !== 'asked') return late;
	return failure({
		type: late.type,
		message: `${late.message}; fal was asked to cancel it`,
		hint: `The model may still finish it; then ${GET_RESULT} has the video.`,
		charged: true,
		requestId,
	});
}

const FETCH_LATER = `Fetch it later with ${GET_RESULT}`;

function stillOpen(phase: 'queued' | 'running', requestId: string, timeouts: Timeouts): string {
	const timeoutMs = phase === 'queued' ? timeouts.queueTimeoutMs : timeouts.processingTimeoutMs;
	const minutes = Math.round((timeoutMs / MINUTE_MS) * 100) / 100;
	const unit = minutes === 1 ? 'minute' : 'minutes';
	return `Request ${requestId} is still ${phase} after ${minutes} ${unit}`;
}
