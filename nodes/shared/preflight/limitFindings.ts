import type { VideoFacts } from '../media/probe';
import type { Limits, VideoModel } from '../model/model';
import { doubt, notice, violation, type Finding } from './finding';
import { MEGABYTE } from '../util/units';

type LimitName = 'seconds' | 'pixels' | 'aspectRatio' | 'framesPerSecond' | 'megabytes' | 'formats';

interface Breach {
	limit: LimitName;
	/** Completes "<label> …". */
	is: string;
	/** Completes "<model> takes …". */
	takes: string;
	/** What to do with the clip, without its final period. */
	remedy: string;
	/** So little beyond the limit that fal may round it away. */
	isClose?: boolean;
}

/** A clip that is cut between two frames misses a limit by no more. */
const CLOSE_SECONDS = 0.1;
/** The average of a recording, or of a stream whose last frame is held, misses a limit by no more. */
const CLOSE_SHARE = 0.01;

/** What a video breaks of the limits of its model, each with the way out. */
export function limitFindings(
	label: string,
	facts: VideoFacts,
	model: VideoModel,
	models: readonly VideoModel[],
): Finding[] {
	const { limits } = model;
	const other = models.find((one) => fits(facts, one) && one !== model);
	return [
		...containerFindings(label, facts, model),
		...lengthFindings(label, facts, limits),
		...breaches(facts, limits).map((breach) => toFinding(breach, label, model, other)),
	];
}

/** Where the formats are published, a breach says it. */
function containerFindings(label: string, facts: VideoFacts, model: VideoModel): Finding[] {
	const { container } = facts;
	if (model.limits?.formats !== undefined || isOrdinary(facts)) return [];
	const message = `${label} is ${container}, which ${model.displayName} may not take`;
	return [doubt(label, message, 'Convert it to mp4.')];
}

function isOrdinary({ container }: VideoFacts): boolean {
	return container === 'mp4' || container === 'mov';
}

function lengthFindings(
	label: string,
	{ lengthMissing }: VideoFacts,
	limits: Limits | undefined,
): Finding[] {
	if (limits?.seconds === undefined || lengthMissing === null) return [];
	const message = `The length of ${label} could not be read`;
	return [doubt(label, message, LENGTH_HINTS[lengthMissing](label))];
}

const LENGTH_HINTS: Record<NonNullable<VideoFacts['lengthMissing']>, (label: string) => string> = {
	header: () => 'Save it anew as mp4.',
	fragments: (label) =>
		`It is a fragmented mp4: save it as a plain one (ffmpeg -i in.mp4 -c copy -movflags +faststart out.mp4), or set ${label} to Binary.`,
	start: () =>
		'It is a part of a stream, without its beginning: save the whole stream as one file.',
};

function toFinding(
	{ limit, is, takes, remedy, isClose = false }: Breach,
	label: string,
	{ displayName, limits }: VideoModel,
	other: VideoModel | undefined,
): Finding {
	const notByFal = limits?.notByFal?.some((one) => one === limit) ?? false;
	const message = `${label} ${is}; ${displayName} takes ${takes}`;
	const hint = other ? `${remedy} or choose ${other.displayName}.` : `${remedy.replace(/,$/, '')}.`;
	if (notByFal) return doubt(label, `${message}, says its maker; fal states no limit`, hint);
	return isClose
		? doubt(label, `${message}, but fal may round it`, hint)
		: violation(label, message, hint);
}

function fits(facts: VideoFacts, { limits, retired }: VideoModel): boolean {
	if (retired !== undefined || limits === undefined || limits.cutsToSeconds !== undefined)
		return false;
	if (limits.formats === undefined && !isOrdinary(facts)) return false;
	return breaches(facts, limits).length === 0;
}

function breaches(facts: VideoFacts, limits: Limits | undefined): Breach[] {
	if (limits === undefined) return [];
	return [
		...formatBreach(facts, limits),
		...secondsBreach(facts, limits),
		...pixelsBreach(facts, limits),
		...shapeBreach(facts, limits),
		...frameRateBreach(facts, limits),
		...bytesBreach(facts, limits),
	];
}

function formatBreach({ container }: VideoFacts, { formats }: Limits): Breach[] {
	if (formats === undefined || formats.includes(container)) return [];
	const takes = formats.join(' and ');
	return [
		{ limit: 'formats', is: `is ${container}`, takes, remedy: `Convert it to ${formats[0]}` },
	];
}

function secondsBreach({ seconds }: VideoFacts, { seconds: range }: Limits): Breach[] {
	if (range === undefined || seconds === null) return [];
	const [shortest, longest] = range;
	const beyond = Math.max(shortest - seconds, seconds - longest);
	// Containers round, and a few frames of sound hang over the picture.
	if (beyond <= 0.05) return [];
	const takes =
		shortest === 0 ? `up to ${Math.floor(longest)} s` : `${shortest} to ${Math.floor(longest)} s`;
	const remedy = seconds > longest ? 'Shorten it' : 'Use a longer clip';
	const isClose = beyond <= CLOSE_SECONDS;
	return [{ limit: 'seconds', is: `is ${rounded(seconds)} s long`, takes, remedy, isClose }];
}

function pixelsBreach({ width, height }: VideoFacts, { pixels }: Limits): Breach[] {
	if (pixels === undefined) return [];
	const [smallest, largest] = pixels;
	const is = `is ${width}×${height}`;
	if (Math.max(width, height) > largest) {
		const remedy = 'Make it smaller and upscale after editing,';
		return [{ limit: 'pixels', is, takes: `at most ${largest} a side`, remedy }];
	}
	if (Math.min(width, height) >= smallest) return [];
	return [
		{ limit: 'pixels', is, takes: `at least ${smallest} a side`, remedy: 'Upscale it first' },
	];
}

function shapeBreach({ width, height }: VideoFacts, { aspectRatio }: Limits): Breach[] {
	if (aspectRatio === undefined) return [];
	const [narrowest, widest] = aspectRatio;
	const ratio = width / height;
	if (ratio >= narrowest && ratio <= widest) return [];
	const takes = `videos whose sides differ by at most ${widest} times`;
	const remedy = 'Cut the picture to a squarer shape';
	return [{ limit: 'aspectRatio', is: `is ${width}×${height}`, takes, remedy }];
}

function frameRateBreach(
	{ framesPerSecond: rate }: VideoFacts,
	{ framesPerSecond: range }: Limits,
): Breach[] {
	if (range === undefined || rate === null) return [];
	const [lowest, highest] = range;
	const beyond = Math.max(lowest - rate, rate - highest);
	// 23.976 is what 24 is called in film.
	if (beyond <= 0.03) return [];
	const remedy = rate < lowest ? 'Raise it with Interpolate' : 'Lower it';
	const takes = `${lowest} to ${highest}`;
	const is = `has ${rounded(rate)} frames per second`;
	const isClose = beyond <= CLOSE_SHARE * (rate < lowest ? lowest : highest);
	return [{ limit: 'framesPerSecond', is, takes, remedy, isClose }];
}

function bytesBreach({ bytes }: VideoFacts, { megabytes }: Limits): Breach[] {
	if (megabytes === undefined || bytes === null || bytes <= megabytes * MEGABYTE) return [];
	const is = `has ${rounded(bytes / MEGABYTE)} MB`;
	return [{ limit: 'megabytes', is, takes: `at most ${megabytes} MB`, remedy: 'Compress it' }];
}

/** A model that does not refuse a longer clip but uses only its start. */
export function cutFindings(
	label: string,
	{ seconds }: VideoFacts,
	{ displayName }: VideoModel,
	cutToSeconds: number | null,
): Finding[] {
	if (seconds === null || cutToSeconds === null || seconds <= cutToSeconds + 0.1) return [];
	const is = `${label} is ${rounded(seconds)} s long`;
	return [notice(label, `${is}; ${displayName} uses its first ${rounded(cutToSeconds)} s only`)];
}

function rounded(value: number): string {
	return String(Math.round(value * 100) / 100);
}
