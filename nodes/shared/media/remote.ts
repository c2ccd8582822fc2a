import { recordOf } from '../util/unknown';
import { createReader } from './bytes';
import { probe, type Probed } from './probe';
import { TransferError, watched } from './streams';
import { openUrl, type HttpHelpers, type OpenFile } from './transfer';

/** What lies at an address, or why that could not be seen. */
export type RemoteProbe = Probed | { is: 'unreachable'; because: string };

const BUDGET_BYTES = 2 * 1024 * 1024;
/** Asked for at once: a header of a short clip, with room. */
const RANGE_BYTES = 512 * 1024;
/** One for a header at the end; the others for the fragments of a fragmented file. */
const JUMPS = 40;
const IDLE_MS = 15_000;

/**
 * Probes a file at an address by ranged requests, of which it reads at most 2 MB. A server that
 * ignores ranges is read up to there.
 */
export async function probeUrl(helpers: HttpHelpers, url: string): Promise<RemoteProbe> {
	const probed = await probeOnce(helpers, url);
	// One broken transfer is no news about the file.
	return probed.is === 'unreachable' ? await probeOnce(helpers, url) : probed;
}

async function probeOnce(helpers: HttpHelpers, url: string): Promise<RemoteProbe> {
	try {
		const first = await openRange(helpers, url, 0);
		if (first.statusCode === 416) return { is: 'empty' };
		if (first.statusCode !== 200 && first.statusCode !== 206) {
			first.stream.destroy();
			return { is: 'unreachable', because: `its server answered ${first.statusCode}` };
		}
		const bytes = bytesOf(first);
		const ranged = first.statusCode === 206;
		const end = bytes ?? Infinity;
		const reader = createReader(ranged ? rangesFrom(helpers, url, first, end) : chunksOf(first), {
			budgetBytes: BUDGET_BYTES,
			jumps: ranged ? JUMPS : 0,
			openAt: async (position) => {
				if (position >= end) return null;
				const opened = await openRange(helpers, url, position);
				return rangesFrom(helpers, url, opened, end, position);
			},
		});
		try {
			return await probe(reader, bytes);
		} finally {
			await reader.close();
		}
	} catch (error) {
		return { is: 'unreachable', because: reasonOf(error) };
	}
}

async function openRange(helpers: HttpHelpers, url: string, position: number): Promise<OpenFile> {
	const range = `bytes=${position}-${position + RANGE_BYTES - 1}`;
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
		if (part.statusCode !== 206) {
			part.stream.destroy();
			throw new TransferError(`its server answered ${part.statusCode}`);
		}
		const before = position;
		for await (const chunk of chunksOf(part)) {
			position += chunk.length;
			yield chunk;
		}
		if (position >= end || position === before) return;
	}
}

function chunksOf({ stream }: OpenFile): AsyncGenerator<Uint8Array> {
	return watched(stream, { idleMs: IDLE_MS });
}

/** From Content-Range, or Content-Length of a whole answer; null where neither tells. */
function bytesOf({ statusCode, headers }: OpenFile): number | null {
	const text =
		statusCode === 206
			? /\/(\d+)$/.exec(String(headers['content-range']))?.[1]
			: headers['content-length'];
	return typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : null;
}

function reasonOf(error: unknown): string {
	if (error instanceof TransferError) return error.message;
	const { cause, code: ownCode } = recordOf(error);
	const code = recordOf(cause).code ?? ownCode;
	const isUnknownHost = code === 'ENOTFOUND' || code === 'EAI_AGAIN';
	return isUnknownHost ? 'its server was not found' : 'its server did not answer';
}
