// The bodies fal answers with, word for word where they are known.
import type { Answer, Headers, StatusError } from './types';

/** One entry of fal's `detail` list. @see https://docs.fal.ai/errors */
export interface FieldError {
	loc: Array<string | number>;
	msg: string;
	type: string;
	url: string;
	ctx?: Record<string, unknown>;
	input: unknown;
}

export function json(statusCode: number, body: object, headers?: Headers): Answer {
	return { statusCode, body, headers };
}

export function detail(statusCode: number, text: string): Answer {
	return json(statusCode, { detail: text });
}

/** fal's Platform API (api.fal.ai) words its errors differently from its queue. */
export function platformError(statusCode: number, type: string, message: string): Answer {
	return json(statusCode, { error: { type, message } });
}

export const unknownRequest = json(404, { status: 'NOT_FOUND' });
export const stillInProgress = detail(400, 'Request is still in progress');
export const methodNotAllowed = detail(405, 'Method Not Allowed');
export const alreadyCompleted = json(400, { status: 'ALREADY_COMPLETED' });
export const removedFromQueue = json(200, { status: 'OK' });
export const cancellationRequested = json(202, { status: 'CANCELLATION_REQUESTED' });
export const cancelledByClient: StatusError = {
	error: 'Request was cancelled by the client',
	error_type: 'client_cancelled',
};

export function locked(reason: string): Answer {
	return detail(403, `User is locked. Reason: ${reason}`);
}

/** Status codes of request (infrastructure) errors. @see https://docs.fal.ai/errors */
const statusCodes: Record<string, number> = {
	request_timeout: 504,
	startup_timeout: 504,
	runner_scheduling_failure: 503,
	runner_connection_timeout: 503,
	runner_disconnected: 503,
	runner_connection_refused: 503,
	runner_connection_error: 503,
	runner_incomplete_response: 502,
	runner_server_error: 500,
	client_disconnected: 499,
	client_cancelled: 499,
	bad_request: 400,
	internal_error: 500,
};

export function requestError({ error, error_type }: StatusError): Answer {
	return json(
		statusCodes[error_type] ?? 500,
		{ detail: error, error_type },
		{ 'x-fal-error-type': error_type },
	);
}

export function fieldError(
	type: string,
	loc: Array<string | number>,
	msg: string,
	input: unknown,
	ctx?: Record<string, unknown>,
): FieldError {
	const url = `https://docs.fal.ai/errors/#${type}`;
	return { loc: ['body', ...loc], msg, type, url, ...(ctx && { ctx }), input };
}

/** A refused input: nothing was computed, so nothing is billed. */
export function refusal(errors: FieldError[]): Answer {
	return json(422, { detail: errors }, { 'x-fal-billable-units': '0' });
}
