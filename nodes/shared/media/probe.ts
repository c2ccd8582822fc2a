import { forEachBox, walkOver, type BoxWalk } from './boxes';
import type { ByteReader } from './bytes';
import { containerOf, kindOf, type Container, type OtherKind } from './fileKind';
import { addFragment, readIndex, type SegmentIndex } from './fragments';
import { readMovie, type Movie } from './movie';
import { pictureSize, type PictureSize } from './picture';
import { soundSeconds } from './sound';
import { movieSeconds, partSeconds } from './times';
import type { Track } from './track';

/** What the header of a video tells. */
export interface VideoFacts {
	is: 'video';
	container: Container;
	/** null where it is not known. */
	seconds: number | null;
	/**
	 * Why `seconds` is null: the header does not say it, the fragments were too many to be read, or
	 * the start of the stream is missing. null: it is known.
	 */
	lengthMissing: 'header' | 'fragments' | 'start' | null;
	/** As it is shown, so a turned video has its sides changed. */
	width: number;
	height: number;
	/** On average; null where it is not known. */
	framesPerSecond: number | null;
	bytes: number | null;
	/** false: the file ends before its own header says. */
	complete: boolean;
}

export type Probed =
	| VideoFacts
	/** `seconds`: of a sound, where its header tells them. */
	| {
			is: 'other';
			kind: OtherKind;
			size: PictureSize | null;
			bytes: number | null;
			seconds?: number;
	  }
	| { is: 'empty' }
	/** An mp4 or mov without its index, cut off or broken. */
	| { is: 'cut'; bytes: number | null }
	| { is: 'unknown'; because: Unknown; bytes: number | null };

/**
 * Why a video is not known: its header lies too far away, there are too many boxes, its header is
 * compressed in an unknown way, or it tells no size of the picture.
 */
export type Unknown = 'far' | 'boxes' | 'compressed' | 'size';

const START_BYTES = 512;

/** A fragment's own header is no longer. */
const FRAGMENT_BYTES = 16 * 1024;

/**
 * Reads what a file is from its header, wherever that lies.
 * @param bytes the length of the whole file; null where it is not known
 * @param mostBoxes how many boxes of an mp4 or mov file are looked at
 */
export async function probe(
	reader: ByteReader,
	bytes: number | null,
	mostBoxes?: number,
): Promise<Probed> {
	const start = await reader.peek(START_BYTES);
	if (start.length === 0) return { is: 'empty' };
	const container = containerOf(start);
	if (container !== null) return await probeMovie(walkOver(reader, mostBoxes), bytes, container);
	const kind = kindOf(start);
	const size = await pictureSize(reader, kind);
	const seconds = kind === 'sound' ? await soundSeconds(reader, bytes) : null;
	return { is: 'other', kind, size, bytes, ...(seconds !== null && { seconds }) };
}

/** What the boxes of a file have told so far. */
interface Seen {
	movie: Movie | null;
	/** The header was read to its end. */
	hasWholeHeader: boolean;
	/** Where the boxes that matter end, by their own word. */
	reached: number;
	/** A header or a fragment whose pictures have not come yet. */
	awaitsMedia: boolean;
	hasMedia: boolean;
	index: SegmentIndex | null;
}

async function probeMovie(
	walk: BoxWalk,
	bytes: number | null,
	container: Container,
): Promise<Probed> {
	const seen = await readBoxes(walk);
	const { movie, hasWholeHeader, reached, awaitsMedia, index } = seen;
	const picture = pictureOf(movie);
	const isCut = bytes !== null && reached > bytes;
	const isCrowded = walk.boxesLeft === 0 && !hasWholeHeader;
	if (movie === null || picture === null || isCrowded) return withoutPicture(walk, seen, bytes);
	const readAll = isReadable(walk);
	const { width, height, turned, timescale, samples, sampled } = picture;
	const frames = timescale > 0 && sampled > 0 ? (samples * timescale) / sampled : 0;
	const isPartly = picture.partly || !hasWholeHeader || (movie.fragmented && !readAll);
	const length = isPartly
		? partSeconds(movie, { readBytes: walk.reader.position(), bytes, index })
		: movieSeconds(movie);
	return {
		is: 'video',
		container,
		seconds: typeof length === 'number' ? length : null,
		lengthMissing: typeof length === 'number' ? null : length,
		width: turned ? height : width,
		height: turned ? width : height,
		framesPerSecond: !isPartly && frames > 0 ? frames : null,
		bytes,
		complete: !isCut && !(readAll && awaitsMedia),
	};
}

/** The first track of pictures, if its size is known. */
function pictureOf(movie: Movie | null): Track | null {
	const picture = movie?.tracks.find(({ handler }) => handler === 'vide');
	return picture && picture.width > 0 && picture.height > 0 ? picture : null;
}

/** What is known of a file whose header shows no picture with a size, or too much else. */
function withoutPicture(
	walk: BoxWalk,
	{ movie, hasWholeHeader, reached }: Seen,
	bytes: number | null,
): Probed {
	if (movie?.compressed) return { is: 'unknown', because: 'compressed', bytes };
	if (!hasWholeHeader && !isReadable(walk)) {
		return { is: 'unknown', because: walk.boxesLeft > 0 ? 'far' : 'boxes', bytes };
	}
	if (movie === null || (bytes !== null && reached > bytes)) return { is: 'cut', bytes };
	const has = (handler: string) => movie.tracks.some((track) => track.handler === handler);
	if (has('vide')) return { is: 'unknown', because: 'size', bytes };
	if (!has('soun')) return { is: 'other', kind: 'no picture', size: null, bytes };
	const length = movie.fragmented ? null : movieSeconds(movie);
	const seconds = typeof length === 'number' ? { seconds: length } : {};
	return { is: 'other', kind: 'sound', size: null, bytes, ...seconds };
}

/** The walk goes on, or ended with the file: not because it had read enough. */
function isReadable({ reader, boxesLeft }: BoxWalk): boolean {
	return boxesLeft > 0 && !reader.stoppedEarly();
}

async function readBoxes(walk: BoxWalk): Promise<Seen> {
	const seen: Seen = {
		movie: null,
		hasWholeHeader: false,
		reached: 0,
		awaitsMedia: false,
		hasMedia: false,
		index: null,
	};
	await forEachBox(walk, Infinity, async (box) => {
		const { type, end } = box;
		// Cameras append what is no box, or boxes of their own.
		if (['moov', 'moof', 'mdat'].includes(type) && end !== Infinity) {
			seen.reached = Math.max(seen.reached, end);
		}
		switch (type) {
			case 'moov':
				seen.movie ??= await readMovie(walk, box);
				seen.hasWholeHeader = isReadable(walk);
				seen.awaitsMedia = !seen.hasMedia;
				break;
			case 'sidx':
				seen.index ??= await readIndex(walk, box);
				break;
			case 'moof':
				if (seen.movie) await addFragment(walk, box, seen.movie);
				seen.awaitsMedia = true;
				break;
			case 'mdat':
				seen.hasMedia = true;
				seen.awaitsMedia = false;
				// Behind the header lie only the pictures, and how far they reach is known now.
				if (seen.movie && !seen.movie.fragmented) return 'enough';
				break;
		}
		// The next header is short, and its pictures are skipped.
		if (seen.movie?.fragmented && end !== Infinity) await walk.reader.goTo(end, FRAGMENT_BYTES);
		return undefined;
	});
	return seen;
}
