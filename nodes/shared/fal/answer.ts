import { isRecord, recordOf } from '../util/unknown';

/** What came back; statusCode is null where no answer arrived. */
export interface Answer {
	statusCode: number | null;
	headers: Record<string, unknown>;
	body: unknown;
	/** false: the request certainly never left, so fal cannot have acted on it. */
	sent: boolean;
	/** The answer began to come, but not all of it arrived. */
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

/** n8n's SSRF protection says so in the name of its error, which axios and n8n wrap. */
const BLOCKED = /^SsrfBlocked/;
/** As deep as errors are wrapped. */
const CAUSES = 5;

/** The answer in n8n's response, or in axios'. */
export function answerOf(response: Record<string, unknown>, sent: boolean): Answer {
	const { statusCode = response.status, headers, body } = response;
	const code = typeof statusCode === 'number' ? statusCode : null;
	return { statusCode: code, headers: { ...recordOf(headers) }, body, sent };
}

/** Reads n8n's error, whose cause is axios'; a written body means that fal may have it. */
export function unanswered(error: unknown): Answer {
	const { cause, context } = recordOf(error);
	const { code, request, response, isAxiosError } = recordOf(cause ?? error);
	const written = recordOf(request).writableFinished;
	const blocked = causesOf(error).some(({ name }) => BLOCKED.test(String(name)));
	// axios names the request of every answer that was lost on the way, so without one none began.
	const begun = isAxiosError !== true || isRecord(request) || isRecord(response);
	const sent = !blocked && begun && written !== false && !NOT_SENT.includes(String(code));
	if (blocked) return { ...answerOf({}, false), blocked };
	const answer = answerOf({ ...recordOf(response), body: recordOf(context).data ?? null }, sent);
	// Every other answer is no error to n8n, so this one broke off.
	const cut = answer.statusCode !== null && !GATEWAY_ANSWERS.includes(answer.statusCode);
	return cut ? { ...answer, cut } : answer;
}

/** The error and what caused it, from the outside in. */
function causesOf(error: unknown): Array<Record<string, unknown>> {
	const causes: Array<Record<string, unknown>> = [];
	for (let one = error; isRecord(one) && causes.length < CAUSES; one = one.cause) causes.push(one);
	return causes;
}
