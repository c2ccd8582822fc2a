import { isBlockedByN8n } from '../util/blocked';
import { readBody } from '../util/body';
import { isRecord, recordOf } from '../util/unknown';

/** What came back; statusCode is null where no answer arrived. */
export interface Answer {
	statusCode: number | null;
	headers: Record<string, unknown>;
	body: unknown;
	/** false: the request certainly never left, so fal cannot have acted on it. */
	sent: boolean;
	/** The answer began to come, but not all of it arrived, or more than fal ever sends. */
	cut?: true;
	/** n8n itself refused to send it, and would again: its SSRF protection forbids the address. */
	blocked?: true;
}

/** Said by something between this machine and fal, whole as they are. */
export const GATEWAY_ANSWERS = [407, 502, 503, 504];

/** Codes of requests that never left although n8n cannot tell whether the body was written. */
const NOT_SENT = [
	'ECONNREFUSED',
	'ENOTFOUND',
	'EPROTO',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'CERT_HAS_EXPIRED',
	'ERR_TLS_CERT_ALTNAME_INVALID',
];

/**
 * The answer in n8n's response, or in axios', whose body is still to be read.
 * @param mostBytes a longer body counts as cut
 */
export async function answerOf(
	response: Record<string, unknown>,
	mostBytes: number,
	sent = true,
): Promise<Answer> {
	const { statusCode = response.status, headers, body = response.data } = response;
	const code = typeof statusCode === 'number' ? statusCode : null;
	const answer = { statusCode: code, headers: { ...recordOf(headers) }, sent };
	const read = await readBody(body, mostBytes);
	return read.is === 'cut'
		? { ...answer, body: null, cut: true }
		: { ...answer, body: read.content };
}

/** Reads n8n's error, whose cause is axios'; a written body means that fal may have it. */
export async function unanswered(error: unknown, mostBytes: number): Promise<Answer> {
	const { code, request, response, isAxiosError } = recordOf(recordOf(error).cause ?? error);
	if (isBlockedByN8n(error)) {
		return { statusCode: null, headers: {}, body: null, sent: false, blocked: true };
	}
	const written = recordOf(request).writableFinished;
	// axios names the request of every answer that was lost on the way, so without one none began.
	const begun = isAxiosError !== true || isRecord(request) || isRecord(response);
	const sent = begun && written !== false && !NOT_SENT.includes(String(code));
	return await answerOf(recordOf(response), mostBytes, sent);
}
