import type { OtherKind } from '../media/fileKind';
import type { PictureSize } from '../media/picture';
import type { Probed } from '../media/probe';
import type { VideoModel } from '../model/model';
import type { CheckedFile } from './checkedFile';
import { doubt, violation, type Finding } from './finding';
import { KIND_NAMES, wayOut } from './kindNames';
import { MEGABYTE } from '../util/units';

const PICTURES: readonly OtherKind[] = ['png', 'jpeg', 'webp', 'gif'];
const MAY_BE_REFUSED: readonly OtherKind[] = ['avif', 'heic', 'cr3'];

const USE_PNG = 'Use a PNG or JPEG file.';

/** What the content of a picture says about whether fal takes it. */
export function pictureFindings(file: CheckedFile, probed: Probed, model: VideoModel): Finding[] {
	const { label } = file;
	if (probed.is !== 'other')
		return [violation(label, `${label} is a video, not a picture`, USE_PNG)];
	const { kind, size, bytes } = probed;
	if (PICTURES.includes(kind)) return sizeFindings(file, { size, bytes }, model);
	const name = KIND_NAMES[kind];
	if (name === undefined) {
		return [doubt(label, `${label} could not be read as a picture`, USE_PNG)];
	}
	if (MAY_BE_REFUSED.includes(kind)) {
		return [doubt(label, `${label} is ${name}, which fal may not take`, USE_PNG)];
	}
	return [violation(label, `${label} is ${name}, not a picture`, wayOut(kind, file))];
}

/** Images and pictures of elements are under the same limits. */
function sizeFindings(
	{ label, pictures }: CheckedFile,
	{ size, bytes }: { size: PictureSize | null; bytes: number | null },
	{ displayName, references }: VideoModel,
): Finding[] {
	const limits = pictures ?? references?.pictures;
	if (limits === undefined) return [];
	const { megabytes, shortestSide, aspectRatio } = limits;
	const found = (is: string, takes: string, hint: string) =>
		violation(label, `${label} ${is}; ${displayName} takes ${takes}`, hint);
	const findings: Finding[] = [];
	if (bytes !== null && bytes > megabytes * MEGABYTE) {
		const is = `has ${Math.round((bytes / MEGABYTE) * 10) / 10} MB`;
		findings.push(found(is, `at most ${megabytes} MB`, 'Make the picture smaller.'));
	}
	if (size === null || size.width === 0 || size.height === 0) return findings;
	const { width, height } = size;
	const is = `is ${width}×${height}`;
	if (Math.min(width, height) < shortestSide) {
		findings.push(found(is, `at least ${shortestSide} a side`, 'Use a larger picture.'));
	}
	const [narrowest, widest] = aspectRatio;
	const ratio = width / height;
	if (ratio < narrowest || ratio > widest) {
		const takes = `pictures whose sides differ by at most ${widest} times`;
		findings.push(found(is, takes, 'Cut the picture to a squarer shape.'));
	}
	return findings;
}
