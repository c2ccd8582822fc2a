import type { ByteReader } from './bytes';

/** One box of an mp4 or mov file; its content is where the reader stands. */
export interface Box {
	type: string;
	/** Where it ends in the file, at the latest where its parent does; Infinity: with the file. */
	end: number;
}

/** One way through the boxes of a file, forwards and only so far. */
export interface BoxWalk {
	reader: ByteReader;
	/** How many more boxes are looked at; 0: the file has more than a video needs. */
	boxesLeft: number;
}

/** Half an hour of thirty fragments a second, with sound, has no more. */
const MOST_BOXES = 1_000_000;

/** Tables are read a piece at a time, whatever length they claim. */
const PIECE_BYTES = 32 * 1024;

export function walkOver(reader: ByteReader, mostBoxes = MOST_BOXES): BoxWalk {
	return { reader, boxesLeft: mostBoxes };
}

/** Ends the walk, because the file has more of something than a video needs. */
export function stopWalk(walk: BoxWalk): void {
	walk.boxesLeft = 0;
}

/**
 * Calls `visit` for each box up to `end` and goes on behind it, whatever was read of it. Ends early
 * where the file does, at bytes that are no box, or when `visit` has had enough.
 * @see https://developer.apple.com/documentation/quicktime-file-format/atoms
 */
export async function forEachBox(
	walk: BoxWalk,
	end: number,
	visit: (box: Box) => Promise<'enough' | undefined>,
): Promise<void> {
	const { reader } = walk;
	while (walk.boxesLeft > 0 && reader.position() + 8 <= end) {
		walk.boxesLeft -= 1;
		const box = await readHeader(reader, end);
		if (box === null || (await visit(box)) === 'enough' || box.end === Infinity) return;
		await reader.goTo(box.end);
	}
}

/** What is read of each child, by its type; the others are skipped. */
export type Readers = Readonly<Record<string, ((box: Box) => Promise<void> | void) | undefined>>;

/**
 * Reads the children of one box. Each container is looked for in its own parent alone, so boxes can
 * be nested no deeper than the readers are.
 */
export async function readChildren(walk: BoxWalk, end: number, readers: Readers): Promise<void> {
	await forEachBox(walk, end, async (box) => {
		await readers[box.type]?.(box);
		return undefined;
	});
}

/** The first bytes of a box, with zeros for what is missing of a file that is cut. */
export async function readLeaf({ reader }: BoxWalk, { end }: Box, bytes: number): Promise<Buffer> {
	const content = await reader.take(Math.max(0, Math.min(bytes, end - reader.position())));
	return content.length === bytes
		? content
		: Buffer.concat([content, Buffer.alloc(bytes - content.length)]);
}

/**
 * Calls `visit` for each row of a table that begins where the reader stands.
 * @returns how many there were: fewer than said where the box or the file ends before
 */
export async function forEachRow(
	{ reader }: BoxWalk,
	{ end }: Box,
	{ rows, rowBytes }: { rows: number; rowBytes: number },
	visit: (piece: Buffer, offset: number) => void,
): Promise<number> {
	const rowsAtOnce = Math.floor(PIECE_BYTES / rowBytes);
	const inBox = Math.max(0, Math.floor((end - reader.position()) / rowBytes));
	let left = Math.min(rows, inBox);
	let read = 0;
	while (left > 0) {
		const piece = await reader.take(Math.min(left, rowsAtOnce) * rowBytes);
		const whole = Math.floor(piece.length / rowBytes);
		for (let row = 0; row < whole; row++) visit(piece, row * rowBytes);
		read += whole;
		left -= whole;
		if (whole < rowsAtOnce && left > 0) break;
	}
	return read;
}

/** Version 1 of a box has 64 bits where version 0 has 32. */
export function isWide(content: Buffer): boolean {
	return content[0] === 1;
}

/** A number of 64 bits; beyond 2^53 not exact, which no time of a video needs. */
export function long(content: Buffer, offset: number): number {
	return Number(content.readBigUInt64BE(offset));
}

async function readHeader(reader: ByteReader, parentEnd: number): Promise<Box | null> {
	const start = reader.position();
	const header = await reader.take(8);
	if (header.length < 8) return null;
	const type = header.toString('latin1', 4, 8);
	const size = header.readUInt32BE(0);
	// 0: up to the end of what holds it. 1: the size follows as 64 bits.
	if (size === 0) return { type, end: parentEnd };
	if (size !== 1) return size < 8 ? null : { type, end: Math.min(start + size, parentEnd) };
	const large = await reader.take(8);
	const largeSize = large.length < 8 ? 0 : long(large, 0);
	return largeSize < 16 ? null : { type, end: Math.min(start + largeSize, parentEnd) };
}
