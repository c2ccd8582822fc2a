import type {
	IAllExecuteFunctions,
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	IPollFunctions,
} from 'n8n-workflow';

import { historyUrl, pricingUrl, submitUrl, type HistoryQuery, type Job } from './falUrls';
import { recordOf } from '../records';

/** What came back; statusCode is null where no answer arrived. */
export interface Answer {
	statusCode: number | null;
	headers: Record<string, unknown>;
	body: unknown;
	/** false: the request certainly never left, so fal cannot have acted on it. */
	sent: boolean;
}

/** fal's queue over HTTP. Nothing here throws for what fal or the network does, and nothing retries. */
export interface FalClient {
	/** The credential's Proxy URL; '' for fal itself. */
	readonly proxyUrl: string;
	/** @param tags the X-Fal-Tags header; '' for none */
	submit(endpointId: string, input: IDataObject, tags?: string): Promise<Answer>;
	status(job: Job, logs: boolean): Promise<Answer>;
	result(job: Job): Promise<Answer>;
	cancel(job: Job): Promise<Answer>;
	/** One page of the account's requests, with their inputs and outputs. */
	history(query: HistoryQuery): Promise<Answer>;
	/** What fal says that an endpoint costs. */
	pricing(endpointId: string): Promise<Answer>;
}

const SUBMIT_TIMEOUT_MS = 120_000;
const READ_TIMEOUT_MS = 60_000;
/** Nobody waits long for an estimate. */
const PRICING_TIMEOUT_MS = 15_000;
/** n8n's timeout ends with the answer's headers; a body may stall for this long. */
const STALLED_MS = 180_000;

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
 * The only place that sends the key, to fal's hosts or to the credential's proxy.
 * @see https://fal.ai/docs/model-endpoints/queue
 */
export async function createFalClient(
	context: IExecuteFunctions | IPollFunctions,
): Promise<FalClient> {
	const proxyUrl = proxyOf(await context.getCredentials('falApi'));
	// Without getExecutionCancelSignal, which would abort a submit that fal already has.
	const outlivesStop = {
		getCredentials: context.getCredentials.bind(context),
		helpers: context.helpers,
		getNode: () => context.getNode(),
		logger: context.logger,
	} as unknown as IAllExecuteFunctions;

	async function exchange(
		request: Pick<IHttpRequestOptions, 'method' | 'body' | 'headers' | 'ignoreHttpStatusErrors'>,
		url: string,
		timeoutMs: number,
	): Promise<Answer> {
		try {
			const response: unknown = await context.helpers.httpRequestWithAuthentication.call(
				outlivesStop,
				'falApi',
				{
					ignoreHttpStatusErrors: true,
					...request,
					url: proxyUrl || url,
					headers: {
						'content-type': 'application/json',
						...request.headers,
						...(proxyUrl && { 'x-fal-target-url': url }),
					},
					json: true,
					returnFullResponse: true,
					// Followed redirects would carry the key to the other host.
					disableFollowRedirect: true,
					timeout: timeoutMs,
					abortSignal: AbortSignal.timeout(STALLED_MS),
				},
			);
			return answerOf(recordOf(response), true);
		} catch (error) {
			return unanswered(error);
		}
	}

	return {
		proxyUrl,
		submit: async (endpointId, input, tags = '') =>
			await exchange(
				{
					method: 'POST',
					// As text, because n8n does not send an empty object.
					body: JSON.stringify(input),
					headers: tags === '' ? {} : { 'x-fal-tags': tags },
					// Left as errors, because only these tell whether a proxy passed the request on.
					ignoreHttpStatusErrors: { ignore: true, except: [407, 502, 503, 504] },
				},
				submitUrl(endpointId),
				SUBMIT_TIMEOUT_MS,
			),
		status: async ({ statusUrl }, logs) =>
			await exchange({ method: 'GET' }, logs ? `${statusUrl}?logs=1` : statusUrl, READ_TIMEOUT_MS),
		result: async ({ responseUrl }) =>
			await exchange({ method: 'GET' }, responseUrl, READ_TIMEOUT_MS),
		cancel: async ({ cancelUrl }) => await exchange({ method: 'PUT' }, cancelUrl, READ_TIMEOUT_MS),
		pricing: async (endpointId) =>
			await exchange({ method: 'GET' }, pricingUrl(endpointId), PRICING_TIMEOUT_MS),
		history: async (query) => await exchange({ method: 'GET' }, historyUrl(query), READ_TIMEOUT_MS),
	};
}

function proxyOf({ proxyUrl }: ICredentialDataDecryptedObject): string {
	return typeof proxyUrl === 'string' ? proxyUrl.trim() : '';
}

function answerOf({ statusCode, status, headers, body }: Record<string, unknown>, sent: boolean) {
	const code = statusCode ?? status;
	return {
		statusCode: typeof code === 'number' ? code : null,
		headers: { ...recordOf(headers) },
		body,
		sent,
	};
}

/** Reads n8n's error, whose cause is axios'; a written body means that fal may have it. */
function unanswered(error: unknown): Answer {
	const { cause, context } = recordOf(error);
	const { code, request, response } = recordOf(cause ?? error);
	const written = recordOf(request).writableFinished;
	const sent = written !== false && !NOT_SENT.includes(String(code));
	return answerOf({ ...recordOf(response), body: recordOf(context).data ?? null }, sent);
}
