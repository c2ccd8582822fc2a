import type { SegmentIndex } from './fragments';
import type { Movie } from './movie';
import type { Track } from './track';

/** Encoders start a stream a little late; one that starts later lacks its beginning. */
const LATEST_START_SECONDS = 0.5;

/** What an encoder of sound adds at the end is not heard, but some readers count it, and so may fal. */
const LONGEST_PADDING_SECONDS = 0.1;

/** An index that ends there tells of the whole file; behind it stands at most a table. */
const ALMOST_ALL = 0.99;

/** The rest of a file may have so many times fewer bytes a second than its start. */
const MOST_UNEVEN = 1.5;

/** Seconds of a movie of which all was read, or why they are not known. */
export function movieSeconds(movie: Movie): number | 'header' | 'start' {
	const tracks = shownTracks(movie);
	if (movie.fragmented) {
		if (lacksStart(movie)) return 'start';
		const longest = Math.max(0, ...tracks.map((track) => secondsOf(track.end, track)));
		return longest > 0 ? longest : 'header';
	}
	const times = tracks.map((track) => timesOf(track, movie)).filter(({ end }) => end > 0);
	const end = Math.max(0, ...times.map((time) => time.end));
	const start = Math.min(...times.map((time) => time.start));
	const shown = end > 0 ? end - start : 0;
	const declared = secondsOf(movie.duration, movie);
	const isPadded = declared > shown && declared <= shown + LONGEST_PADDING_SECONDS;
	if (shown > 0) return isPadded ? declared : shown;
	return declared > 0 ? declared : 'header';
}

/** How far a file was read. */
export interface Part {
	/** Bytes of it that the fragments read so far take. */
	readBytes: number;
	/** Bytes of the whole file; null where it is not known. */
	bytes: number | null;
	index: SegmentIndex | null;
}

/**
 * Seconds of a movie of which only a part was read: by the index of its segments where that reaches to
 * the end of the file, otherwise by mehd where the size of the file agrees with it.
 */
export function partSeconds(
	movie: Movie,
	{ readBytes, bytes, index }: Part,
): number | 'header' | 'fragments' | 'start' {
	if (!movie.fragmented) {
		const declared = secondsOf(movie.duration, movie);
		return declared > 0 ? declared : 'header';
	}
	if (lacksStart(movie)) return 'start';
	if (bytes === null) return 'fragments';
	const read = Math.max(0, ...shownTracks(movie).map((track) => secondsOf(track.end, track)));
	const isIndexed = index !== null && index.end <= bytes && index.end >= ALMOST_ALL * bytes;
	if (isIndexed && index.seconds >= read) return index.seconds;
	const told = secondsOf(movie.fragmentsDuration, movie);
	// Half of a stream still tells the length of the whole.
	const likely = (read * bytes) / readBytes;
	return told >= read && told > 0 && told <= MOST_UNEVEN * likely ? told : 'fragments';
}

/** What ffprobe measures, too: texts and time codes may last longer than what is seen. */
function shownTracks({ tracks }: Movie): Track[] {
	return tracks.filter(({ handler }) => handler === 'vide' || handler === 'soun');
}

function lacksStart(movie: Movie): boolean {
	const starts = shownTracks(movie)
		.filter(({ samples }) => samples > 0)
		.map((track) => secondsOf(track.start ?? 0, track));
	return starts.length > 0 && Math.min(...starts) > LATEST_START_SECONDS;
}

/** From when to when a track is seen or heard: by its edits, otherwise all its samples. */
function timesOf(track: Track, movie: Movie): { start: number; end: number } {
	const { edits, sampled, declared } = track;
	if (edits !== null && movie.timescale > 0) {
		return { start: secondsOf(edits.empty, movie), end: secondsOf(edits.end, movie) };
	}
	return { start: 0, end: secondsOf(sampled > 0 ? sampled : declared, track) };
}

function secondsOf(units: number, { timescale }: { timescale: number }): number {
	return timescale > 0 ? units / timescale : 0;
}
