import { MEGABYTE } from '../util/units';
import type { Probed } from '../media/probe';
import type { VideoModel } from '../model/model';
import type { CheckedFile } from './checkedFile';
import { violation, type Finding } from './finding';

/** Containers round, and encoders pad. */
const TOLERANCE_SECONDS = 0.1;

/** What the length and the size of a sound say about whether fal takes it. */
export function soundFindings(
	{ label, sound }: CheckedFile,
	probed: Probed,
	{ displayName }: VideoModel,
): Finding[] {
	if (sound === undefined || probed.is === 'empty') return [];
	const findings: Finding[] = [];
	const found = (is: string, takes: string, hint: string) =>
		findings.push(violation(label, `${label} ${is}; ${displayName} takes ${takes}`, hint));
	const { bytes } = probed;
	if (sound.megabytes !== undefined && bytes !== null && bytes > sound.megabytes * MEGABYTE) {
		found(`has ${rounded(bytes / MEGABYTE)} MB`, `at most ${sound.megabytes} MB`, 'Compress it.');
	}
	const seconds = secondsOf(probed);
	if (sound.seconds === undefined || seconds === null) return findings;
	const [shortest, longest] = sound.seconds;
	const takes = shortest === 0 ? `up to ${longest} s` : `${shortest} to ${longest} s`;
	const is = `is ${rounded(seconds)} s long`;
	if (seconds > longest + TOLERANCE_SECONDS) found(is, takes, 'Shorten it.');
	if (seconds < shortest - TOLERANCE_SECONDS) found(is, takes, 'Use a longer one.');
	return findings;
}

/** A sound may come as a video; then its picture is not looked at. */
function secondsOf(probed: Probed): number | null {
	if (probed.is === 'video') return probed.seconds;
	return probed.is === 'other' ? (probed.seconds ?? null) : null;
}

function rounded(value: number): string {
	return String(Math.round(value * 100) / 100);
}
