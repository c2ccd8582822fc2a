import { forEachRow, isWide, long, readChildren, readLeaf, type Box, type BoxWalk } from './boxes';
import type { Movie } from './movie';
import type { Track } from './track';

/** Flags of a trun box: what stands before its table, and in each row. */
const DATA_OFFSET = 0x1;
const FIRST_FLAGS = 0x4;
const DURATION = 0x100;
const ROW_FIELDS = [DURATION, 0x200, 0x400, 0x800];

/**
 * Adds the samples of one fragment (a moof box) to the tracks of its movie.
 * @see https://www.w3.org/TR/mse-byte-stream-format-isobmff/
 */
export async function addFragment(walk: BoxWalk, { end }: Box, movie: Movie): Promise<void> {
	await readChildren(walk, end, {
		traf: async (box) => await addTrackFragment(walk, box, movie),
	});
}

async function addTrackFragment(walk: BoxWalk, { end }: Box, movie: Movie): Promise<void> {
	let track: Track | undefined;
	let sampleDuration = 0;
	await readChildren(walk, end, {
		async tfhd(box) {
			const content = await readLeaf(walk, box, 24);
			const id = content.readUInt32BE(4);
			track = movie.tracks.find((one) => one.id === id);
			sampleDuration = sampleDurationOf(content) ?? movie.sampleDurations.get(id) ?? 0;
		},
		async tfdt(box) {
			const content = await readLeaf(walk, box, 12);
			const start = isWide(content) ? long(content, 4) : content.readUInt32BE(4);
			if (track === undefined) return;
			if (track.samples === 0) track.start ??= start;
			// Fragments before this one may be missing, so its own start counts.
			track.end = Math.max(track.end, start);
		},
		async trun(box) {
			if (track !== undefined) await addRun(walk, box, track, sampleDuration);
		},
	});
}

function sampleDurationOf(tfhd: Buffer): number | undefined {
	const flags = tfhd.readUInt32BE(0);
	const offset = 8 + (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0);
	return flags & 0x8 ? tfhd.readUInt32BE(offset) : undefined;
}

async function addRun(
	walk: BoxWalk,
	box: Box,
	track: Track,
	sampleDuration: number,
): Promise<void> {
	const header = await readLeaf(walk, box, 8);
	const flags = header.readUInt32BE(0);
	const samples = header.readUInt32BE(4);
	let duration = samples * sampleDuration;
	if (flags & DURATION) {
		await readLeaf(walk, box, (flags & DATA_OFFSET ? 4 : 0) + (flags & FIRST_FLAGS ? 4 : 0));
		const rowBytes = 4 * ROW_FIELDS.filter((field) => flags & field).length;
		duration = 0;
		const read = await forEachRow(walk, box, { rows: samples, rowBytes }, (piece, offset) => {
			duration += piece.readUInt32BE(offset);
		});
		if (read < samples) track.partly = true;
	}
	track.samples += samples;
	track.sampled += duration;
	track.end += duration;
}

/** What a sidx box says of the part of the file that follows it. */
export interface SegmentIndex {
	seconds: number;
	/** Where that part ends in the file. */
	end: number;
}

/**
 * Reads the index of segments that stands before the fragments.
 * @see https://www.w3.org/TR/mse-byte-stream-format-isobmff/
 */
export async function readIndex(walk: BoxWalk, box: Box): Promise<SegmentIndex | null> {
	const large = isWide(await walk.reader.peek(1));
	const header = await readLeaf(walk, box, large ? 32 : 24);
	const timescale = header.readUInt32BE(8);
	const rows = header.readUInt16BE(header.length - 2);
	let end = box.end + (large ? long(header, 20) : header.readUInt32BE(16));
	let duration = 0;
	await forEachRow(walk, box, { rows, rowBytes: 12 }, (piece, offset) => {
		// The first bit says whether it leads to another index.
		end += piece.readUInt32BE(offset) & 0x7fffffff;
		duration += piece.readUInt32BE(offset + 4);
	});
	return timescale > 0 && duration > 0 ? { seconds: duration / timescale, end } : null;
}
