import type {
	IAllExecuteFunctions,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import type { ByteSource } from '../util/body';
import { recordOf } from '../util/unknown';
import { answerOf, unanswered, type Answer } from './answer';
import { createFalClock, type ClockReading } from './clock';
import { createMask } from './mask';
import { readProxyUrl } from './proxyUrl';

/** What n8n gives a node that has the credential. */
export type Connectable =
	IExecuteFunctions | IPollFunctions | ILoadOptionsFunctions | IWebhookFunctions;

/** What is asked of one of fal's addresses. */
export type Asking = Pick<
	IHttpRequestOptions,
	'method' | 'body' | 'headers' | 'ignoreHttpStatusErrors'
>;

/** The way to fal and back, without a word about what is asked. */
export interface Transport {
	/** The credential's Proxy URL; '' for fal itself. */
	readonly proxyUrl: string;
	/** fal's clock against this machine's; null before fal told its time. */
	clock(): ClockReading | null;
	/** @param bounds until the answer's headers, and of its body */
	exchange(
		asking: Asking,
		url: string,
		bounds: { timeoutMs: number; mostBytes: number },
	): Promise<Answer>;
	/** A stream of events; null where it is not opened. */
	openStream(url: string, signal: AbortSignal, timeoutMs: number): Promise<ByteSource | null>;
}

/** n8n's timeout ends with the answer's headers; a body may stall for this long. */
const STALLED_MS = 180_000;

/**
 * The only place that sends the key, to fal's hosts or to the credential's proxy.
 * @throws ProxyUrlError, and n8n's error where there is no credential
 */
export async function openTransport(context: Connectable): Promise<Transport> {
	const credential = await context.getCredentials('falApi');
	const proxyUrl = readProxyUrl(credential.proxyUrl);
	const mask = createMask(credential.apiKey);
	const clock = createFalClock();
	// Without getExecutionCancelSignal, which would abort a submit that fal already has.
	const outlivesStop = {
		getCredentials: context.getCredentials.bind(context),
		helpers: context.helpers,
		getNode: () => context.getNode(),
		logger: context.logger,
	} as unknown as IAllExecuteFunctions;

	async function send(url: string, request: Partial<IHttpRequestOptions>): Promise<unknown> {
		return await context.helpers.httpRequestWithAuthentication.call(outlivesStop, 'falApi', {
			ignoreHttpStatusErrors: true,
			...request,
			url: proxyUrl || url,
			headers: { ...request.headers, ...(proxyUrl && { 'x-fal-target-url': url }) },
			returnFullResponse: true,
			// Followed redirects would carry the key to the other host.
			disableFollowRedirect: true,
			// Counted as it comes: n8n would take a body of any length into memory.
			encoding: 'stream',
		});
	}

	/** What arrived, as everybody may see it. */
	function received(answer: Answer, askedMs: number): Answer {
		clock.note(answer.headers.date, askedMs, Date.now());
		return mask(answer);
	}

	return {
		proxyUrl,
		clock: () => clock.read(),
		async exchange({ headers, ...asking }, url, { timeoutMs, mostBytes }) {
			const askedMs = Date.now();
			try {
				const response = await send(url, {
					...asking,
					headers: { 'content-type': 'application/json', ...headers },
					json: true,
					timeout: timeoutMs,
					abortSignal: AbortSignal.timeout(STALLED_MS),
				});
				return received(await answerOf(recordOf(response), mostBytes), askedMs);
			} catch (error) {
				return received(await unanswered(error, mostBytes), askedMs);
			}
		},
		async openStream(url, signal, timeoutMs) {
			try {
				const response = await send(url, {
					method: 'GET',
					headers: { accept: 'text/event-stream' },
					timeout: timeoutMs,
					abortSignal: signal,
				});
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
		},
	};
}
