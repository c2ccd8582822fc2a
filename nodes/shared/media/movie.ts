import { forEachBox, type Box } from './boxes';
import type { ByteReader } from './bytes';

/** One track, as its boxes tell; times count in its own units. */
export interface Track {
	id: number;
	/** 'vide', 'soun' … */
	handler: string;
	/** Units per second. */
	timescale: number;
	duration: number;
	samples: number;
	/** The four letters of its format, e.g. 'avc1'. */
	format: string;
	width: number;
	height: number;
	/** Shown turned by a quarter, so width and height change places. */
	turned: boolean;
	/** How long a sample is where a fragment does not say. */
	sampleDuration: number;
}

export interface Movie {
	timescale: number;
	duration: number;
	/** The samples follow in fragments. */
	fragmented: boolean;
	tracks: Track[];
}

const CONTAINERS = ['trak', 'mdia', 'minf', 'stbl', 'mvex'];

/** More than the longest of the boxes that are read; the long tables are skipped. */
const LEAF_BYTES = 256;

/** Reads the content of a moov box. */
export async function readMovie(reader: ByteReader, end: number): Promise<Movie> {
	const movie: Movie = { timescale: 0, duration: 0, fragmented: false, tracks: [] };
	const visit = async ({ type, end: boxEnd }: Box): Promise<undefined> => {
		if (type === 'trak') movie.tracks.push(newTrack());
		if (type === 'mvex') movie.fragmented = true;
		if (CONTAINERS.includes(type)) return await inside(boxEnd);
		const readLeaf = LEAVES[type];
		if (readLeaf === undefined) return;
		const content = await reader.take(Math.min(LEAF_BYTES, boxEnd - reader.position()));
		// What is missing reads as zero; the probe says that the file is cut.
		const padded = Buffer.concat([content, Buffer.alloc(LEAF_BYTES - content.length)]);
		readLeaf(padded, movie, movie.tracks[movie.tracks.length - 1] ?? newTrack());
	};
	const inside = async (boxEnd: number): Promise<undefined> => {
		await forEachBox(reader, boxEnd, visit);
	};
	await inside(end);
	return movie;
}

function newTrack(): Track {
	return {
		id: 0,
		handler: '',
		timescale: 0,
		duration: 0,
		samples: 0,
		format: '',
		width: 0,
		height: 0,
		turned: false,
		sampleDuration: 0,
	};
}

type ReadLeaf = (content: Buffer, movie: Movie, track: Track) => void;

const LEAVES: Record<string, ReadLeaf | undefined> = {
	mvhd: (content, movie) => Object.assign(movie, timesOf(content)),
	mdhd: (content, _movie, track) => Object.assign(track, timesOf(content)),
	mehd(content, movie) {
		movie.duration = wide(content) ? long(content, 4) : content.readUInt32BE(4);
	},
	tkhd(content, _movie, track) {
		track.id = content.readUInt32BE(wide(content) ? 20 : 12);
		const matrix = wide(content) ? 52 : 40;
		const cell = (index: number) => content.readInt32BE(matrix + 4 * index);
		track.turned = cell(0) === 0 && cell(4) === 0 && cell(1) !== 0;
	},
	hdlr(content, _movie, track) {
		// A mov file has a second one, for where its data lies.
		if (track.handler === '') track.handler = content.toString('latin1', 8, 12);
	},
	stsd(content, _movie, track) {
		track.format = content.toString('latin1', 12, 16);
		track.width = content.readUInt16BE(40);
		track.height = content.readUInt16BE(42);
	},
	stsz(content, _movie, track) {
		track.samples = content.readUInt32BE(8);
	},
	trex(content, movie) {
		const track = movie.tracks.find(({ id }) => id === content.readUInt32BE(4));
		if (track) track.sampleDuration = content.readUInt32BE(12);
	},
};

function timesOf(content: Buffer): { timescale: number; duration: number } {
	const duration = wide(content) ? long(content, 24) : content.readUInt32BE(16);
	return {
		timescale: content.readUInt32BE(wide(content) ? 20 : 12),
		// All ones: not known, as in a fragmented file.
		duration: duration >= 0xffffffff ? 0 : duration,
	};
}

/** Version 1 of a box has 64 bits where version 0 has 32. */
export function wide(content: Buffer): boolean {
	return content[0] === 1;
}

export function long(content: Buffer, offset: number): number {
	return Number(content.readBigUInt64BE(offset));
}
