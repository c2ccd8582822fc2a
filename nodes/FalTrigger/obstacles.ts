import type { Answer } from '../shared/fal/client';
import { isRecord } from '../shared/util/unknown';

/** Stands for an answer that did not come in time. */
export const noAnswer: Answer = { statusCode: null, headers: {}, body: null, sent: true };

/** fal's own 404: it does not know one of the endpoints. A gateway's page for 404 is none. */
export function isUnknownEndpoint({ statusCode, body }: Answer): boolean {
	return statusCode === 404 && isRecord(body);
}

/** Whether the same question would be answered the same way: not for 429, 5xx and the network. */
export function isLasting({ statusCode }: Answer): boolean {
	if (statusCode === null || statusCode < 300) return false;
	return statusCode < 500 && ![408, 429, 499].includes(statusCode);
}

/** fal's clock when the question was asked, in milliseconds; this machine's where fal told no time. */
export function falTime({ headers }: Answer, askedMs: number): number {
	const answeredMs = Date.parse(String(headers.date));
	if (Number.isNaN(answeredMs)) return askedMs;
	return answeredMs - (Date.now() - askedMs);
}
