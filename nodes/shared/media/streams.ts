import type { IExecuteFunctions } from 'n8n-workflow';

/** What n8n's helpers give and take; its name cannot be imported here. */
export type ByteStream = Awaited<ReturnType<IExecuteFunctions['helpers']['getBinaryStream']>>;

/** A transfer that does not move for so long is given up. */
export const IDLE_MS = 60_000;

/** A stream that stood still, or held more than it may. */
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
	let bytes = 0;
	let sinceMs = Date.now();
	let standstill = after(idleMs);
	try {
		for (;;) {
			const next = chunks.next();
			// It is lost after a standstill; nobody waits for it then.
			next.catch(() => undefined);
			const step = await Promise.race([next, standstill]);
			if (step === 'standstill') throw new TransferError('it stood still');
			if (step.done === true) return;
			const chunk = Buffer.from(step.value as Uint8Array);
			bytes += chunk.length;
			if (bytes > mostBytes) throw new TransferError('it is larger than allowed');
			yield chunk;
			// Renewed now and then only, because a large file has thousands of chunks.
			if (Date.now() - sinceMs > idleMs / 4) {
				sinceMs = Date.now();
				standstill = after(idleMs);
			}
		}
	} finally {
		stream.destroy();
	}
}

/** Not n8n's sleep: a stalled socket is the outside world, and no part of the waiting for fal. */
async function after(ms: number): Promise<'standstill'> {
	return await new Promise((resolve) => {
		const timer = AbortSignal.timeout(ms);
		timer.addEventListener('abort', () => resolve('standstill'), { once: true });
	});
}

/** A stream of n8n's own kind with other content. */
export function streamLike(stream: ByteStream, chunks: AsyncIterable<Uint8Array>): ByteStream {
	const kind = stream.constructor as unknown as {
		from(chunks: AsyncIterable<Uint8Array>): ByteStream;
	};
	return kind.from(chunks);
}
