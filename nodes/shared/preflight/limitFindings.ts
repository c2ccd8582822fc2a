import type { VideoFacts } from '../media/probe';
import type { Limits, VideoModel } from '../model/model';
import { doubt, notice, violation, type Finding } from './finding';
import { MEGABYTE } from '../util/units';

type LimitName = 'seconds' | 'pixels' | 'framesPerSecond' | 'megabytes' | 'formats';

interface Breach {
	limit: LimitName;
	/** Completes "<label> …". */
	is: string;
	/** Completes "<model> takes …". */
	takes: string;
	/** What to do with the clip, without its final period. */
	remedy: string;
}

/** What a video breaks of the limits of its model, each with the way out. */
export function limitFindings(
	label: string,
	facts: VideoFacts,
	model: VideoModel,
	models: readonly VideoModel[],
): Finding[] {
	const { limits } = model;
	if (limits === undefined) return [];
	const unread = limits.seconds !== undefined && facts.seconds === null;
	const length = unread
		? [doubt(label, `The length of ${label} could not be read`, 'Use an mp4 file.')]
		: [];
	const other = models.find((one) => fits(facts, one) && one !== model);
	return [
		...length,
		...breaches(facts, limits).map((breach) => toFinding(breach, label, model, other)),
	];
}

function toFinding(
	{ limit, is, takes, remedy }: Breach,
	label: string,
	{ displayName, limits }: VideoModel,
	other: VideoModel | undefined,
): Finding {
	const notByFal = limits?.notByFal?.some((one) => one === limit) ?? false;
	const message = `${label} ${is}; ${displayName} takes ${takes}`;
	const hint = other ? `${remedy} or choose ${other.displayName}.` : `${remedy}.`;
	return notByFal
		? doubt(label, `${message}, says its maker; fal states no limit`, hint)
		: violation(label, message, hint);
}

function fits(facts: VideoFacts, { limits, retired }: VideoModel): boolean {
	if (retired !== undefined || limits === undefined || limits.cutsToSeconds !== undefined)
		return false;
	return breaches(facts, limits).length === 0;
}

function breaches(facts: VideoFacts, limits: Limits): Breach[] {
	return [
		...formatBreach(facts, limits),
		...secondsBreach(facts, limits),
		...pixelsBreach(facts, limits),
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
	// Containers round, and a few frames of sound hang over the picture.
	if (seconds >= shortest - 0.05 && seconds <= longest + 0.05) return [];
	const takes =
		shortest === 0 ? `up to ${Math.floor(longest)} s` : `${shortest} to ${Math.floor(longest)} s`;
	const remedy = seconds > longest ? 'Shorten it' : 'Use a longer clip';
	return [{ limit: 'seconds', is: `is ${rounded(seconds)} s long`, takes, remedy }];
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

function frameRateBreach(
	{ framesPerSecond: rate }: VideoFacts,
	{ framesPerSecond: range }: Limits,
): Breach[] {
	if (range === undefined || rate === null) return [];
	const [lowest, highest] = range;
	// 23.976 is what 24 is called in film.
	if (rate >= lowest - 0.03 && rate <= highest + 0.03) return [];
	const remedy = rate < lowest ? 'Raise it with Interpolate' : 'Lower it';
	const takes = `${lowest} to ${highest}`;
	return [
		{ limit: 'framesPerSecond', is: `has ${rounded(rate)} frames per second`, takes, remedy },
	];
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
