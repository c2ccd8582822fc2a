import { retryThrown } from '../util/retry';
import { numberOf, recordOf } from '../util/unknown';
import { createReader } from './bytes';
import { probe, type Probed } from './probe';
import { TransferError, watched } from './streams';
import { openUrl, type HttpHelpers, type OpenFile } from './transfer';

/** What lies at an address, or why that could not be seen. */
export type RemoteProbe =
	| Probed
	| { is: 'unreachable'; because: string }
	/** Its server says that there is no such file. */
	| { is: 'gone'; because: string };

/** Said of what is not there; 403 may be said of our way of asking. */
const GONE = [404, 410];

class GoneError extends TransferError {}

const BUDGET_BYTES = 2 * 1024 * 1024;
/** Asked for at once: a header of a short clip, with room. */
const RANGE_BYTES = 512 * 1024;
/** One for a header at the end; the others for the fragments of a fragmented file. */
const JUMPS = 64;
/** Shorter ways are read through; of a file within the budget, longer ones too. */
const JUMP_FROM_BYTES = 32 * 1024;
const JUMP_FROM_BYTES_WITHIN_BUDGET = 256 * 1024;
const IDLE_MS = 15_000;

/**
 * Probes a file at an address by ranged requests, of which it reads at most 2 MB. A server that
 * ignores ranges is read up to there.
 */
export async function probeUrl(helpers: HttpHelpers, url: string): Promise<RemoteProbe> {
	try {
		// One broken transfer is no news about the file.
		return await retryThrown(async () => await probeOnce(helpers, url), {
			attempts: 2,
			again: () => true,
		});
	} catch (error) {
		const is = error instanceof GoneError ? 'gone' : 'unreachable';
		return { is, because: reasonOf(error) };
	}
}

async function probeOnce(helpers: HttpHelpers, url: string): Promise<RemoteProbe> {
	const first = await openRange(helpers, url, 0);
	if (first.statusCode === 416) {
		first.stream.destroy();
		return { is: 'empty' };
	}
	if (first.statusCode !== 200 && first.statusCode !== 206) throw unexpected(first);
	const bytes = bytesOf(first);
	const ranged = first.statusCode === 206;
	const end = bytes ?? Infinity;
	const reader = createReader(ranged ? rangesFrom(helpers, url, first, end) : chunksOf(first), {
		budgetBytes: BUDGET_BYTES,
		jumps: ranged ? JUMPS : 0,
		jumpFromBytes: end <= BUDGET_BYTES ? JUMP_FROM_BYTES_WITHIN_BUDGET : JUMP_FROM_BYTES,
		openAt: async (position, wantedBytes) => {
			if (position >= end) return null;
			const opened = await openRange(helpers, url, position, wantedBytes);
			return rangesFrom(helpers, url, opened, end, position);
		},
	});
	try {
		return await probe(reader, bytes);
	} finally {
		await reader.close();
	}
}

async function openRange(
	helpers: HttpHelpers,
	url: string,
	position: number,
	wantedBytes = RANGE_BYTES,
): Promise<OpenFile> {
	const range = `bytes=${position}-${position + wantedBytes - 1}`;
	// Compressed, its length and places would be those of something else.
	return await openUrl(helpers, url, { range, 'accept-encoding': 'identity' });
}

/** One range after the other, as one run of bytes. */
async function* rangesFrom(
	helpers: HttpHelpers,
	url: string,
	first: OpenFile,
	end: number,
	start = 0,
): AsyncGenerator<Uint8Array> {
	let position = start;
	for (let part = first; ; part = await openRange(helpers, url, position)) {
		if (part.statusCode === 416) {
			// The file ends there; its server had not said where.
			part.stream.destroy();
			return;
		}
		if (part.statusCode !== 206) throw unexpected(part);
		const { first: begins } = contentRange(part);
		if (begins !== null && begins !== position) {
			part.stream.destroy();
			throw new TransferError('its server sent another part than asked for');
		}
		const before = position;
		for await (const chunk of chunksOf(part)) {
			position += chunk.length;
			yield chunk;
		}
		if (position >= end || position === before) return;
	}
}

function unexpected({ statusCode, stream }: OpenFile): TransferError {
	stream.destroy();
	const message = `its server answered ${statusCode}`;
	return GONE.includes(statusCode) ? new GoneError(message) : new TransferError(message);
}

function chunksOf({ stream }: OpenFile): AsyncGenerator<Uint8Array> {
	return watched(stream, { idleMs: IDLE_MS });
}

/** From Content-Range, or Content-Length of a whole answer; null where neither tells. */
function bytesOf(file: OpenFile): number | null {
	if (file.statusCode === 206) return contentRange(file).total;
	const text = file.headers['content-length'];
	return typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : null;
}

/** 'bytes 0-99/200'; a server that does not know the length writes an asterisk. */
function contentRange({ headers }: OpenFile): { first: number | null; total: number | null } {
	const [, first, total] =
		/^bytes (\d+)-\d+\/(\d+|\*)$/i.exec(String(headers['content-range'])) ?? [];
	return { first: numberOf(first), total: numberOf(total) };
}

function reasonOf(error: unknown): string {
	if (error instanceof TransferError) return error.message;
	const { cause, code: ownCode } = recordOf(error);
	const code = recordOf(cause).code ?? ownCode;
	const isUnknownHost = code === 'ENOTFOUND' || code === 'EAI_AGAIN';
	return isUnknownHost ? 'its server was not found' : 'its server did not answer';
}
