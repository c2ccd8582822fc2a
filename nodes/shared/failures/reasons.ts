import { isPage } from '../fal/meanings';
import { cutText } from '../util/text';
import { isRecord, recordOf, textOf } from '../util/unknown';

/** One reason of an answer without a result. */
export interface Reason {
	/** fal's error type; null where the answer names none. */
	type: string | null;
	/** fal's path to the field, e.g. ['body', 'prompt']. */
	location: unknown;
	/** In fal's words; null where it says nothing. */
	text: string | null;
	/** The figures of the type, e.g. { max_duration: 10 }. */
	context: Record<string, unknown>;
}

/** Nobody reads more of one reason, and a model may send its whole output as one. */
export const REASON_CHARACTERS = 500;
const TYPE_CHARACTERS = 100;

/**
 * Why there is no result, in the order of the answer and in every shape it may have: `detail` as text,
 * list or object, `errors`, `error`, `message`, a plain text. None for a page or nothing.
 * @see https://docs.fal.ai/errors
 */
export function reasonsOf(body: unknown): Reason[] {
	if (typeof body === 'string') return isPage({ body }) ? [] : told(body);
	const { detail, errors, error, message, status } = recordOf(body);
	const groups = [
		[...told(detail), ...told(errors)],
		[...told(error), ...told(message)],
		told(status),
	];
	const reasons = groups.find((group) => group.length > 0) ?? [];
	const isNew = ({ text, type }: Reason, at: number) =>
		type !== null || reasons.findIndex((one) => one.text === text) === at;
	return reasons.filter(isNew);
}

/** The reasons in one line; null where there is none. */
export function reasonText(body: unknown): string | null {
	const texts = reasonsOf(body).flatMap(({ text }) => text ?? []);
	return texts.length === 0 ? null : cutText(texts.join('; '), REASON_CHARACTERS);
}

function told(value: unknown): Reason[] {
	if (Array.isArray(value)) return value.flatMap(told);
	if (typeof value === 'string') {
		return value.trim() === ''
			? []
			: [{ type: null, location: null, text: cut(value), context: {} }];
	}
	if (!isRecord(value)) return [];
	const { type, loc, field, msg, message, detail, error, ctx } = value;
	const text = [msg, message, detail, error].map(textOf).find((one) => one !== null) ?? null;
	const named = textOf(type);
	if (text === null && named === null) return [];
	return [
		{
			type: named === null ? null : cutText(named, TYPE_CHARACTERS),
			location: loc ?? (typeof field === 'string' ? [field] : null),
			text: text === null ? null : cut(text),
			context: recordOf(ctx),
		},
	];
}

function cut(text: string): string {
	return cutText(text.trim(), REASON_CHARACTERS);
}
