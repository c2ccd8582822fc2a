import type { Answer } from '../fal/client';
import { failure, type Failure } from './failure';
import { errorTypes, type ErrorType } from './errorTypes';
import { reasonsOf, reasonText, type Reason } from './reasons';
import { labelOf } from '../model/labels';
import type { VideoModel } from '../model/model';
import { cutText } from '../util/text';
import { recordOf } from '../util/unknown';

const NO_REASON = 'fal gave no reason';
const COMPARE = 'Compare the input with the page of the model on fal.ai.';
/** Of more reasons only the number is told. */
const MOST_REASONS = 10;
const LABEL_CHARACTERS = 100;
const FIGURE_CHARACTERS = 200;

/** What is known of the request beside the answer. */
interface AboutRequest {
	requestId?: string;
	/** The status may know why where the result does not. */
	errorType?: string;
	error?: string;
	charged: boolean;
}

/** One reason as the person reads it. */
interface ToldReason extends Reason {
	known: ErrorType | undefined;
	/** The field as the form shows it; null where it is about none. */
	label: string | null;
}

/** fal's own error body in words: which fields, why, and what helps. */
export function modelFailure(answer: Answer, model: VideoModel, about: AboutRequest): Failure {
	const { statusCode, headers, body } = answer;
	const reasons = reasonsOf(body);
	const typed = reasons.find(({ type }) => type !== null)?.type;
	const named = typed ?? recordOf(body).error_type ?? headers['x-fal-error-type'];
	const type = cutText(
		String(named ?? about.errorType ?? `http_${statusCode ?? 'none'}`),
		LABEL_CHARACTERS,
	);
	const told = toldReasons(reasons, type, about.error, model);
	const byFal = named !== undefined || Array.isArray(recordOf(body).detail);
	const serverFailed = (statusCode ?? 0) >= 500;
	const hints = told.slice(0, MOST_REASONS).map(hintOf);
	return failure({
		type,
		message: told.length === 1 ? sentence(told[0]) : sentences(told),
		field: told.find(({ label }) => label !== null)?.label ?? null,
		hint: [...new Set(hints)].join(' '),
		// The code may be a gateway's; where fal names the type, that decides.
		retryable:
			saidRetryable(answer) ??
			told.every(({ known }) => (known ? known.retryable === true : byFal && serverFailed)),
		charged: about.charged,
		requestId: about.requestId,
	});
}

/** The reasons, at least one; where none has a type, that of the whole answer holds for them. */
function toldReasons(
	reasons: readonly Reason[],
	type: string,
	error: string | undefined,
	model: VideoModel,
): ToldReason[] {
	const nothing: Reason = {
		type,
		location: null,
		text: reasonText({ error }),
		context: {},
	};
	const isTyped = reasons.some((one) => one.type !== null);
	return (reasons.length > 0 ? reasons : [nothing]).map((reason) => {
		const named = reason.type ?? (isTyped ? null : type);
		const label = labelOf(reason.location, model);
		return {
			...reason,
			type: named,
			known: named !== null && Object.hasOwn(errorTypes, named) ? errorTypes[named] : undefined,
			label: label === null ? null : cutText(label, LABEL_CHARACTERS),
		};
	});
}

function hintOf({ known, label }: ToldReason): string {
	return (known?.hint ?? COMPARE).replace('{field}', label ?? 'the input');
}

function sentence(reason: ToldReason): string {
	const { type, known, label } = reason;
	const field = label ?? 'the input';
	if (type === 'content_policy_violation') return `fal refused the content of ${field}`;
	if (known?.ended !== undefined) return `fal did not finish the video: ${known.ended}`;
	if (known?.refuses !== undefined) return `fal refused ${field}: ${wordsOf(reason)}`;
	return `fal did not make the video: ${wordsOf(reason)}`;
}

/** Several reasons, each with its field. */
function sentences(reasons: readonly ToldReason[]): string {
	const parts = reasons
		.slice(0, MOST_REASONS)
		.map((reason) =>
			reason.label === null ? wordsOf(reason) : `${reason.label}: ${wordsOf(reason)}`,
		);
	const more = reasons.length - parts.length;
	const all = more > 0 ? [...parts, `and ${more} more`] : parts;
	return `fal did not make the video: ${all.join('; ')}`;
}

/** Why, without the field. */
function wordsOf({ known, text, context }: ToldReason): string {
	const filled = known?.refuses === undefined ? null : filledIn(known.refuses, context);
	return filled ?? text ?? known?.ended ?? NO_REASON;
}

/** The template with fal's figures, or null where fal left one out. */
function filledIn(template: string, context: Record<string, unknown>): string | null {
	let complete = true;
	const text = template.replace(/\{(\w+)\}/g, (_match, name: string) => {
		const value = context[name];
		if (value === undefined || value === null) complete = false;
		return cutText(Array.isArray(value) ? value.join(', ') : String(value), FIGURE_CHARACTERS);
	});
	return complete ? text : null;
}

/** fal's newer and older header for the same thing; undefined where it sends neither. */
export function saidRetryable({ headers }: Answer): boolean | undefined {
	const value = headers['x-fal-needs-retry'] ?? headers['x-fal-retryable'];
	if (value === undefined) return undefined;
	return ['1', 'true'].includes(String(value).toLowerCase());
}
