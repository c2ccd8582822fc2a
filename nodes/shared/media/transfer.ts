import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { isRecord, recordOf } from '../util/unknown';
import { TransferError, type ByteStream } from './streams';

export type HttpHelpers = Pick<IExecuteFunctions['helpers'], 'httpRequest'>;

/** A file on its way here. */
export interface OpenFile {
	statusCode: number;
	headers: Record<string, unknown>;
	/** The whole body, which its reader must use up or destroy. */
	stream: ByteStream;
	/** Where it came from, after redirects. */
	url: string;
}

const REDIRECTS = 5;
const REDIRECTED = [301, 302, 303, 307, 308];

/** n8n's timeout ends with the headers; a body is watched by its reader. */
export const ANSWER_TIMEOUT_MS = 30_000;

/**
 * Opens a file at an http(s) address, never with the key. Redirects are followed by hand, because
 * n8n would buffer bodies to follow them.
 * @param signal once aborted, the connection is closed, also while the body is read
 * @throws TransferError where a redirect leads nowhere or off the web; n8n's error where nothing answers
 */
export async function openUrl(
	helpers: HttpHelpers,
	address: string,
	headers: Record<string, string> = {},
	signal?: AbortSignal,
): Promise<OpenFile> {
	let url = address;
	for (let redirects = 0; redirects <= REDIRECTS; redirects++) {
		if (!/^https?:\/\//i.test(url))
			throw new TransferError('it leads to an address that is not http(s)');
		const file = await exchange(helpers, { method: 'GET', url, headers, abortSignal: signal });
		if (!REDIRECTED.includes(file.statusCode)) return { ...file, url };
		file.stream.destroy();
		const { location } = file.headers;
		if (typeof location !== 'string' || !URL.canParse(location, url)) break;
		url = new URL(location, url).href;
	}
	throw new TransferError('its redirects lead nowhere');
}

/** Sends a body to an address that needs no key, and reads the short answer. */
export async function sendTo(
	helpers: HttpHelpers,
	request: Pick<IHttpRequestOptions, 'method' | 'url' | 'headers' | 'body'>,
	timeoutMs: number,
): Promise<{ statusCode: number; headers: Record<string, unknown>; body: unknown }> {
	const response = recordOf(
		await helpers.httpRequest({ ...SAFE, ...request, timeout: timeoutMs, json: false }),
	);
	return {
		statusCode: Number(response.statusCode),
		headers: { ...recordOf(response.headers) },
		body: response.body,
	};
}

const SAFE = {
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	// Following makes n8n keep what it sends in memory.
	disableFollowRedirect: true,
} as const;

async function exchange(
	helpers: HttpHelpers,
	request: Pick<IHttpRequestOptions, 'method' | 'url' | 'headers' | 'abortSignal'>,
): Promise<Omit<OpenFile, 'url'>> {
	const response = recordOf(
		await helpers.httpRequest({
			...SAFE,
			...request,
			encoding: 'stream',
			timeout: ANSWER_TIMEOUT_MS,
		}),
	);
	if (!isRecord(response.body)) throw new TransferError('it gave no file');
	return {
		statusCode: Number(response.statusCode),
		headers: { ...recordOf(response.headers) },
		stream: response.body as unknown as ByteStream,
	};
}
