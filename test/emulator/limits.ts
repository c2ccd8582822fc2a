// What each endpoint takes as a source, and the checks that refuse the rest in fal's words.
import type { Probe } from '../support/ffmpeg';
import { fieldError } from './answers';
import type { FieldError } from './answers';

/** Null and absent: not stated by fal. Pixels are those of each side. */
export interface SourceLimits {
	formats?: string[];
	minSeconds?: number;
	maxSeconds?: number;
	maxBytes?: number;
	minPixels?: number;
	maxPixels?: number;
	minFps?: number;
	maxFps?: number;
	/** Width divided by height: narrowest and widest. */
	shape?: [number, number];
}

const megabyte = 1024 * 1024;

export const klingO1Limits: SourceLimits = {
	formats: ['mp4', 'mov'],
	minSeconds: 3,
	maxSeconds: 10.05,
	maxBytes: 200 * megabyte,
	minPixels: 720,
	maxPixels: 2160,
	minFps: 24,
	maxFps: 60,
};
/** The newest documents; those of April say 10.05 s and 2160 pixels. */
export const klingO3Limits: SourceLimits = {
	...klingO1Limits,
	maxSeconds: 15.05,
	maxPixels: 3840,
};
export const klingImageLimits: SourceLimits = {
	maxBytes: 10 * megabyte,
	minPixels: 300,
	shape: [0.4, 2.5],
};
export const kling4kImageLimits: SourceLimits = { ...klingImageLimits, maxBytes: 50 * megabyte };
export const kling4Limits: SourceLimits = {
	minSeconds: 3,
	maxSeconds: 30.05,
	maxBytes: 300 * megabyte,
	minPixels: 700,
	maxPixels: 4553,
	minFps: 23.9,
	maxFps: 60.05,
	shape: [0.4, 2.5],
};
export const happyHorseLimits: SourceLimits = {
	formats: ['mp4', 'mov'],
	minSeconds: 3,
	maxSeconds: 60,
	maxBytes: 100 * megabyte,
	minPixels: 320,
	maxPixels: 2160,
	shape: [0.4, 2.5],
};
export const wan27Limits: SourceLimits = {
	formats: ['mp4', 'mov'],
	minSeconds: 2,
	maxSeconds: 10,
	maxBytes: 100 * megabyte,
};
export const topazLimits: SourceLimits = { maxSeconds: 300 };
export const fluxUpscaleLimits: SourceLimits = {
	formats: ['mp4'],
	maxSeconds: 20,
	maxBytes: 50 * megabyte,
};
export const briaLimits: SourceLimits = { maxSeconds: 30 };
export const lucyRestyleLimits: SourceLimits = { maxSeconds: 1800 };
export const seedanceLimits: SourceLimits = {
	formats: ['mp4', 'mov'],
	minSeconds: 1.8,
	maxSeconds: 30.2,
	maxBytes: 200 * megabyte,
	minPixels: 300,
	maxPixels: 6000,
	minFps: 24,
	maxFps: 60,
	shape: [0.4, 2.5],
};
export const seedanceImageLimits: SourceLimits = { maxBytes: 30 * megabyte };
export const wan30Limits: SourceLimits = { maxSeconds: 15 };
export const noLimits: SourceLimits = {};

type Location = Array<string | number>;

export function checkVideo(
	probe: Probe,
	limits: SourceLimits,
	loc: Location,
	url: string,
): FieldError[] {
	return [
		...checkFormat(probe, limits, loc, url),
		...checkBytes(probe, limits, loc, url),
		...checkSeconds(probe, limits, loc, url),
		...checkPixels(probe, limits, loc, url),
		...checkShape(probe, limits, loc, url),
		...checkFps(probe, limits, loc, url),
	];
}

export function checkImage(
	probe: Probe,
	limits: SourceLimits,
	loc: Location,
	url: string,
): FieldError[] {
	return [
		...checkBytes(probe, limits, loc, url),
		...checkPixels(probe, limits, loc, url),
		...checkShape(probe, limits, loc, url),
	];
}

export function unsupportedVideo(limits: SourceLimits, loc: Location, url: string): FieldError {
	const supported = limits.formats ?? ['mp4', 'mov', 'webm', 'm4v', 'gif'];
	const msg = `Unsupported video format. Supported formats: ${supported.join(', ')}`;
	const context = { supported_formats: supported };
	return fieldError('unsupported_video_format', loc, msg, url, context);
}

function checkFormat(probe: Probe, limits: SourceLimits, loc: Location, url: string): FieldError[] {
	const names = probe.container.split(',');
	const isVideo = probe.seconds > 0;
	const isListed = limits.formats?.some((format) => names.includes(format)) ?? true;
	return isVideo && isListed ? [] : [unsupportedVideo(limits, loc, url)];
}

function checkBytes(probe: Probe, limits: SourceLimits, loc: Location, url: string): FieldError[] {
	const most = limits.maxBytes ?? Infinity;
	if (probe.bytes <= most) return [];
	return [
		fieldError('file_too_large', loc, 'File size exceeds the limit', url, { max_size: most }),
	];
}

function checkSeconds(
	probe: Probe,
	{ minSeconds = 0, maxSeconds = Infinity }: SourceLimits,
	loc: Location,
	url: string,
): FieldError[] {
	const provided = { provided_duration: probe.seconds };
	if (probe.seconds > maxSeconds) {
		const msg = `Video duration exceeds the maximum of ${maxSeconds} seconds`;
		const context = { max_duration: maxSeconds, ...provided };
		return [fieldError('video_duration_too_long', loc, msg, url, context)];
	}
	if (probe.seconds > 0 && probe.seconds < minSeconds) {
		const msg = `Video duration is below the minimum of ${minSeconds} seconds`;
		const context = { min_duration: minSeconds, ...provided };
		return [fieldError('video_duration_too_short', loc, msg, url, context)];
	}
	return [];
}

function checkPixels(
	{ width, height }: Probe,
	{ minPixels = 0, maxPixels = Infinity }: SourceLimits,
	loc: Location,
	url: string,
): FieldError[] {
	if (Math.min(width, height) < minPixels) {
		const msg = `Image is too small: ${width}x${height}, at least ${minPixels}x${minPixels}`;
		const context = { min_height: minPixels, min_width: minPixels };
		return [fieldError('image_too_small', loc, msg, url, context)];
	}
	if (Math.max(width, height) > maxPixels) {
		const msg = `Image is too large: ${width}x${height}, at most ${maxPixels}x${maxPixels}`;
		const context = { max_height: maxPixels, max_width: maxPixels };
		return [fieldError('image_too_large', loc, msg, url, context)];
	}
	return [];
}

/** fal publishes the limit but not the error type of it, as for the shape below. */
function checkFps(
	{ fps }: Probe,
	{ minFps = 0, maxFps = Infinity }: SourceLimits,
	loc: Location,
	url: string,
): FieldError[] {
	// ffmpeg's 23.976 is called 24, and a file's own rounding is no breach.
	if (fps >= minFps - 0.05 && fps <= maxFps + 0.05) return [];
	const msg = `Video has ${fps} frames per second, allowed are ${minFps} to ${maxFps}`;
	return [fieldError('value_error', loc, msg, url)];
}

function checkShape(
	{ width, height }: Probe,
	{ shape = [0, Infinity] }: SourceLimits,
	loc: Location,
	url: string,
): FieldError[] {
	const [narrowest, widest] = shape;
	const ratio = width / height;
	if (ratio >= narrowest && ratio <= widest) return [];
	const msg = `Image has an aspect ratio of ${ratio.toFixed(2)}, allowed are ${narrowest} to ${widest}`;
	return [fieldError('value_error', loc, msg, url)];
}
