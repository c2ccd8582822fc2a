import { isWide, long, readChildren, readLeaf, stopWalk, type Box, type BoxWalk } from './boxes';
import { createReader, type ByteReader } from './bytes';
import { readTrack, timesOf, type Track } from './track';

/** What the header of a movie (moov) tells, and what its fragments add to that. */
export interface Movie {
	timescale: number;
	/** As mvhd says. */
	duration: number;
	/** The length with all fragments, as mehd says; 0: it does not say. */
	fragmentsDuration: number;
	/** The samples follow in fragments. */
	fragmented: boolean;
	/** How long a sample is where a fragment does not say, by the number of its track. */
	sampleDurations: Map<number, number>;
	tracks: Track[];
	/** The header is compressed, in a way that is not known or too large. */
	compressed: boolean;
}

/** Cameras write eight. */
const MOST_TRACKS = 64;

/** The compressed header of an hour has a tenth of this. */
const MOST_COMPRESSED_BYTES = 4 * 1024 * 1024;
const MOST_INFLATED_BYTES = 32 * 1024 * 1024;

/** Reads the content of a moov box. */
export async function readMovie(walk: BoxWalk, { end }: Box): Promise<Movie> {
	const movie: Movie = {
		timescale: 0,
		duration: 0,
		fragmentsDuration: 0,
		fragmented: false,
		sampleDurations: new Map(),
		tracks: [],
		compressed: false,
	};
	const inflate = async (box: Box) => await readCompressed(walk, box, movie);
	await readHeader(walk, end, movie, inflate);
	return movie;
}

async function readHeader(
	walk: BoxWalk,
	end: number,
	movie: Movie,
	inflate: (box: Box) => Promise<void>,
): Promise<void> {
	await readChildren(walk, end, {
		async mvhd(box) {
			Object.assign(movie, timesOf(await readLeaf(walk, box, 32)));
		},
		async trak(box) {
			if (movie.tracks.length === MOST_TRACKS) {
				stopWalk(walk);
				return;
			}
			movie.tracks.push(await readTrack(walk, box));
		},
		async mvex(box) {
			movie.fragmented = true;
			await readChildren(walk, box.end, {
				async mehd(inner) {
					const content = await readLeaf(walk, inner, 12);
					movie.fragmentsDuration = isWide(content) ? long(content, 4) : content.readUInt32BE(4);
				},
				// It may stand before the tracks.
				async trex(inner) {
					const content = await readLeaf(walk, inner, 16);
					movie.sampleDurations.set(content.readUInt32BE(4), content.readUInt32BE(12));
				},
			});
		},
		cmov: inflate,
	});
}

/**
 * A header that QuickTime has compressed.
 * @see https://developer.apple.com/documentation/quicktime-file-format/compressed_movie_resources
 */
async function readCompressed(walk: BoxWalk, { end }: Box, movie: Movie): Promise<void> {
	movie.compressed = true;
	let method = '';
	await readChildren(walk, end, {
		async dcom(box) {
			method = (await readLeaf(walk, box, 4)).toString('latin1');
		},
		async cmvd(box) {
			const bytes = box.end - walk.reader.position();
			if (method !== 'zlib' || bytes < 4 || bytes > MOST_COMPRESSED_BYTES) return;
			const content = await walk.reader.take(bytes);
			// The first four bytes tell how large it was.
			await readInflated(walk, inflatedReader(content.subarray(4)), movie);
		},
	});
}

async function readInflated(walk: BoxWalk, reader: ByteReader, movie: Movie): Promise<void> {
	const inside = { reader, boxesLeft: walk.boxesLeft };
	try {
		await readChildren(inside, Infinity, {
			async moov({ end }) {
				// A compressed header within a compressed one stays unread.
				await readHeader(inside, end, movie, async () => undefined);
				movie.compressed = reader.stoppedEarly() || reader.position() < end;
			},
		});
	} catch {
		// Damaged: what it says is not known.
		movie.compressed = true;
	} finally {
		await reader.close();
		walk.boxesLeft = inside.boxesLeft;
	}
}

/** Unpacks a piece at a time, so that a small file never becomes a huge one in memory. */
function inflatedReader(compressed: Uint8Array): ByteReader {
	const pieces = new Blob([compressed]).stream().pipeThrough(new DecompressionStream('deflate'));
	return createReader(pieces[Symbol.asyncIterator](), { budgetBytes: MOST_INFLATED_BYTES });
}
