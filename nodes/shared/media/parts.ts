/** fal's own client cuts files there. @see https://github.com/fal-ai/fal-js/blob/main/libs/client/src/storage.ts */
export const PART_BYTES = 10 * 1024 * 1024;

/** Cuts a file into parts of 10 MB, of which one is in memory at a time. */
export async function* partsOf(
	chunks: AsyncIterable<Uint8Array>,
	partBytes = PART_BYTES,
): AsyncGenerator<Buffer> {
	let part = Buffer.allocUnsafe(partBytes);
	let filled = 0;
	for await (const chunk of chunks) {
		let rest = Buffer.from(chunk);
		while (rest.length > 0) {
			const step = Math.min(rest.length, partBytes - filled);
			rest.copy(part, filled, 0, step);
			filled += step;
			rest = rest.subarray(step);
			if (filled < partBytes) continue;
			yield part;
			// The one before may still be on its way.
			part = Buffer.allocUnsafe(partBytes);
			filled = 0;
		}
	}
	if (filled > 0) yield part.subarray(0, filled);
}
