import { forEachBox } from './boxes';
import type { ByteReader } from './bytes';
import { kindOf, type OtherKind } from './fileKind';
import { addFragment } from './fragments';
import { readMovie, type Movie, type Track } from './movie';
import { pictureSize, type PictureSize } from './picture';

/** What the header of a video tells. */
export interface VideoFacts {
	is: 'video';
	container: 'mp4' | 'mov';
	/** null where the header does not tell. */
	seconds: number | null;
	/** As it is shown, so a turned video has its sides changed. */
	width: number;
	height: number;
	framesPerSecond: number | null;
	hasAudio: boolean;
	/** ffmpeg's name where there is one, e.g. 'h264', otherwise the file's own four letters. */
	codec: string;
	bytes: number | null;
	/** false: the file ends before its own header says. */
	complete: boolean;
}

export type Probed =
	| VideoFacts
	| { is: 'other'; kind: OtherKind; size: PictureSize | null; bytes: number | null }
	| { is: 'empty' }
	/** An mp4 or mov without its index, cut off or broken. */
	| { is: 'cut'; bytes: number | null }
	/** A video whose header lies too far away, or sound alone. */
	| { is: 'unknown'; bytes: number | null };

const CODECS: Record<string, string | undefined> = {
	avc1: 'h264',
	avc3: 'h264',
	hvc1: 'hevc',
	hev1: 'hevc',
	av01: 'av1',
	vp09: 'vp9',
	mp4v: 'mpeg4',
	apch: 'prores',
	apcn: 'prores',
	apcs: 'prores',
	apco: 'prores',
	ap4h: 'prores',
	jpeg: 'mjpeg',
};

/** What an mp4 or mov file may start with. */
const FIRST_BOXES = ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot', 'styp'];

/**
 * Reads what a file is from its header, wherever that lies.
 * @param bytes the length of the whole file; null where it is not known
 */
export async function probe(reader: ByteReader, bytes: number | null): Promise<Probed> {
	const start = await reader.peek(START_BYTES);
	if (start.length === 0) return { is: 'empty' };
	const kind = kindOf(start);
	if (kind === 'unknown' && FIRST_BOXES.includes(start.toString('latin1', 4, 8))) {
		return await probeMovie(reader, bytes, isMov(start));
	}
	return { is: 'other', kind, size: await pictureSize(reader, kind), bytes };
}

const START_BYTES = 512;

function isMov(start: Buffer): boolean {
	return start.toString('latin1', 4, 8) !== 'ftyp' || start.toString('latin1', 8, 12) === 'qt  ';
}

async function probeMovie(reader: ByteReader, bytes: number | null, mov: boolean): Promise<Probed> {
	const movies: Movie[] = [];
	let reached = 0;
	await forEachBox(reader, Infinity, async ({ type, end }) => {
		const [movie] = movies;
		reached = end === Infinity ? reached : Math.max(reached, end);
		if (type === 'moov') movies.push(await readMovie(reader, end));
		if (type === 'moof' && movie) await addFragment(reader, end, movie);
		// Behind the header lie only the pictures, and how far they reach is known now.
		return movie && !movie.fragmented && type === 'mdat' ? 'enough' : undefined;
	});
	const [movie] = movies;
	const cut = bytes !== null && reached > bytes;
	if (movie === undefined) {
		return reader.stoppedEarly() ? { is: 'unknown', bytes } : { is: 'cut', bytes };
	}
	const facts = factsOf(movie, mov ? 'mov' : 'mp4', bytes, !cut);
	if (facts === null) return cut ? { is: 'cut', bytes } : { is: 'unknown', bytes };
	const partly = movie.fragmented && reader.stoppedEarly();
	return partly ? { ...facts, seconds: null, framesPerSecond: null } : facts;
}

function factsOf(
	movie: Movie,
	container: 'mp4' | 'mov',
	bytes: number | null,
	complete: boolean,
): VideoFacts | null {
	const picture = movie.tracks.find(({ handler }) => handler === 'vide');
	if (picture === undefined || picture.width === 0) return null;
	const { width, height, turned, samples, format } = picture;
	const pictureSeconds = secondsOf(picture);
	const longest = Math.max(
		secondsOf(movie),
		...(movie.fragmented ? movie.tracks.map(secondsOf) : []),
	);
	const seconds = longest > 0 ? longest : pictureSeconds;
	return {
		is: 'video',
		container,
		seconds: seconds > 0 ? seconds : null,
		width: turned ? height : width,
		height: turned ? width : height,
		framesPerSecond: pictureSeconds > 0 && samples > 0 ? samples / pictureSeconds : null,
		hasAudio: movie.tracks.some(({ handler }) => handler === 'soun'),
		codec: CODECS[format] ?? format.trim(),
		bytes,
		complete,
	};
}

function secondsOf({ duration, timescale }: Pick<Track, 'duration' | 'timescale'>): number {
	return timescale > 0 ? duration / timescale : 0;
}
