import { bytesOf } from './streams';

/** fal's own client cuts files there. @see https://github.com/fal-ai/fal-js/blob/main/libs/client/src/storage.ts */
export const PART_BYTES = 10 * 1024 * 1024;

/**
 * Cuts a file into parts of 10 MB. Two buffers take turns: a part is overwritten when the next but one
 * is asked for, so the file never lies in memory.
 */
export async function* partsOf(
	chunks: AsyncIterable<Uint8Array>,
	partBytes = PART_BYTES,
): AsyncGenerator<Buffer> {
	const buffers = [Buffer.allocUnsafe(partBytes), Buffer.allocUnsafe(partBytes)];
	let [part] = buffers;
	let filled = 0;
	for await (const chunk of chunks) {
		let rest = bytesOf(chunk);
		while (rest.length > 0) {
			const step = Math.min(rest.length, partBytes - filled);
			rest.copy(part, filled, 0, step);
			filled += step;
			rest = rest.subarray(step);
			if (filled < partBytes) continue;
			yield part;
			part = part === buffers[0] ? buffers[1] : buffers[0];
			filled = 0;
		}
	}
	if (filled > 0) yield part.subarray(0, filled);
}
