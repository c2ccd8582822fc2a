import type { IBinaryData } from 'n8n-workflow';

import { retryThrown } from '../util/retry';
import { cutText } from '../util/text';
import { MEGABYTE } from '../util/units';
import { numberOf } from '../util/unknown';
import { openDataUrl, storeBinary, type StoreHelpers } from './binary';
import { namesOf } from './fileTypes';
import { foreignContent } from './foreignContent';
import { bytesOf, streamLike, TransferError, watched, type Patience } from './streams';
import { openUrl, type HttpHelpers, type OpenFile } from './transfer';

export interface Download {
	url: string;
	/** Without its extension where the type knows a better one; '' takes that of the address. */
	fileName: string;
	/** What fal says of the file; '' and null where it says nothing. */
	mimeType: string;
	bytes: number | null;
	mostBytes: number;
	patience?: Patience;
	/** true: where fal itself is on a private address, its results are, too. */
	allowsPrivate: boolean;
	/** Once aborted, the download ends at once. */
	signal: AbortSignal;
	/** Called once, with the size of a file that is large, before it is stored. */
	large: (bytes: number) => Promise<void>;
}

/** A download that did not work out; its message completes "… could not be downloaded: ". */
export class DownloadError extends Error {
	override readonly name = 'DownloadError';

	constructor(
		message: string,
		readonly kind: 'broken' | 'refused' | 'too large' | 'store',
	) {
		super(message);
	}
}

const ATTEMPTS = 3;
const LARGE_BYTES = 50 * 1024 * 1024;
/** Of what the store says. */
const MESSAGE_CHARACTERS = 300;
const NO_DATA = 'its data: address holds no file';
/** An address without the name of a file. */
const NAMELESS = 'https://localhost/';

/**
 * Streams a file of the web into n8n's binary store, without the key, and leaves nothing behind of
 * one that breaks.
 * @throws DownloadError
 */
export async function downloadFile(
	helpers: HttpHelpers & StoreHelpers,
	download: Download,
): Promise<IBinaryData> {
	if (/^data:/i.test(download.url)) return await storeDataUrl(helpers, download);
	try {
		return await retryThrown(async () => await downloadOnce(helpers, download), {
			attempts: ATTEMPTS,
			again: (error) => downloadErrorOf(error).kind === 'broken',
			signal: download.signal,
		});
	} catch (error) {
		throw downloadErrorOf(download.signal.aborted ? stopped() : error);
	}
}

/** The file stands in the address itself. */
async function storeDataUrl(helpers: StoreHelpers, download: Download): Promise<IBinaryData> {
	const { mimeType, content } = await decoded(download.url);
	if (content.length > download.mostBytes) throw tooLarge(content.length, download.mostBytes);
	const announced = { ...download, contentType: mimeType, url: '' };
	const foreign = content.length === 0 ? 'it is empty' : foreignContent(content, announced);
	if (foreign !== null) throw new DownloadError(foreign, 'broken');
	const file = { headers: { 'content-type': mimeType }, url: NAMELESS };
	try {
		return await storeBinary(helpers, content, namesOf(file, download));
	} catch (error) {
		throw unstored(error);
	}
}

async function decoded(url: string): Promise<{ mimeType: string; content: Buffer }> {
	try {
		const { mimeType, open } = openDataUrl(url);
		return { mimeType, content: bytesOf(await open()) };
	} catch {
		// What exactly is wrong with it helps nobody.
		throw noData();
	}
}

function noData(): DownloadError {
	return new DownloadError(NO_DATA, 'broken');
}

function unstored(error: unknown): DownloadError {
	return new DownloadError(storeWords(error), 'store');
}

async function downloadOnce(
	helpers: HttpHelpers & StoreHelpers,
	download: Download,
): Promise<IBinaryData> {
	const { url, signal, allowsPrivate } = download;
	if (signal.aborted) throw stopped();
	const headers = { 'accept-encoding': 'identity' };
	const file = await openUrl(helpers, url, { headers, signal, allowsPrivate });
	if (file.statusCode !== 200) {
		file.stream.destroy();
		throw new TransferError(`its server answered ${file.statusCode}`);
	}
	const announced = numberOf(file.headers['content-length']);
	const bytes = announced ?? download.bytes;
	if (bytes !== null && bytes > download.mostBytes) {
		file.stream.destroy();
		throw tooLarge(bytes, download.mostBytes);
	}
	const broken: Error[] = [];
	try {
		if (bytes !== null && bytes > LARGE_BYTES) await download.large(bytes);
		const content = streamLike(file.stream, whole(file, bytes, download, broken));
		return await storeBinary(helpers, content, namesOf(file, download));
	} catch (error) {
		file.stream.destroy();
		// What broke the stream says more than what the store made of it.
		throw broken[0] ?? unstored(error);
	}
}

/** The chunks of a file, with a mistake at the end where it is not as long as it says. */
async function* whole(
	{ stream, headers, url }: OpenFile,
	announced: number | null,
	{ mostBytes, patience, fileName, mimeType }: Download,
	broken: Error[],
): AsyncGenerator<Uint8Array> {
	let bytes = 0;
	try {
		for await (const chunk of watched(stream, patience)) {
			const contentType = String(headers['content-type'] ?? '');
			const foreign =
				bytes === 0 ? foreignContent(chunk, { contentType, url, fileName, mimeType }) : null;
			if (foreign !== null) throw new TransferError(foreign);
			bytes += chunk.length;
			if (bytes > mostBytes) throw tooLarge(bytes, mostBytes);
			yield chunk;
		}
		if (announced !== null && bytes !== announced) {
			throw new TransferError(`it ended after ${bytes} of ${announced} bytes`);
		}
		if (bytes === 0) throw new TransferError('it is empty');
	} catch (error) {
		const reason = error instanceof Error ? error : new TransferError(String(error));
		broken.push(reason);
		throw downloadErrorOf(reason);
	}
}

function stopped(): TransferError {
	return new TransferError('the execution was stopped');
}

function tooLarge(bytes: number, mostBytes: number): DownloadError {
	const size = `it has more than ${Math.floor(mostBytes / MEGABYTE)} MB`;
	const known = bytes > mostBytes + MEGABYTE ? `it has ${Math.round(bytes / MEGABYTE)} MB` : size;
	return new DownloadError(known, 'too large');
}

function downloadErrorOf(error: unknown): DownloadError {
	if (error instanceof DownloadError) return error;
	if (!(error instanceof TransferError)) return new DownloadError('the connection broke', 'broken');
	return new DownloadError(error.message, error.lasting ? 'refused' : 'broken');
}

function storeWords(error: unknown): string {
	const { message = 'unknown reason' } = error as { message?: string };
	return `n8n could not store it (${cutText(message, MESSAGE_CHARACTERS)})`;
}
