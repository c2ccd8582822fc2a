import type { RequestLog } from '@fal-ai/client';

import type { Answer } from './client';
import { jobOf, type Job } from './urls';
import { utcMs } from '../util/time';
import { isRecord, numberOf, recordOf, textOf } from '../util/unknown';

export type SubmitMeaning = 'busy' | 'notSent' | 'refused' | 'unknown';

/** The accepted request, or what else the answer to a submit means for the money. */
export function readSubmit(answer: Answer, endpointId: string): Job | SubmitMeaning {
	const { statusCode, body, sent } = answer;
	// 407 is said by a proxy that passed nothing on.
	if (!sent || statusCode === 407) return 'notSent';
	if (statusCode === null) return 'unknown';
	if (statusCode === 429) return 'busy';
	const requestId = recordOf(body).request_id;
	if (isSuccess(statusCode) && typeof requestId === 'string' && requestId !== '') {
		return jobOf(endpointId, requestId, recordOf(body));
	}
	// 408 and 499 are said by gateways that may have passed the request on.
	const certain = statusCode >= 400 && statusCode < 500 && ![408, 499].includes(statusCode);
	return certain ? 'refused' : 'unknown';
}

export interface QueueState {
	status: 'IN_QUEUE' | 'IN_PROGRESS' | 'COMPLETED';
	queuePosition: number | null;
	inferenceSeconds: number | null;
	logs: RequestLog[] | null;
	/** fal's own word for how a request ended that did not reach or finish its model. */
	errorType: string | null;
	error: string | null;
}

/** 'passing': ask again. 'barred': asking again cannot help. 'missing': fal does not know the id. */
export function readStatus(answer: Answer): QueueState | 'passing' | 'barred' | 'missing' {
	const { statusCode } = answer;
	const body = recordOf(answer.body);
	const status = body.status;
	if (statusCode !== null && isSuccess(statusCode)) {
		if (status !== 'IN_QUEUE' && status !== 'IN_PROGRESS' && status !== 'COMPLETED') {
			return 'passing';
		}
		return {
			status,
			queuePosition: numberOf(body.queue_position),
			inferenceSeconds: numberOf(recordOf(body.metrics).inference_time),
			logs: Array.isArray(body.logs) ? (body.logs as RequestLog[]) : null,
			errorType: textOf(body.error_type),
			error: textOf(body.error),
		};
	}
	return barredOrPassing(answer);
}

export interface FinishedResult {
	body: Record<string, unknown>;
	billableUnits: number | null;
}

/** 'early': the request still runs. 'failed': the model ended without a video. Else as readStatus. */
export function readResult(
	answer: Answer,
): FinishedResult | 'early' | 'failed' | 'passing' | 'barred' | 'missing' {
	const { statusCode, headers, body, cut } = answer;
	// Whatever it was to say, the next one says it whole.
	if (cut) return 'passing';
	if (statusCode !== null && isSuccess(statusCode)) {
		// A cut or replaced body arrives as text.
		if (!isRecord(body)) return 'passing';
		return { body, billableUnits: numberOf(headers['x-fal-billable-units']) };
	}
	const detail = recordOf(body).detail;
	if (statusCode === 400 && typeof detail === 'string' && /still in progress/i.test(detail)) {
		return 'early';
	}
	if (endedByFal(answer)) return 'failed';
	const meaning = barredOrPassing(answer);
	const modelRefused = meaning === 'barred' && statusCode !== 401 && statusCode !== 403;
	return modelRefused ? 'failed' : meaning;
}

/** fal's own error bodies are final; a gateway's page for the same code is not. */
export function endedByFal({ headers, body }: Answer): boolean {
	const { detail, error_type: errorType } = recordOf(body);
	return Array.isArray(detail) || Boolean(errorType) || Boolean(headers['x-fal-error-type']);
}

/** A longer wait would hold up the other clips. */
const LONGEST_RETRY_AFTER_MS = 300_000;

/** Milliseconds fal asks to wait, from Retry-After in seconds or as a date; null where it does not. */
export function retryAfterMs({ headers }: Answer): number | null {
	const value = headers['retry-after'];
	const seconds = numberOf(value);
	const untilMs = seconds === null ? utcMs(value) : Date.now() + seconds * 1000;
	if (untilMs === null) return null;
	return Math.min(LONGEST_RETRY_AFTER_MS, Math.max(0, untilMs - Date.now()));
}

/** Nothing is decided by it: a gateway's page, a call for patience, or no whole answer at all. */
export function isPassing(answer: Answer): boolean {
	const { statusCode, body } = answer;
	if (statusCode !== null && isSuccess(statusCode)) return answer.cut === true || !isRecord(body);
	return barredOrPassing(answer) === 'passing';
}

function barredOrPassing({ statusCode, cut }: Answer): 'passing' | 'barred' | 'missing' {
	if (cut) return 'passing';
	if (statusCode === 404) return 'missing';
	const clientError = statusCode !== null && statusCode >= 400 && statusCode < 500;
	return clientError && ![408, 429, 499].includes(statusCode) ? 'barred' : 'passing';
}

function isSuccess(statusCode: number): boolean {
	return statusCode >= 200 && statusCode < 300;
}
