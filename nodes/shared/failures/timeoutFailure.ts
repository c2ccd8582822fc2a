import { GET_RESULT } from './accountFailure';
import type { Cancelled, Phase } from '../fal/types';
import { failure, type Failure } from './failure';
import { MINUTE_MS } from '../util/units';

interface Timeouts {
	queueTimeoutMs: number;
	processingTimeoutMs: number;
}

/** A deadline passed; the request goes on at fal. */
export function timeoutFailure(phase: Phase, requestId: string, timeouts: Timeouts): Failure {
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
export function timeoutWarning(phase: Phase, requestId: string, timeouts: Timeouts): string {
	return `${stillOpen(phase, requestId, timeouts)}. It goes on at fal. ${FETCH_LATER}.`;
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

function stillOpen(phase: Phase, requestId: string, timeouts: Timeouts): string {
	const timeoutMs = phase === 'queued' ? timeouts.queueTimeoutMs : timeouts.processingTimeoutMs;
	const minutes = Math.round((timeoutMs / MINUTE_MS) * 100) / 100;
	const unit = minutes === 1 ? 'minute' : 'minutes';
	return `Request ${requestId} is still ${phase} after ${minutes} ${unit}`;
}
