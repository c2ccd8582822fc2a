import { bounded, onAbort } from '../util/bounded';
import { retryThrown } from '../util/retry';
import { MINUTE_MS } from '../util/units';
import { isRecord, recordOf, textOf } from '../util/unknown';
import { parsedUrl } from '../util/url';
import type { LocalFile } from './binary';
import {
	bytesOf,
	offered,
	SLOWEST_BYTES_PER_MS,
	streamLike,
	TransferError,
	type ByteStream,
	type Patience,
} from './streams';
import { BlockedError, sendTo, type HttpHelpers } from './transfer';

/** What fal answered when it was asked for a place to upload to. */
export interface PlaceAnswer {
	statusCode: number | null;
	body: unknown;
}

/** An upload that did not work out; the message completes "… could not be uploaded to fal: ". */
export class UploadError extends Error {
	override readonly name = 'UploadError';

	/** @param refusal of the key or the account, which no other place would mend */
	constructor(
		message: string,
		readonly statusCode: number | null,
		readonly refusal: PlaceAnswer | null = null,
	) {
		super(message);
	}
}

/** Asks fal for a place to upload to; the one call of an upload that carries the key. */
export type Initiate = (multipart: boolean) => Promise<PlaceAnswer>;

export interface Upload {
	file: LocalFile;
	bytes: number;
	mimeType: string;
	initiate: Initiate;
	patience?: Patience;
	/** Once aborted, the upload ends at once. */
	signal: AbortSignal;
}

const SINGLE_BYTES = 90 * 1024 * 1024;
const ATTEMPTS = 3;
/** No better at another place or another time. */
export const REFUSALS: readonly number[] = [400, 402, 413, 415, 422];
/** fal's own client cuts files there. @see https://github.com/fal-ai/fal-js/blob/main/libs/client/src/storage.ts */
const PART_BYTES = 10 * 1024 * 1024;
/** For a connection and an answer; fal's storage may be slow to begin. */
const GRACE_MS = 2 * MINUTE_MS;

/**
 * Uploads a file to fal's storage as a stream, in parts above 90 MB, and gives its address. Each
 * attempt asks for a new place, because a place expires.
 * @see https://github.com/fal-ai/fal-js/blob/main/libs/client/src/storage.ts
 * @throws UploadError
 */
export async function uploadFile(helpers: HttpHelpers, upload: Upload): Promise<string> {
	const again = (error: unknown) => {
		const { statusCode, refusal } = uploadErrorOf(error);
		const lasting = error instanceof TransferError && error.lasting;
		return !lasting && refusal === null && !REFUSALS.includes(statusCode ?? 0);
	};
	try {
		// fal may still be asked for a place then; that costs nothing.
		const sent = await bounded(
			async (signal) => {
				const attempt = async () => await uploadOnce(helpers, { ...upload, signal });
				return await retryThrown(attempt, { attempts: ATTEMPTS, again, signal });
			},
			{ stop: upload.signal },
		);
		if (sent.is === 'done') return sent.result;
	} catch (error) {
		throw uploadErrorOf(error);
	}
	throw new UploadError('the execution was stopped', null);
}

async function uploadOnce(helpers: HttpHelpers, upload: Upload): Promise<string> {
	const multipart = upload.bytes > SINGLE_BYTES;
	const place = await placeOf(upload.initiate, multipart);
	if (multipart) await sendParts(helpers, upload, place.uploadUrl);
	else await sendWhole(helpers, upload, place.uploadUrl);
	return place.fileUrl;
}

async function placeOf(
	initiate: Initiate,
	multipart: boolean,
): Promise<{ uploadUrl: string; fileUrl: string }> {
	const answer = await initiate(multipart);
	const { statusCode, body } = answer;
	const uploadUrl = textOf(recordOf(body).upload_url) ?? '';
	const fileUrl = textOf(recordOf(body).file_url) ?? '';
	if (statusCode === 200 && isWeb(uploadUrl) && isWeb(fileUrl)) return { uploadUrl, fileUrl };
	if (statusCode === null) throw uploadErrorOf(null);
	// A page is of something on the way, which may let the next one pass.
	const refusal = (statusCode === 401 || statusCode === 403) && isRecord(body) ? answer : null;
	throw new UploadError(`its storage answered ${statusCode}`, statusCode, refusal);
}

async function sendWhole(helpers: HttpHelpers, upload: Upload, url: string): Promise<void> {
	const { file, bytes, mimeType, patience = {}, signal } = upload;
	// Without its exact length the transfer would be chunked, which storage does not take.
	const headers = { 'content-type': mimeType, 'content-length': String(bytes) };
	const put = async (body: ByteStream | Buffer, stop: AbortSignal) => {
		const bounds = boundsOf(bytes, { patience, signal: stop });
		accepted(await sendTo(helpers, { method: 'PUT', url, headers, body }, bounds));
	};
	const content = await file.open();
	if (Buffer.isBuffer(content)) return await put(content, signal);
	const ending = new AbortController();
	const end = () => ending.abort();
	const forget = onAbort(signal, end);
	try {
		await put(streamLike(content, offered(content, patience, end)), ending.signal);
	} finally {
		forget();
		content.destroy();
	}
}

async function sendParts(helpers: HttpHelpers, upload: Upload, uploadUrl: string): Promise<void> {
	const at = (step: string | number) => {
		const { origin, pathname, search } = new URL(uploadUrl);
		return `${origin}${pathname}/${step}${search}`;
	};
	const parts: Array<{ partNumber: number; etag: string }> = [];
	for await (const part of partsOf(upload.file.chunks())) {
		const partNumber = parts.length + 1;
		const { headers, body } = await sendPart(helpers, at(partNumber), part, upload);
		const told = textOf(recordOf(body).etag);
		parts.push({ partNumber, etag: told ?? String(headers.etag ?? '') });
	}
	const headers = { 'content-type': 'application/json' };
	const body = JSON.stringify({ parts });
	const request = { method: 'POST' as const, url: at('complete'), headers, body };
	accepted(await sendTo(helpers, request, boundsOf(0, upload)));
}

async function sendPart(helpers: HttpHelpers, url: string, part: Buffer, upload: Upload) {
	const headers = {
		'content-type': 'application/octet-stream',
		'content-length': String(part.length),
	};
	const request = { method: 'PUT' as const, url, headers, body: part };
	const attempt = async () =>
		accepted(await sendTo(helpers, request, boundsOf(part.length, upload)));
	// A place that expired is no better the second time.
	const again = (error: unknown) => (uploadErrorOf(error).statusCode ?? 500) >= 500;
	return await retryThrown(attempt, { attempts: ATTEMPTS, again, signal: upload.signal });
}

/**
 * Cuts a file into parts of 10 MB. Two buffers take turns: a part is overwritten when the next but one
 * is asked for, so the file never lies in memory.
 */
async function* partsOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
	const buffers = [Buffer.allocUnsafe(PART_BYTES), Buffer.allocUnsafe(PART_BYTES)];
	let [part] = buffers;
	let filled = 0;
	for await (const chunk of chunks) {
		let rest = bytesOf(chunk);
		while (rest.length > 0) {
			const step = Math.min(rest.length, PART_BYTES - filled);
			rest.copy(part, filled, 0, step);
			filled += step;
			rest = rest.subarray(step);
			if (filled < PART_BYTES) continue;
			yield part;
			part = part === buffers[0] ? buffers[1] : buffers[0];
			filled = 0;
		}
	}
	if (filled > 0) yield part.subarray(0, filled);
}

function accepted<Response extends { statusCode: number }>(response: Response): Response {
	const { statusCode } = response;
	if (statusCode >= 200 && statusCode < 300) return response;
	throw new UploadError(`its storage answered ${statusCode}`, statusCode);
}

/** How long a transfer of so many bytes may take, its answer included. */
function boundsOf(bytes: number, { patience, signal }: Pick<Upload, 'patience' | 'signal'>) {
	const { graceMs = GRACE_MS } = patience ?? {};
	return { ms: graceMs + bytes / SLOWEST_BYTES_PER_MS, stop: signal };
}

function isWeb(url: string): boolean {
	return /^https?:\/\//i.test(url) && parsedUrl(url) !== null;
}

/** What went wrong, where it was not storage that said so. */
function uploadErrorOf(error: unknown): UploadError {
	if (error instanceof UploadError) return error;
	const words = error instanceof BlockedError ? error.message : 'its storage did not answer';
	return new UploadError(words, null);
}
