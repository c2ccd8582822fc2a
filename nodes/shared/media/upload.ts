import { retryThrown } from '../util/retry';
import { isRecord, recordOf, textOf } from '../util/unknown';
import type { LocalFile } from './binary';
import { bytesOf } from './streams';
import { sendTo, type HttpHelpers } from './transfer';

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
	signal: AbortSignal;
}

const SINGLE_BYTES = 90 * 1024 * 1024;
const ATTEMPTS = 3;
/** No better at another place or another time. */
export const REFUSALS: readonly number[] = [400, 402, 413, 415, 422];
/** fal's own client cuts files there. @see https://github.com/fal-ai/fal-js/blob/main/libs/client/src/storage.ts */
const PART_BYTES = 10 * 1024 * 1024;
/** A connection that is slower than this is given up. */
const SLOWEST_BYTES_PER_MS = 50;
const LEAST_TIMEOUT_MS = 120_000;

/**
 * Uploads a file to fal's storage as a stream, in parts above 90 MB, and gives its address. Each
 * attempt asks for a new place, because a place expires.
 * @see https://github.com/fal-ai/fal-js/blob/main/libs/client/src/storage.ts
 * @throws UploadError
 */
export async function uploadFile(helpers: HttpHelpers, upload: Upload): Promise<string> {
	const { signal } = upload;
	const again = (error: unknown) => {
		const { statusCode, refusal } = uploadErrorOf(error);
		return refusal === null && !REFUSALS.includes(statusCode ?? 0);
	};
	try {
		const attempt = async () => await uploadOnce(helpers, upload);
		return await retryThrown(attempt, { attempts: ATTEMPTS, again, signal });
	} catch (error) {
		throw uploadErrorOf(error);
	}
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

async function sendWhole(
	helpers: HttpHelpers,
	{ file, bytes, mimeType }: Upload,
	url: string,
): Promise<void> {
	const body = await file.open();
	try {
		// Without its exact length the transfer would be chunked, which storage does not take.
		const headers = { 'content-type': mimeType, 'content-length': String(bytes) };
		accepted(await sendTo(helpers, { method: 'PUT', url, headers, body }, timeoutMs(bytes)));
	} finally {
		if (!Buffer.isBuffer(body)) body.destroy();
	}
}

async function sendParts(
	helpers: HttpHelpers,
	{ file, signal }: Upload,
	uploadUrl: string,
): Promise<void> {
	const at = (step: string | number) => {
		const { origin, pathname, search } = new URL(uploadUrl);
		return `${origin}${pathname}/${step}${search}`;
	};
	const parts: Array<{ partNumber: number; etag: string }> = [];
	for await (const part of partsOf(file.chunks())) {
		if (signal.aborted) throw new UploadError('the execution was stopped', null);
		const partNumber = parts.length + 1;
		const { headers, body } = await sendPart(helpers, at(partNumber), part, signal);
		const told = recordOf(typeof body === 'string' ? parsed(body) : body).etag;
		parts.push({ partNumber, etag: textOf(told) ?? String(headers.etag ?? '') });
	}
	const headers = { 'content-type': 'application/json' };
	const body = JSON.stringify({ parts });
	accepted(
		await sendTo(helpers, { method: 'POST', url: at('complete'), headers, body }, LEAST_TIMEOUT_MS),
	);
}

async function sendPart(helpers: HttpHelpers, url: string, part: Buffer, signal: AbortSignal) {
	const headers = {
		'content-type': 'application/octet-stream',
		'content-length': String(part.length),
	};
	const request = { method: 'PUT' as const, url, headers, body: part };
	const attempt = async () => accepted(await sendTo(helpers, request, timeoutMs(part.length)));
	// A place that expired is no better the second time.
	const again = (error: unknown) => (uploadErrorOf(error).statusCode ?? 500) >= 500;
	return await retryThrown(attempt, { attempts: ATTEMPTS, again, signal });
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

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// No JSON: the header has the tag.
		return null;
	}
}

function timeoutMs(bytes: number): number {
	return Math.max(LEAST_TIMEOUT_MS, bytes / SLOWEST_BYTES_PER_MS);
}

function isWeb(url: string): boolean {
	return /^https?:\/\//i.test(url) && URL.canParse(url);
}

/** What went wrong, where it was not storage that said so. */
function uploadErrorOf(error: unknown): UploadError {
	return error instanceof UploadError ? error : new UploadError('its storage did not answer', null);
}
