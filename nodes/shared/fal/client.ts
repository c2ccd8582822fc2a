import type {
	IAllExecuteFunctions,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { modelsUrl, modelUrl, type ModelQuery } from './catalogueUrls';
import {
	analyticsUrl,
	historyUrl,
	pricingUrl,
	submitUrl,
	uploadUrl,
	WEBHOOK_KEYS_URL,
	type HistoryQuery,
} from './urls';
import { createMask } from './mask';
import { readProxyUrl } from './proxyUrl';
import type { Request } from './types';
import { MEGABYTE } from '../util/units';
import { recordOf } from '../util/unknown';
import { answerOf, GATEWAY_ANSWERS, unanswered, type Answer } from './answer';
import type { ByteSource } from '../util/body';
import { createFalClock, type ClockReading } from './clock';

export type { Answer } from './answer';

/** fal's queue over HTTP. Nothing here throws for what fal or the network does, and nothing retries. */
export interface FalClient {
	/** The credential's Proxy URL; '' for fal itself. */
	readonly proxyUrl: string;
	/** fal's clock against this machine's; null before fal told its time. */
	clock(): ClockReading | null;
	/**
	 * @param headers fal's own, such as X-Fal-Tags
	 * @param webhookUrl what fal calls when the request has ended; null: nothing
	 */
	submit(
		endpointId: string,
		input: IDataObject,
		headers?: IDataObject,
		webhookUrl?: string | null,
	): Promise<Answer>;
	status(request: Request, logs: boolean): Promise<Answer>;
	/**
	 * Opens the stream of a request's changes of state, without logs; null where it is refused.
	 * Whatever breaks it later, `signal` included, is thrown to whoever reads it.
	 * @param signal closes it, also while it opens
	 */
	statusStream(request: Request, signal: AbortSignal): Promise<AsyncIterable<Uint8Array> | null>;
	result(request: Request): Promise<Answer>;
	cancel(request: Request): Promise<Answer>;
	/** One page of the account's requests, with their inputs and outputs. */
	history(query: HistoryQuery): Promise<Answer>;
	/** What fal says that an endpoint costs. */
	pricing(endpointId: string): Promise<Answer>;
	/** One page of fal's catalogue. */
	models(query: ModelQuery): Promise<Answer>;
	/** One model of the catalogue with its OpenAPI document. */
	model(endpointId: string): Promise<Answer>;
	/** How long requests to an endpoint take. */
	analytics(endpointId: string): Promise<Answer>;
	/** The keys that fal's callbacks are signed with, as a JSON Web Key Set. */
	webhookKeys(): Promise<Answer>;
	/** Asks for a place to upload a file to; the upload itself goes there without the key. */
	initiateUpload(upload: UploadPlace): Promise<Answer>;
}

export interface UploadPlace {
	contentType: string;
	fileName: string;
	/** 0: fal keeps it as long as the account says. */
	expiresSeconds: number;
	multipart: boolean;
}

/** For so long an answer to a submit is waited for, in milliseconds. */
export const SUBMIT_TIMEOUT_MS = 120_000;
const READ_TIMEOUT_MS = 60_000;
/** Until a stream opens; nobody waits for it, because the request is polled meanwhile. */
const STREAM_TIMEOUT_MS = 10_000;
/** Nobody waits long for an estimate. */
const PRICING_TIMEOUT_MS = 15_000;
/** A form waits for it. */
const CATALOGUE_TIMEOUT_MS = 15_000;
/** fal ends its first try of a callback after 15 s. */
const KEYS_TIMEOUT_MS = 5_000;
/** n8n's timeout ends with the answer's headers; a body may stall for this long. */
const STALLED_MS = 180_000;

/** More than a status with its log, a refusal that repeats the input, or a place to upload to has. */
const SHORT_BYTES = 4 * MEGABYTE;
/** Results that hold their file as a data: URL, and pages of a hundred inputs, are much longer. */
const LONG_BYTES = 64 * MEGABYTE;

/**
 * The only place that sends the key, to fal's hosts or to the credential's proxy.
 * @see https://fal.ai/docs/model-endpoints/queue
 * @throws ProxyUrlError, and n8n's error where there is no credential
 */
export async function createFalClient(
	context: IExecuteFunctions | IPollFunctions | ILoadOptionsFunctions | IWebhookFunctions,
): Promise<FalClient> {
	const credential = await context.getCredentials('falApi');
	const proxyUrl = readProxyUrl(credential.proxyUrl);
	const mask = createMask(credential.apiKey);
	// Without getExecutionCancelSignal, which would abort a submit that fal already has.
	const outlivesStop = {
		getCredentials: context.getCredentials.bind(context),
		helpers: context.helpers,
		getNode: () => context.getNode(),
		logger: context.logger,
	} as unknown as IAllExecuteFunctions;

	const clock = createFalClock();

	const addressed = (url: string, headers: IHttpRequestOptions['headers']) => ({
		url: proxyUrl || url,
		headers: { ...headers, ...(proxyUrl && { 'x-fal-target-url': url }) },
		returnFullResponse: true as const,
		// Followed redirects would carry the key to the other host.
		disableFollowRedirect: true,
	});

	async function exchange(
		request: Pick<IHttpRequestOptions, 'method' | 'body' | 'headers' | 'ignoreHttpStatusErrors'>,
		url: string,
		timeoutMs: number,
		mostBytes = SHORT_BYTES,
	): Promise<Answer> {
		const askedMs = Date.now();
		try {
			const response: unknown = await context.helpers.httpRequestWithAuthentication.call(
				outlivesStop,
				'falApi',
				{
					ignoreHttpStatusErrors: true,
					...request,
					...addressed(url, { 'content-type': 'application/json', ...request.headers }),
					json: true,
					// Counted as it comes: n8n would take a body of any length into memory.
					encoding: 'stream',
					timeout: timeoutMs,
					abortSignal: AbortSignal.timeout(STALLED_MS),
				},
			);
			return received(await answerOf(recordOf(response), mostBytes), askedMs);
		} catch (error) {
			return received(await unanswered(error, mostBytes), askedMs);
		}
	}

	async function openStream(url: string, signal: AbortSignal): Promise<ByteSource | null> {
		try {
			const response: unknown = await context.helpers.httpRequestWithAuthentication.call(
				outlivesStop,
				'falApi',
				{
					...addressed(url, { accept: 'text/event-stream' }),
					method: 'GET',
					ignoreHttpStatusErrors: true,
					encoding: 'stream',
					timeout: STREAM_TIMEOUT_MS,
					abortSignal: signal,
				},
			);
			const { statusCode, headers, body } = recordOf(response);
			const stream = body as ByteSource;
			const type = String(recordOf(headers)['content-type']);
			if (statusCode === 200 && type.startsWith('text/event-stream')) return stream;
			stream.destroy();
			return null;
		} catch {
			// Not opened, for whatever reason: the request is polled.
			return null;
		}
	}

	/** What arrived, as everybody may see it. */
	function received(answer: Answer, askedMs: number): Answer {
		clock.note(answer.headers.date, askedMs, Date.now());
		return mask(answer);
	}

	return {
		proxyUrl,
		clock: () => clock.read(),
		submit: async (endpointId, input, headers = {}, webhookUrl = null) =>
			await exchange(
				{
					method: 'POST',
					// As text, because n8n does not send an empty object.
					body: JSON.stringify(input),
					headers,
					// Left as errors, because only these tell whether a proxy passed the request on.
					ignoreHttpStatusErrors: { ignore: true, except: GATEWAY_ANSWERS },
				},
				submitUrl(endpointId, webhookUrl),
				SUBMIT_TIMEOUT_MS,
			),
		status: async ({ statusUrl }, logs) =>
			await exchange({ method: 'GET' }, logs ? `${statusUrl}?logs=1` : statusUrl, READ_TIMEOUT_MS),
		statusStream: async ({ statusUrl }, signal) => await openStream(`${statusUrl}/stream`, signal),
		result: async ({ responseUrl }) =>
			await exchange({ method: 'GET' }, responseUrl, READ_TIMEOUT_MS, LONG_BYTES),
		cancel: async ({ cancelUrl }) => await exchange({ method: 'PUT' }, cancelUrl, READ_TIMEOUT_MS),
		initiateUpload: async ({ contentType, fileName, expiresSeconds, multipart }) =>
			await exchange(
				{
					method: 'POST',
					body: JSON.stringify({ content_type: contentType, file_name: fileName }),
					headers: expiresSeconds === 0 ? {} : lifecycle(expiresSeconds),
				},
				uploadUrl(multipart),
				READ_TIMEOUT_MS,
			),
		pricing: async (endpointId) =>
			await exchange({ method: 'GET' }, pricingUrl(endpointId), PRICING_TIMEOUT_MS),
		models: async (query) =>
			await exchange({ method: 'GET' }, modelsUrl(query), CATALOGUE_TIMEOUT_MS, LONG_BYTES),
		model: async (endpointId) =>
			await exchange({ method: 'GET' }, modelUrl(endpointId), CATALOGUE_TIMEOUT_MS),
		analytics: async (endpointId) =>
			await exchange({ method: 'GET' }, analyticsUrl(endpointId), PRICING_TIMEOUT_MS),
		history: async (query) =>
			await exchange({ method: 'GET' }, historyUrl(query), READ_TIMEOUT_MS, LONG_BYTES),
		webhookKeys: async () => await exchange({ method: 'GET' }, WEBHOOK_KEYS_URL, KEYS_TIMEOUT_MS),
	};
}

/** The credential cannot be read, so fal cannot be asked anything. */
export class UnconnectedError extends Error {
	override readonly name = 'UnconnectedError';

	/** @param cause what n8n says of the credential */
	constructor(override readonly cause: unknown) {
		super('The credential cannot be read');
	}
}

/** Stands for the client where there is no credential: every call throws UnconnectedError. */
export function unconnectedClient(cause: unknown): FalClient {
	const refuse = async (): Promise<Answer> => await Promise.reject(new UnconnectedError(cause));
	return {
		proxyUrl: '',
		clock: () => null,
		submit: refuse,
		status: refuse,
		statusStream: async () => await Promise.reject(new UnconnectedError(cause)),
		result: refuse,
		cancel: refuse,
		history: refuse,
		pricing: refuse,
		models: refuse,
		model: refuse,
		analytics: refuse,
		initiateUpload: refuse,
		webhookKeys: refuse,
	};
}

function lifecycle(seconds: number): IDataObject {
	return { 'x-fal-object-lifecycle': JSON.stringify({ expiration_duration_seconds: seconds }) };
}
