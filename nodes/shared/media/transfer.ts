import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { isBlockedByN8n } from '../util/blocked';
import { readBody } from '../util/body';
import { bounded, type Bounds } from '../util/bounded';
import { isPrivateUrl } from '../util/hosts';
import { MEGABYTE } from '../util/units';
import { isRecord, recordOf, textOf } from '../util/unknown';
import { parsedUrl } from '../util/url';
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

export interface Opening {
	headers?: Record<string, string>;
	/** Once aborted, the connection is closed, also while the body is read. */
	signal?: AbortSignal;
	/** true: where fal itself is on a private address, files are, too. */
	allowsPrivate: boolean;
}

const REDIRECTS = 5;
const REDIRECTED = [301, 302, 303, 307, 308];

/** n8n's timeout ends with the headers; a body is watched by its reader. */
const ANSWER_TIMEOUT_MS = 30_000;
/** fal's storage answers an upload in a few words. */
const MOST_ANSWER_BYTES = MEGABYTE;

/** An address that a link leads to and that is not for this node to open. */
export class PrivateAddressError extends TransferError {
	constructor(readonly host: string) {
		super(`it is at the private address ${host}`, true);
	}
}

/** n8n's own protection, which its administrator turned on, lets nothing be opened there. */
export class BlockedError extends TransferError {
	constructor() {
		super("n8n's SSRF protection blocks its address", true);
	}
}

/**
 * Opens a file at an http(s) address, never with the key. Redirects are followed by hand, because
 * n8n would buffer bodies to follow them.
 * @throws PrivateAddressError, BlockedError; TransferError where a redirect leads nowhere or off the
 * web; n8n's error where nothing answers
 */
export async function openUrl(
	helpers: HttpHelpers,
	address: string,
	{ headers = {}, signal, allowsPrivate }: Opening,
): Promise<OpenFile> {
	let url = address;
	for (let redirects = 0; redirects <= REDIRECTS; redirects++) {
		if (!/^https?:\/\//i.test(url))
			throw new TransferError('it leads to an address that is not http(s)');
		// n8n's own protection knows more than names do, but is off unless somebody turned it on.
		if (!allowsPrivate && isPrivateUrl(url)) throw new PrivateAddressError(new URL(url).hostname);
		const file = await exchange(helpers, { method: 'GET', url, headers, abortSignal: signal });
		if (!REDIRECTED.includes(file.statusCode)) return { ...file, url };
		file.stream.destroy();
		const next = parsedUrl(textOf(file.headers.location) ?? '', url);
		if (next === null) break;
		url = next.href;
	}
	throw new TransferError('its redirects lead nowhere');
}

/**
 * Sends a body to an address that needs no key, and reads the short answer.
 * @param bounds of the whole exchange, the answer included
 * @throws BlockedError; TransferError where they end it; n8n's error where nothing answers
 */
export async function sendTo(
	helpers: HttpHelpers,
	request: Pick<IHttpRequestOptions, 'method' | 'url' | 'headers' | 'body'>,
	bounds: Bounds & { ms: number },
): Promise<{ statusCode: number; headers: Record<string, unknown>; body: unknown }> {
	const sent = await bounded(async (signal) => {
		const answer = await exchange(helpers, { ...request, abortSignal: signal }, bounds.ms);
		const body = await readBody(answer.stream, MOST_ANSWER_BYTES);
		return { ...answer, body: body.is === 'whole' ? body.content : null };
	}, bounds);
	if (sent.is === 'done') return sent.result;
	throw new TransferError(sent.is === 'stopped' ? 'the execution was stopped' : 'it took too long');
}

async function exchange(
	helpers: HttpHelpers,
	request: Pick<IHttpRequestOptions, 'method' | 'url' | 'headers' | 'body' | 'abortSignal'>,
	timeoutMs = ANSWER_TIMEOUT_MS,
): Promise<Omit<OpenFile, 'url'>> {
	const response = recordOf(
		await helpers
			.httpRequest({
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				// Following makes n8n keep what it sends in memory.
				disableFollowRedirect: true,
				encoding: 'stream',
				timeout: timeoutMs,
				...request,
			})
			.catch(
				async (error: unknown) =>
					await Promise.reject(isBlockedByN8n(error) ? new BlockedError() : error),
			),
	);
	if (!isRecord(response.body)) throw new TransferError('it gave no file');
	return {
		statusCode: Number(response.statusCode),
		headers: { ...recordOf(response.headers) },
		stream: response.body as unknown as ByteStream,
	};
}
