import type { Limits, PictureLimits, SoundLimits } from '../../shared/model/published';
import { MEGABYTE } from '../../shared/util/units';
import type { FileLimits, FileShape, Range } from './shape';

/** fal's limits of a file in the words of the checks before sending; nothing where fal states none. */
export function preflightLimits({ media, limits }: FileShape): {
	limits?: Limits;
	pictures?: PictureLimits;
	sound?: SoundLimits;
} {
	if (limits === undefined) return {};
	if (media === 'video') return { limits: videoLimits(limits) };
	if (media === 'image') return { pictures: pictureLimits(limits) };
	return media === 'audio' ? { sound: soundLimits(limits) } : {};
}

/**
 * Where the limits of width and height differ, the wider one counts for both, so that nothing is
 * refused that fal takes.
 */
function videoLimits(limits: FileLimits): Limits {
	const { seconds, width, height, framesPerSecond, bytes } = limits;
	const megabytes = megabytesOf(bytes);
	const length = capped(seconds);
	const rate = capped(framesPerSecond);
	const pixels = width === undefined && height === undefined ? null : sides(limits);
	return {
		...(length && { seconds: length }),
		...(pixels && { pixels }),
		...(rate && { framesPerSecond: rate }),
		...(megabytes !== null && { megabytes }),
		// Read from fal when the form was opened.
		asOf: '',
	};
}

function pictureLimits(limits: FileLimits): PictureLimits {
	const [shortestSide] = sides(limits);
	return {
		megabytes: megabytesOf(limits.bytes) ?? Infinity,
		shortestSide,
		aspectRatio: capped(limits.aspectRatio) ?? [0, Infinity],
	};
}

function soundLimits({ seconds, bytes }: FileLimits): SoundLimits {
	const megabytes = megabytesOf(bytes);
	const length = capped(seconds);
	return { ...(length && { seconds: length }), ...(megabytes !== null && { megabytes }) };
}

function sides({ width = [null, null], height = [null, null] }: FileLimits): [number, number] {
	const [narrowest, widest] = closed(width);
	const [lowest, highest] = closed(height);
	return [Math.min(narrowest, lowest), Math.max(widest, highest)];
}

/** A range that a sentence can name; none without an upper end. */
function capped(range: Range | undefined): [number, number] | null {
	return range === undefined || range[1] === null ? null : [range[0] ?? 0, range[1]];
}

function closed([from, to]: Range): [number, number] {
	return [from ?? 0, to ?? Infinity];
}

function megabytesOf(bytes: FileLimits['bytes']): number | null {
	const most = bytes?.[1] ?? null;
	return most === null ? null : most / MEGABYTE;
}
