import type { IDataObject } from 'n8n-workflow';

import { localSource } from '../../shared/input/fileMarks';
import type { Limits, PictureLimits } from '../../shared/model/published';
import { MEGABYTE } from '../../shared/util/units';
import { isRecord } from '../../shared/util/unknown';
import { isLinkText } from './fileFields';
import type { FileLimits, Media, ModelSchema, Shape } from './shape';

/** One file in a request body, at any depth. */
export interface BodyFile {
	/** The field as the form shows it. */
	label: string;
	media: Media;
	/** Where it stands, e.g. ['loras', 0, 'path']. */
	path: ReadonlyArray<string | number>;
	/** A link, or the mark of a file that is still to be uploaded. */
	value: string;
	limits?: FileLimits;
}

/** The files of a body, in the order of the form. */
export function filesIn({ fields }: ModelSchema, body: IDataObject): BodyFile[] {
	return fields.flatMap(({ name, title, shape }) =>
		Object.hasOwn(body, name) ? filesOf(shape, body[name], title, [name]) : [],
	);
}

function filesOf(
	shape: Shape,
	value: unknown,
	label: string,
	path: ReadonlyArray<string | number>,
): BodyFile[] {
	switch (shape.is) {
		case 'file': {
			if (typeof value !== 'string') return [];
			if (!isLinkText(value) && localSource(value) === null) return [];
			const { media, limits } = shape;
			return [{ label, media, path, value, ...(limits && { limits }) }];
		}
		case 'list':
			return (Array.isArray(value) ? value : []).flatMap((one: unknown, index) =>
				filesOf(shape.of, one, label, [...path, index]),
			);
		case 'object':
			return shape.fields.flatMap((field) =>
				isRecord(value) && Object.hasOwn(value, field.name)
					? filesOf(field.shape, value[field.name], label, [...path, field.name])
					: [],
			);
		case 'either':
			return shape.of.map((one) => filesOf(one, value, label, path)).find(isFilled) ?? [];
		default:
			return [];
	}
}

function isFilled(files: readonly BodyFile[]): boolean {
	return files.length > 0;
}

/**
 * fal's limits of a video in the words of the preflight. Where width and height differ, the wider
 * limit counts for both, so that nothing is refused that fal takes.
 * @param asOf when the document was read, e.g. '25 Nov 2026'
 */
export function videoLimits(limits: FileLimits, asOf: string): Limits {
	const { seconds, width, height, framesPerSecond, bytes } = limits;
	const megabytes = megabytesOf(bytes);
	const pixels = width === undefined && height === undefined ? null : sides(limits);
	return {
		...(seconds && { seconds: closed(seconds) }),
		...(pixels && { pixels }),
		...(framesPerSecond && { framesPerSecond: closed(framesPerSecond) }),
		...(megabytes !== null && { megabytes }),
		asOf,
	};
}

/** The same for a picture. */
export function pictureLimits(limits: FileLimits): PictureLimits {
	const [shortestSide] = sides(limits);
	return {
		megabytes: megabytesOf(limits.bytes) ?? Infinity,
		shortestSide,
		aspectRatio: closed(limits.aspectRatio ?? [null, null]),
	};
}

function sides({ width = [null, null], height = [null, null] }: FileLimits): [number, number] {
	const [narrowest, widest] = closed(width);
	const [lowest, highest] = closed(height);
	return [Math.min(narrowest, lowest), Math.max(widest, highest)];
}

function closed([from, to]: readonly [number | null, number | null]): [number, number] {
	return [from ?? 0, to ?? Infinity];
}

function megabytesOf(bytes: FileLimits['bytes']): number | null {
	const most = bytes?.[1] ?? null;
	return most === null ? null : most / MEGABYTE;
}
