// A file at an address, read range by range.
import { SECOND_MS } from '../util/units';
import { numberOf } from '../util/unknown';
import { TransferError, watched } from './streams';
import type { OpenFile } from './transfer';

/** Opens a file at one of its bytes. */
export type Open = (position: number, wantedBytes?: number) => Promise<OpenFile>;

const IDLE_MS = 15 * SECOND_MS;
/** Said of what is not there; 403 may be said of our way of asking. */
const GONE = [404, 410];

/** Its server says that there is no such file. */
export class GoneError extends TransferError {}

/** One range after the other, as one run of bytes. */
export async function* rangesFrom(
	open: Open,
	first: OpenFile,
	end: number,
	start = 0,
): AsyncGenerator<Uint8Array> {
	let position = start;
	for (let part = first; ; part = await open(position)) {
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

/** The answer is no part of a file. */
export function unexpected({ statusCode, stream }: OpenFile): TransferError {
	stream.destroy();
	const message = `its server answered ${statusCode}`;
	return GONE.includes(statusCode) ? new GoneError(message) : new TransferError(message);
}

/** What comes of an open file. */
export function chunksOf({ stream }: OpenFile): AsyncGenerator<Uint8Array> {
	return watched(stream, { idleMs: IDLE_MS });
}

/** From Content-Range, or Content-Length of a whole answer; null where neither tells. */
export function lengthOf(file: OpenFile): number | null {
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
