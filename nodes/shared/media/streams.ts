import type { IExecuteFunctions } from 'n8n-workflow';

import { MINUTE_MS } from '../util/units';

/** What n8n's helpers give and take; its name cannot be imported here. */
export type ByteStream = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

/** How slow a transfer may be. */
export interface Patience {
	/** One that does not move for so long is given up. */
	idleMs?: number;
	/** One that takes longer than this, and than its bytes take at the slowest rate, is given up. */
	graceMs?: number;
}

/** About 50 KB a second. */
export const SLOWEST_BYTES_PER_MS = 50;

/** A transfer that did not work out; its message completes "… could not be read: ". */
export class TransferError extends Error {
	override readonly name = 'TransferError';

	/** @param lasting a second attempt would end in the same way */
	constructor(
		message: string,
		readonly lasting = false,
	) {
		super(message);
	}
}

const SLOW = { standstill: 'it stood still', slow: 'it came too slowly' } as const;

/**
 * The chunks of a stream, which is destroyed at the end, however that comes.
 * @throws TransferError where nothing moves, it comes too slowly, or more than `mostBytes` come
 */
export async function* watched(
	stream: ByteStream,
	{ mostBytes = Infinity, ...patience }: Patience & { mostBytes?: number } = {},
): AsyncGenerator<Uint8Array> {
	const chunks = stream[Symbol.asyncIterator]();
	let giveUp: (why: keyof typeof SLOW) => void = () => undefined;
	const watch = createWatch(patience, (why) => giveUp(why));
	let bytes = 0;
	try {
		for (;;) {
			watch.begin();
			const step = await new Promise<IteratorResult<unknown, unknown>>((resolve, reject) => {
				giveUp = (why) => reject(new TransferError(SLOW[why]));
				chunks.next().then(resolve, reject);
			});
			// Or it would keep the last chunk in memory.
			giveUp = () => undefined;
			if (step.done === true) return;
			const chunk = bytesOf(step.value);
			watch.end(chunk.length);
			bytes += chunk.length;
			if (bytes > mostBytes) throw new TransferError('it is larger than allowed');
			yield chunk;
		}
	} finally {
		watch.over();
		stream.destroy();
	}
}

/**
 * The chunks of a stream for one who may stop taking them.
 * @param giveUp is called once where they are not taken, or too slowly
 */
export async function* offered(
	stream: ByteStream,
	patience: Patience,
	giveUp: () => void,
): AsyncGenerator<Uint8Array> {
	const watch = createWatch(patience, giveUp);
	try {
		for await (const content of stream) {
			const chunk = bytesOf(content);
			watch.begin();
			yield chunk;
			watch.end(chunk.length);
		}
	} finally {
		watch.over();
	}
}

/**
 * One watch for all chunks. Not Promise.race with one long promise, which would keep every chunk in
 * memory; and not n8n's sleep, because a stalled socket is no part of the waiting for fal. Only the
 * waiting between `begin` and `end` counts: whoever takes the chunks may take its time.
 */
function createWatch(
	{ idleMs = MINUTE_MS, graceMs = MINUTE_MS }: Patience,
	giveUp: (why: keyof typeof SLOW) => void,
) {
	let beganMs: number | null = null;
	let waitedMs = 0;
	let bytes = 0;
	let watching = true;
	const arm = (ms: number) => {
		AbortSignal.timeout(Math.ceil(ms)).addEventListener('abort', look, { once: true });
	};
	const look = () => {
		if (!watching) return;
		if (beganMs === null) return arm(Math.min(idleMs, graceMs));
		const waitingMs = Date.now() - beganMs;
		const idleLeftMs = idleMs - waitingMs;
		const slowLeftMs = graceMs + bytes / SLOWEST_BYTES_PER_MS - waitedMs - waitingMs;
		if (idleLeftMs > 0 && slowLeftMs > 0) return arm(Math.min(idleLeftMs, slowLeftMs));
		watching = false;
		giveUp(idleLeftMs <= 0 ? 'standstill' : 'slow');
	};
	arm(Math.min(idleMs, graceMs));
	return {
		begin() {
			beganMs = Date.now();
		},
		end(moved: number) {
			waitedMs += Date.now() - (beganMs ?? Date.now());
			beganMs = null;
			bytes += moved;
		},
		over() {
			watching = false;
		},
	};
}

/** A stream of n8n's own kind with other content. */
export function streamLike(stream: ByteStream, chunks: AsyncIterable<Uint8Array>): ByteStream {
	const kind = stream.constructor as unknown as {
		from(chunks: AsyncIterable<Uint8Array>): ByteStream;
	};
	return kind.from(chunks);
}

/** A chunk of a stream as bytes, without a copy where it is bytes already. */
export function bytesOf(chunk: unknown): Buffer {
	if (Buffer.isBuffer(chunk)) return chunk;
	if (!(chunk instanceof Uint8Array)) return Buffer.from(String(chunk));
	return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
