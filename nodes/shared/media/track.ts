import { forEachRow, isWide, long, readChildren, readLeaf, type Box, type BoxWalk } from './boxes';

/** One track, as its boxes tell; times count in its own units. */
export interface Track {
	id: number;
	/** 'vide', 'soun' … */
	handler: string;
	/** Units per second. */
	timescale: number;
	/** As mdhd says: with the samples in fragments, without them, or nothing at all. */
	declared: number;
	samples: number;
	/** How long the samples last, one after the other. */
	sampled: number;
	/** Not all rows about its samples could be read. */
	partly: boolean;
	/** Where its first fragment starts; null: it has none, or samples before them. */
	start: number | null;
	/** Where its last sample ends. */
	end: number;
	/** What its edits show, in units of the movie; null: it has none. */
	edits: { empty: number; end: number } | null;
	width: number;
	height: number;
	/** Shown turned by a quarter, so width and height change places. */
	turned: boolean;
}

/** Reads the content of a trak box. */
export async function readTrack(walk: BoxWalk, { end }: Box): Promise<Track> {
	const track: Track = {
		id: 0,
		handler: '',
		timescale: 0,
		declared: 0,
		samples: 0,
		sampled: 0,
		partly: false,
		start: null,
		end: 0,
		edits: null,
		width: 0,
		height: 0,
		turned: false,
	};
	let shown = { width: 0, height: 0 };
	const sampleTable = async (box: Box) =>
		await readChildren(walk, box.end, {
			async stsd(inner) {
				const content = await readLeaf(walk, inner, 44);
				track.width = content.readUInt16BE(40);
				track.height = content.readUInt16BE(42);
			},
			stts: async (inner) => await addTimes(walk, inner, track),
		});
	const media = async (box: Box) =>
		await readChildren(walk, box.end, {
			async mdhd(inner) {
				const { timescale, duration } = timesOf(await readLeaf(walk, inner, 32));
				Object.assign(track, { timescale, declared: duration });
			},
			async hdlr(inner) {
				track.handler = (await readLeaf(walk, inner, 12)).toString('latin1', 8, 12);
			},
			minf: async (inner) => await readChildren(walk, inner.end, { stbl: sampleTable }),
		});
	await readChildren(walk, end, {
		async tkhd(box) {
			const content = await readLeaf(walk, box, 96);
			track.id = content.readUInt32BE(isWide(content) ? 20 : 12);
			const matrix = isWide(content) ? 52 : 40;
			const cell = (index: number) => content.readInt32BE(matrix + 4 * index);
			track.turned = cell(0) === 0 && cell(4) === 0 && cell(1) !== 0;
			// Numbers of 16 bits before and after the point.
			shown = {
				width: content.readUInt16BE(matrix + 36),
				height: content.readUInt16BE(matrix + 40),
			};
		},
		edts: async (box) =>
			await readChildren(walk, box.end, {
				elst: async (inner) => await addEdits(walk, inner, track),
			}),
		mdia: media,
	});
	return track.width === 0 || track.height === 0 ? { ...track, ...shown } : track;
}

/** stts, so many samples of so many units each: what is shown, whatever mdhd says. */
async function addTimes(walk: BoxWalk, box: Box, track: Track): Promise<void> {
	const rows = (await readLeaf(walk, box, 8)).readUInt32BE(4);
	const read = await forEachRow(walk, box, { rows, rowBytes: 8 }, (piece, offset) => {
		const samples = piece.readUInt32BE(offset);
		track.samples += samples;
		track.sampled += samples * piece.readUInt32BE(offset + 4);
	});
	track.partly = read < rows;
	track.end = track.sampled;
}

/** elst: which stretches are shown; the ones without media come before the first picture. */
async function addEdits(walk: BoxWalk, box: Box, track: Track): Promise<void> {
	const header = await readLeaf(walk, box, 8);
	const large = isWide(header);
	const edits = { empty: 0, end: 0 };
	const table = { rows: header.readUInt32BE(4), rowBytes: large ? 20 : 12 };
	await forEachRow(walk, box, table, (piece, offset) => {
		const duration = large ? long(piece, offset) : piece.readUInt32BE(offset);
		const media = piece.readInt32BE(offset + (large ? 8 : 4));
		if (media === -1 && edits.end === edits.empty) edits.empty += duration;
		edits.end += duration;
	});
	track.edits = edits.end > edits.empty ? edits : null;
}

/** What mvhd and mdhd begin with. */
export function timesOf(content: Buffer): { timescale: number; duration: number } {
	const duration = isWide(content) ? long(content, 24) : content.readUInt32BE(16);
	return {
		timescale: content.readUInt32BE(isWide(content) ? 20 : 12),
		// All ones: not known, as in a fragmented file.
		duration: duration >= 0xffffffff ? 0 : duration,
	};
}
