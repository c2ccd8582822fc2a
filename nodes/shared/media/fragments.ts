import { forEachBox, type Box } from './boxes';
import type { ByteReader } from './bytes';
import { long, wide, type Movie, type Track } from './movie';

/** A fragment of many samples has a long table; a longer one than this is none of a short clip. */
const TABLE_BYTES = 512 * 1024;

/** Flags of a trun box: what stands before its table, and in each row. */
const DATA_OFFSET = 0x1;
const FIRST_FLAGS = 0x4;
const DURATION = 0x100;
const ROW_FIELDS = [DURATION, 0x200, 0x400, 0x800];

/**
 * Adds the samples of one fragment (a moof box) to the tracks of its movie.
 * @see https://www.w3.org/TR/mse-byte-stream-format-isobmff/
 */
export async function addFragment(reader: ByteReader, end: number, movie: Movie): Promise<void> {
	await forEachBox(reader, end, async ({ type, end: trackEnd }) => {
		if (type === 'traf') await addTrackFragment(reader, trackEnd, movie.tracks);
		return undefined;
	});
}

async function addTrackFragment(
	reader: ByteReader,
	end: number,
	tracks: readonly Track[],
): Promise<void> {
	let track: Track | undefined;
	let sampleDuration = 0;
	await forEachBox(reader, end, async ({ type, end: boxEnd }: Box) => {
		if (!['tfhd', 'tfdt', 'trun'].includes(type)) return undefined;
		const content = await reader.take(Math.min(TABLE_BYTES, boxEnd - reader.position()));
		if (type === 'tfhd' && content.length >= 8) {
			track = tracks.find(({ id }) => id === content.readUInt32BE(4));
			sampleDuration = sampleDurationOf(content) ?? track?.sampleDuration ?? 0;
		}
		// Fragments before this one may be missing, so its own start counts.
		if (type === 'tfdt' && track && content.length >= (wide(content) ? 12 : 8)) {
			const start = wide(content) ? long(content, 4) : content.readUInt32BE(4);
			track.duration = Math.max(track.duration, start);
		}
		if (type === 'trun' && track && content.length >= 8) addRun(content, track, sampleDuration);
		return undefined;
	});
}

function sampleDurationOf(tfhd: Buffer): number | undefined {
	const flags = tfhd.readUInt32BE(0) & 0xffffff;
	const offset = 8 + (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0);
	return flags & 0x8 && tfhd.length >= offset + 4 ? tfhd.readUInt32BE(offset) : undefined;
}

function addRun(trun: Buffer, track: Track, sampleDuration: number): void {
	const flags = trun.readUInt32BE(0) & 0xffffff;
	const samples = trun.readUInt32BE(4);
	const rowBytes = 4 * ROW_FIELDS.filter((field) => flags & field).length;
	const table = 8 + (flags & DATA_OFFSET ? 4 : 0) + (flags & FIRST_FLAGS ? 4 : 0);
	track.samples += samples;
	if (!(flags & DURATION)) {
		track.duration += samples * sampleDuration;
		return;
	}
	for (let row = table; row + 4 <= trun.length && row < table + samples * rowBytes;) {
		track.duration += trun.readUInt32BE(row);
		row += rowBytes;
	}
}
