import type { Answer } from '../fal/client';
import { failure, type Failure } from './failure';
import { errorTypes } from './errorTypes';
import { labelOf } from '../model/labels';
import type { VideoModel } from '../model/model';
import { isRecord, recordOf, textOf } from '../util/unknown';

const NO_REASON = 'fal gave no reason';

/** fal's own error body in words: which field, why, and what helps. */
export function modelFailure(
	answer: Answer,
	model: VideoModel,
	request: { requestId?: string; errorType?: string; charged: boolean },
): Failure {
	const { statusCode, headers, body } = answer;
	const { loc, msg, ctx, type: detailType } = firstDetail(body);
	const named = detailType ?? recordOf(body).error_type ?? headers['x-fal-error-type'];
	const type = String(named ?? request.errorType ?? `http_${statusCode ?? 'none'}`);
	const known = Object.hasOwn(errorTypes, type) ? errorTypes[type] : undefined;
	const byFal = named !== undefined || Array.isArray(recordOf(body).detail);
	const serverFailed = (statusCode ?? 0) >= 500;
	const field = labelOf(loc, model);
	const label = field ?? 'the input';
	const said = textOf(msg) ?? detailText(body) ?? NO_REASON;
	return failure({
		type,
		message: sentence(type, label, said, recordOf(ctx)),
		field,
		hint: (known?.hint ?? 'Compare the input with the page of the model on fal.ai.').replace(
			'{field}',
			label,
		),
		// The code may be a gateway's; where fal names the type, that decides.
		retryable: saidRetryable(headers) ?? (known ? known.retryable === true : byFal && serverFailed),
		charged: request.charged,
		requestId: request.requestId,
	});
}

/** The text of an error body in any of fal's shapes; null for a page or nothing. */
export function detailText(body: unknown): string | null {
	const { detail, error, status } = recordOf(body);
	if (Array.isArray(detail)) return textOf(recordOf(detail[0]).msg);
	return textOf(detail) ?? textOf(recordOf(error).message) ?? textOf(error) ?? textOf(status);
}

function sentence(
	type: string,
	label: string,
	said: string,
	context: Record<string, unknown>,
): string {
	if (type === 'content_policy_violation') return `fal refused the content of ${label}`;
	const known = Object.hasOwn(errorTypes, type) ? errorTypes[type] : undefined;
	if (known?.ended !== undefined) return `fal did not finish the video: ${known.ended}`;
	if (known?.refuses !== undefined) {
		return `fal refused ${label}: ${filled(known.refuses, context) ?? said}`;
	}
	return `fal did not make the video: ${said}`;
}

/** The template with fal's figures, or null where fal left one out. */
function filled(template: string, context: Record<string, unknown>): string | null {
	let complete = true;
	const text = template.replace(/\{(\w+)\}/g, (_match, name: string) => {
		const value = context[name];
		if (value === undefined || value === null) complete = false;
		return Array.isArray(value) ? value.join(', ') : String(value);
	});
	return complete ? text : null;
}

function firstDetail(body: unknown): Record<string, unknown> {
	const { detail } = recordOf(body);
	if (!Array.isArray(detail)) return {};
	const typed = detail.find((one) => isRecord(one) && typeof one.type === 'string');
	return recordOf(typed ?? detail[0]);
}

/** fal's newer and older header for the same thing. */
function saidRetryable(headers: Record<string, unknown>): boolean | undefined {
	const value = headers['x-fal-needs-retry'] ?? headers['x-fal-retryable'];
	if (value === undefined) return undefined;
	return ['1', 'true'].includes(String(value).toLowerCase());
}
