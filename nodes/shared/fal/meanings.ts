// What fal's answers mean: the one place that reads its status codes.
import type { RequestLog } from '@fal-ai/client';

import { GATEWAY_ANSWERS, type Answer } from './answer';
import type { Cancelled, FinishedResult, QueueState, Request } from './types';
import { requestOf } from './urls';
import { utcMs } from '../util/time';
import { isRecord, numberOf, recordOf, textOf } from '../util/unknown';

/** The header that says how many units of its price fal bills for a result. */
export const BILLABLE_UNITS = 'x-fal-billable-units';

/** Said by gateways that may have passed the request on, or that ask for patience. */
const GATEWAY_TIMEOUTS = [408, 499];
/** Codes of a moment, which fal's own gateways say as well. */
const PASSING = [...GATEWAY_TIMEOUTS, 502, 503, 504];
export const TOO_MANY_REQUESTS = 429;
const PROXY_AUTHENTICATION = 407;

/** What fal's queue says of a request in words of its own, such as NOT_FOUND. */
const QUEUE_WORD = /^[A-Z]+(_[A-Z]+)*$/;

/**
 * Whether fal itself answered. Its queue says `{detail}` or `{status}`, its Platform API
 * `{error: {message}}`, both say `{}` where they have no words, and its headers begin with x-fal-.
 * Pages, empty bodies and redirects are of something on the way, such as a firewall or an edge
 * server, which knows nothing of a request.
 * @see https://docs.fal.ai/errors
 */
export function isByFal(answer: Answer): boolean {
	const { statusCode, headers, body, cut } = answer;
	if (statusCode === null || cut || isPage(answer)) return false;
	if (isSuccess(statusCode)) return isRecord(body) || Array.isArray(body) || statusCode === 204;
	if (statusCode < 400) return false;
	const { detail, error, error_type: errorType, status } = recordOf(body);
	return (
		(isRecord(body) && Object.keys(body).length === 0) ||
		(detail !== undefined && detail !== null) ||
		isRecord(error) ||
		typeof errorType === 'string' ||
		(typeof status === 'string' && QUEUE_WORD.test(status)) ||
		Object.keys(headers).some((name) => name.startsWith('x-fal-'))
	);
}

/** Whether something between n8n and fal answered. Where a gateway waited in vain, it may be fal's own. */
export function isForeign(answer: Answer): boolean {
	const { statusCode, cut } = answer;
	if (statusCode === null || cut || PASSING.includes(statusCode)) return false;
	if (isSuccess(statusCode)) return isPage(answer);
	return !isByFal(answer) && !endedByFal(answer);
}

/** A web page, which fal never answers with. */
export function isPage({ body }: Pick<Answer, 'body'>): boolean {
	return typeof body === 'string' && body.trimStart().startsWith('<');
}

export type SubmitMeaning =
	| { is: 'accepted'; request: Request; queuePosition: number | null }
	/** fal takes no more at the moment; nothing was bought. */
	| { is: 'busy' }
	/** It never left this machine. */
	| { is: 'notSent' }
	/** fal does not take it; nothing was bought. */
	| { is: 'refused' }
	/** fal may or may not have it. */
	| { is: 'inDoubt' };

/** What the answer to a submit means for the money. */
export function readSubmit(answer: Answer, endpointId: string): SubmitMeaning {
	const { statusCode, body, sent } = answer;
	// A proxy that wants a password passed nothing on.
	if (!sent || statusCode === PROXY_AUTHENTICATION) return { is: 'notSent' };
	if (statusCode === null) return { is: 'inDoubt' };
	if (statusCode === TOO_MANY_REQUESTS) return { is: 'busy' };
	const requestId = recordOf(body).request_id;
	if (isSuccess(statusCode) && typeof requestId === 'string' && requestId !== '') {
		const request = requestOf(endpointId, requestId, recordOf(body));
		return { is: 'accepted', request, queuePosition: numberOf(recordOf(body).queue_position) };
	}
	const certain = isClientError(statusCode) && !GATEWAY_TIMEOUTS.includes(statusCode);
	return { is: certain && (isByFal(answer) || isCutJson(answer)) ? 'refused' : 'inDoubt' };
}

/** Half an answer in fal's form: that it refuses is known, only its reason is missing. */
function isCutJson({ cut, headers }: Answer): boolean {
	return cut === true && String(headers['content-type']).startsWith('application/json');
}

/** Why a read decided nothing, or cannot. */
export type ReadMeaning =
	/** Ask again. */
	| { is: 'transient' }
	/** Asking again cannot help. */
	| { is: 'denied' }
	/** fal does not know the id. */
	| { is: 'notFound' };

export type StatusMeaning = { is: 'known'; status: QueueState } | ReadMeaning;

export function readStatus(answer: Answer): StatusMeaning {
	if (!isSuccess(answer.statusCode)) return readRefusal(answer);
	const body = recordOf(answer.body);
	const { status } = body;
	if (status !== 'IN_QUEUE' && status !== 'IN_PROGRESS' && status !== 'COMPLETED') {
		return { is: 'transient' };
	}
	return {
		is: 'known',
		status: {
			status,
			queuePosition: numberOf(body.queue_position),
			inferenceSeconds: numberOf(recordOf(body.metrics).inference_time),
			logs: Array.isArray(body.logs)
				? (body.logs as unknown[]).filter((line): line is RequestLog => isRecord(line))
				: null,
			errorType: textOf(body.error_type),
			error: textOf(body.error),
		},
	};
}

/** Whether the answer names a state of the request that fal does not document, such as FAILED. */
export function isUndocumentedStatus({ statusCode, body, cut }: Answer): boolean {
	const { status } = recordOf(body);
	return isSuccess(statusCode) && cut !== true && typeof status === 'string' && status !== '';
}

export type ResultMeaning =
	| { is: 'done'; result: FinishedResult }
	/** The request still runs. */
	| { is: 'notReady' }
	/** The model ended without a video. */
	| { is: 'failed' }
	| ReadMeaning;

export function readResult(answer: Answer): ResultMeaning {
	const { statusCode, body, cut } = answer;
	// A cut answer may be half of any other, so it is read again.
	if (cut) return { is: 'transient' };
	if (isSuccess(statusCode)) {
		if (!isByFal(answer)) return { is: 'transient' };
		const billableUnits = billableUnitsOf(answer);
		const named = Array.isArray(body) ? { data: body as unknown[] } : recordOf(body);
		return { is: 'done', result: { body: named, billableUnits } };
	}
	const { detail } = recordOf(body);
	if (statusCode === 400 && typeof detail === 'string' && /still in progress/i.test(detail)) {
		return { is: 'notReady' };
	}
	if (endedByFal(answer) || isModelsRefusal(answer)) return { is: 'failed' };
	const meaning = readRefusal(answer);
	const modelRefused = meaning.is === 'denied' && statusCode !== 401 && statusCode !== 403;
	return modelRefused ? { is: 'failed' } : meaning;
}

/** A model may word its refusal in its own way; nothing on the way to fal says 422. */
function isModelsRefusal(answer: Answer): boolean {
	const { statusCode, body } = answer;
	if (statusCode === 422) return isRecord(body) || (Boolean(body) && !isPage(answer));
	const { message, errors } = recordOf(body);
	return statusCode === 400 && (typeof message === 'string' || Array.isArray(errors));
}

/** fal's own error bodies are final; a gateway's page for the same code is not. */
export function endedByFal({ headers, body }: Answer): boolean {
	const { detail, error_type: errorType } = recordOf(body);
	return Array.isArray(detail) || Boolean(errorType) || Boolean(headers['x-fal-error-type']);
}

/** @see https://fal.ai/docs/model-endpoints/queue#cancel-a-request */
export function readCancel(answer: Answer): Cancelled {
	const { statusCode } = answer;
	const { status, success } = recordOf(answer.body);
	if (!isByFal(answer) || success === false) return 'unanswered';
	if (statusCode === 202) return 'asked';
	if (statusCode === 200) return 'removed';
	if (statusCode === 400 && status === 'ALREADY_COMPLETED') return 'tooLate';
	return statusCode === 404 ? 'unknownRequest' : 'unanswered';
}

/** A result of 500 in fal's own form. Gateway codes may pass, whoever says them. */
export function isServerFailure(answer: Answer): boolean {
	const { statusCode } = answer;
	if (statusCode === null || statusCode < 500) return false;
	return !GATEWAY_ANSWERS.includes(statusCode) && isByFal(answer);
}

/** Nothing is decided by it: a gateway's page, a call for patience, or no whole answer at all. */
export function isTransient(answer: Answer): boolean {
	const { statusCode, body, cut } = answer;
	if (isSuccess(statusCode)) return cut === true || !isRecord(body);
	return readRefusal(answer).is === 'transient';
}

/** A longer wait would hold up the other requests. */
const LONGEST_RETRY_AFTER_MS = 300_000;

/** Milliseconds fal asks to wait, from Retry-After in seconds or as a date; null where it does not. */
export function retryAfterMs({ headers }: Answer): number | null {
	const value = headers['retry-after'];
	const seconds = numberOf(value);
	const ms = seconds === null ? (utcMs(value) ?? NaN) - Date.now() : seconds * 1000;
	return Number.isNaN(ms) ? null : Math.min(LONGEST_RETRY_AFTER_MS, Math.max(0, ms));
}

/** How many units fal bills for an answer; null where it does not say. */
export function billableUnitsOf({ headers }: Answer): number | null {
	return numberOf(headers[BILLABLE_UNITS]);
}

/** Whether the HTTP status says that what was asked has been done. */
export function isSuccess(statusCode: number | null): boolean {
	return statusCode !== null && statusCode >= 200 && statusCode < 300;
}

function readRefusal(answer: Answer): ReadMeaning {
	const { statusCode, blocked } = answer;
	if (blocked) return { is: 'denied' };
	if (!isByFal(answer)) return { is: 'transient' };
	if (statusCode === 404) return { is: 'notFound' };
	const lasting =
		isClientError(statusCode) &&
		statusCode !== TOO_MANY_REQUESTS &&
		!GATEWAY_TIMEOUTS.includes(statusCode);
	return { is: lasting ? 'denied' : 'transient' };
}

function isClientError(statusCode: number | null): statusCode is number {
	return statusCode !== null && statusCode >= 400 && statusCode < 500;
}
