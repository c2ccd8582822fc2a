import type { IDataObject } from 'n8n-workflow';

import { MEGABYTE } from '../util/units';
import { GATEWAY_ANSWERS, type Answer } from './answer';
import { modelsUrl, modelUrl, type ModelQuery } from './catalogueUrls';
import type { ClockReading } from './clock';
import { openTransport, type Asking, type Connectable } from './transport';
import type { Request } from './types';
import {
	analyticsUrl,
	historyUrl,
	pricingUrl,
	submitUrl,
	uploadUrl,
	WEBHOOK_KEYS_URL,
	type HistoryQuery,
} from './urls';

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

/** More than a status with its log, a refusal that repeats the input, or a place to upload to has. */
const SHORT_BYTES = 4 * MEGABYTE;
/** Results that hold their file as a data: URL, and pages of a hundred inputs, are much longer. */
const LONG_BYTES = 64 * MEGABYTE;

/**
 * fal's queue, as far as this package asks it, by the credential of a node.
 * @see https://fal.ai/docs/model-endpoints/queue
 * @throws ProxyUrlError, and n8n's error where there is no credential
 */
export async function createFalClient(context: Connectable): Promise<FalClient> {
	const { proxyUrl, clock, exchange, openStream } = await openTransport(context);
	const ask = async (asking: Asking, url: string, timeoutMs: number, mostBytes = SHORT_BYTES) =>
		await exchange(asking, url, { timeoutMs, mostBytes });
	const get = async (url: string, timeoutMs: number, mostBytes?: number) =>
		await ask({ method: 'GET' }, url, timeoutMs, mostBytes);
	return {
		proxyUrl,
		clock,
		submit: async (endpointId, input, headers = {}, webhookUrl = null) =>
			await ask(
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
			await get(logs ? `${statusUrl}?logs=1` : statusUrl, READ_TIMEOUT_MS),
		statusStream: async ({ statusUrl }, signal) =>
			await openStream(`${statusUrl}/stream`, signal, STREAM_TIMEOUT_MS),
		result: async ({ responseUrl }) => await get(responseUrl, READ_TIMEOUT_MS, LONG_BYTES),
		cancel: async ({ cancelUrl }) => await ask({ method: 'PUT' }, cancelUrl, READ_TIMEOUT_MS),
		initiateUpload: async ({ contentType, fileName, expiresSeconds, multipart }) =>
			await ask(
				{
					method: 'POST',
					body: JSON.stringify({ content_type: contentType, file_name: fileName }),
					headers: expiresSeconds === 0 ? {} : lifecycle(expiresSeconds),
				},
				uploadUrl(multipart),
				READ_TIMEOUT_MS,
			),
		pricing: async (endpointId) => await get(pricingUrl(endpointId), PRICING_TIMEOUT_MS),
		models: async (query) => await get(modelsUrl(query), CATALOGUE_TIMEOUT_MS, LONG_BYTES),
		model: async (endpointId) => await get(modelUrl(endpointId), CATALOGUE_TIMEOUT_MS),
		analytics: async (endpointId) => await get(analyticsUrl(endpointId), PRICING_TIMEOUT_MS),
		history: async (query) => await get(historyUrl(query), READ_TIMEOUT_MS, LONG_BYTES),
		webhookKeys: async () => await get(WEBHOOK_KEYS_URL, KEYS_TIMEOUT_MS),
	};
}

function lifecycle(seconds: number): IDataObject {
	return { 'x-fal-object-lifecycle': JSON.stringify({ expiration_duration_seconds: seconds }) };
}
