import type { ByteReader } from './bytes';

/** One box of an mp4 or mov file; its content is where the reader stands. */
export interface Box {
	type: string;
	/** Where it ends in the file; Infinity where it goes on to the end of the file. */
	end: number;
}

/**
 * Calls `visit` for each box up to `end` and goes on behind it, whatever was read of it. Ends early
 * where the file does, at bytes that are no box, or when `visit` has had enough.
 * @see https://developer.apple.com/documentation/quicktime-file-format/atoms
 */
export async function forEachBox(
	reader: ByteReader,
	end: number,
	visit: (box: Box) => Promise<'enough' | undefined>,
): Promise<void> {
	while (reader.position() + 8 <= end) {
		const box = await readHeader(reader, end);
		if (box === null || (await visit(box)) === 'enough' || box.end === Infinity) return;
		await reader.goTo(box.end);
	}
}

async function readHeader(reader: ByteReader, parentEnd: number): Promise<Box | null> {
	const start = reader.position();
	const header = await reader.take(8);
	if (header.length < 8) return null;
	const type = header.toString('latin1', 4, 8);
	const size = header.readUInt32BE(0);
	// 0: up to the end of what holds it. 1: the size follows as 64 bits.
	if (size === 0) return { type, end: parentEnd };
	if (size !== 1) return size < 8 ? null : { type, end: start + size };
	const large = await reader.take(8);
	const largeSize = large.length < 8 ? 0 : Number(large.readBigUInt64BE(0));
	return largeSize < 16 ? null : { type, end: start + largeSize };
}
