import type { IExecuteFunctions } from 'n8n-workflow';

/** What n8n's helpers give and take; its name cannot be imported here. */
export type ByteStream = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

/** A transfer that does not move for so long is given up. */
export const IDLE_MS = 60_000;

/** A transfer that did not work out; its message completes "… could not be read: ". */
export class TransferError extends Error {
	override readonly name = 'TransferError';
}

/**
 * The chunks of a stream, which is destroyed at the end, however that comes.
 * @throws TransferError where nothing moves for `idleMs`, or more than `mostBytes` come
 */
export async function* watched(
	stream: ByteStream,
	{ idleMs = IDLE_MS, mostBytes = Infinity }: { idleMs?: number; mostBytes?: number } = {},
): AsyncGenerator<Uint8Array> {
	const chunks = stream[Symbol.asyncIterator]();
	const watch = createWatch(idleMs);
	let bytes = 0;
	try {
		for (;;) {
			const step = await watch.orStandstill(chunks.next());
			if (step === 'standstill') throw new TransferError('it stood still');
			if (step.done === true) return;
			const chunk = bytesOf(step.value);
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
 * One watch for all chunks. Not Promise.race with one long promise, which would keep every chunk in
 * memory; and not n8n's sleep, because a stalled socket is no part of the waiting for fal.
 */
function createWatch(idleMs: number) {
	let giveUp: (() => void) | null = null;
	let sinceMs = Date.now();
	let watching = true;
	const arm = (ms: number) => {
		const look = () => {
			const leftMs = sinceMs + idleMs - Date.now();
			if (!watching) return;
			if (leftMs > 0) arm(leftMs);
			else if (giveUp === null) arm(idleMs);
			else giveUp();
		};
		AbortSignal.timeout(Math.ceil(ms)).addEventListener('abort', look, { once: true });
	};
	arm(idleMs);
	return {
		async orStandstill<Step>(pending: Promise<Step>): Promise<Step | 'standstill'> {
			sinceMs = Date.now();
			const step = await new Promise<Step | 'standstill'>((resolve, reject) => {
				giveUp = () => resolve('standstill');
				pending.then(resolve, reject);
			});
			// Whoever takes the chunks may take its time.
			giveUp = null;
			return step;
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
