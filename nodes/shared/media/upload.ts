import { recordOf, textOf } from '../util/unknown';
import type { LocalFile } from './binary';
import { partsOf } from './parts';
import { sendTo, type HttpHelpers } from './transfer';
import { UploadError, uploadErrorOf, type PlaceAnswer } from './uploadError';

export { UploadError } from './uploadError';

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
	const multipart = upload.bytes > SINGLE_BYTES;
	for (let attempt = 1; ; attempt++) {
		try {
			const place = await placeOf(upload.initiate, multipart);
			if (multipart) await sendParts(helpers, upload, place.uploadUrl);
			else await sendWhole(helpers, upload, place.uploadUrl);
			return place.fileUrl;
		} catch (error) {
			const known = uploadErrorOf(error);
			const refused = REFUSALS.includes(known.statusCode ?? 0) || known.refusal !== null;
			if (refused || attempt === ATTEMPTS || upload.signal.aborted) throw known;
		}
	}
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
	const refusal = statusCode === 401 || statusCode === 403 ? answer : null;
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
		const { headers, body } = await sendPart(helpers, at(partNumber), part);
		const told = recordOf(typeof body === 'string' ? parsed(body) : body).etag;
		parts.push({ partNumber, etag: textOf(told) ?? String(headers.etag ?? '') });
	}
	const headers = { 'content-type': 'application/json' };
	const body = JSON.stringify({ parts });
	accepted(
		await sendTo(helpers, { method: 'POST', url: at('complete'), headers, body }, LEAST_TIMEOUT_MS),
	);
}

async function sendPart(helpers: HttpHelpers, url: string, part: Buffer) {
	const headers = {
		'content-type': 'application/octet-stream',
		'content-length': String(part.length),
	};
	const request = { method: 'PUT' as const, url, headers, body: part };
	for (let attempt = 1; ; attempt++) {
		try {
			return accepted(await sendTo(helpers, request, timeoutMs(part.length)));
		} catch (error) {
			const known = uploadErrorOf(error);
			const code = known.statusCode ?? 500;
			// A place that expired is no better the second time.
			if (attempt === ATTEMPTS || code < 500) throw known;
		}
	}
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
