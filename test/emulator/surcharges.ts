// What choices cost more or less than the unit price, as fal's texts of August and September 2026 say.
import type { z } from 'zod';
import type { Made } from './endpoint';
import type * as edit from './schemas/edit';
import type * as enhance from './schemas/enhance';
import type * as interpolate from './schemas/interpolate';
import type * as reference from './schemas/reference';
import type * as remix from './schemas/remix';
import type * as upscale from './schemas/upscale';

const shorterSide = ({ width, height }: Made['result']) => Math.min(width, height);

/** Of source and result, at least twice the result. */
export function kling4(_input: unknown, { source, result }: Made): number {
	return 1 + Math.max(source.seconds, result.seconds) / result.seconds;
}

/** $0.14 a second at 720p, $0.28 at 1080p, of source and result. */
export function happyHorse(
	{ resolution }: z.output<typeof edit.happyHorse>,
	{ source, result }: Made,
): number {
	const used = Math.min(source.seconds, 15);
	return (1 + used / result.seconds) * (resolution === '1080p' ? 2 : 1);
}

/** $0.03, $0.10, $0.15 and $0.30. */
export function gemini({ resolution }: z.output<typeof edit.geminiOmniFlash>): number {
	return { '360p': 0.3, '720p': 1, '1080p': 1.5, '4k': 3 }[resolution];
}

/** 5 s: $0.72, $1.08, $2.16; HDR twice, with EXR three times. */
export function lumaRay({ resolution, hdr, exr_export }: z.output<typeof edit.lumaRay>): number {
	const bySize = { '540p': 1, '720p': 1.5, '1080p': 3 }[resolution];
	return bySize * (exr_export ? 3 : hdr ? 2 : 1);
}

/** $0.0234 instead of $0.0214 at 1080p. */
export function seedance({ resolution }: z.output<typeof reference.seedance>): number {
	return resolution === '1080p' ? 234 / 214 : 1;
}

/** $0.05, $0.10 and $0.20, of reference video and result. */
export function wan30(input: z.output<typeof reference.wan30>, { source, result }: Made): number {
	const ofVideo = (input.reference_video_urls ?? []).length > 0 ? source.seconds : 0;
	const bySize = { '480p': 1, '720p': 2, '1080p': 4 }[input.resolution];
	return bySize * (1 + ofVideo / result.seconds);
}

/** $0.10 at 720p, $0.15 at 1080p. */
export function wan27({ resolution }: z.output<typeof remix.wan27EditVideo>): number {
	return resolution === '1080p' ? 1.5 : 1;
}

/** $0.08, $0.06 and $0.04. */
export function wan22({ resolution }: z.output<typeof remix.wan22VideoToVideo>): number {
	return { '720p': 1, '580p': 0.75, '480p': 0.5 }[resolution];
}

/** $0.06 at 480p, $0.08 at 720p, the cent for the source included. */
export function grok({ resolution }: z.output<typeof remix.grokEditVideo>): number {
	return resolution === '720p' ? 8 / 6 : 1;
}

/** $0.0072, $0.0144 and $0.0288 at 1080p, 2K and 4K; twice at 60 fps; ten times for pro. */
export function bytedance(
	{ target_fps: fps, enhancement_tier: tier }: z.output<typeof upscale.bytedanceUpscaler>,
	{ result }: Made,
): number {
	const side = shorterSide(result);
	const bySize = side > 1440 ? 4 : side > 1080 ? 2 : 1;
	return bySize * (fps > 30 ? 2 : 1) * (tier === 'pro' ? 10 : 1);
}

/**
 * A minute costs $0.40 at 720p, $0.80 at 1080p, $3.10 at 4K. Gaia 2: 10 s cost $0.10 up to 1080p, $0.30
 * at 4K. Proteus Natural: $0.50 at 4K. Twice at 60 fps, as at the sister endpoints.
 */
export function topazPrecision(
	{ model }: z.output<typeof upscale.topazPrecision>,
	{ result }: Made,
): number {
	const side = shorterSide(result);
	const byRate = result.fps > 30.05 ? 2 : 1;
	if (model === 'Gaia 2') return byRate * (side > 1080 ? 4.5 : 1);
	if (side <= 720) return byRate;
	if (side <= 1080) return byRate * 2;
	return byRate * (model === 'Proteus Natural' ? 7.5 : 7.75);
}

/** 10 s: $1.20 and $2.60 at 4K; twice at 60 fps; half with Starlight Fast 2. */
export function topazGenerative(
	{ model }: z.output<typeof enhance.topazGenerative>,
	made: Made,
): number {
	return (
		topazHdr({}, made) *
		(made.result.fps > 30.05 ? 2 : 1) *
		(model === 'Starlight Fast 2' ? 0.5 : 1)
	);
}

/** 10 s: $3 and $5 at 4K; twice at 60 fps. */
export function topazCreative(_input: unknown, { result }: Made): number {
	return (shorterSide(result) > 1080 ? 5 / 3 : 1) * (result.fps > 30.05 ? 2 : 1);
}

/** 10 s: $0.10, $0.20 and $0.60 at 4K; Nyx Fast $0.10 up to 1080p and $0.30. */
export function topazDenoise(
	{ model }: z.output<typeof enhance.topazDenoise>,
	{ result }: Made,
): number {
	const side = shorterSide(result);
	if (model === 'Nyx Fast') return side > 1080 ? 4.5 : 1;
	return side > 1080 ? 7.75 : side > 720 ? 2 : 1;
}

/** A minute: $0.40 and $1.40 at 4K. */
export function topazRepair(_input: unknown, { result }: Made): number {
	return shorterSide(result) > 1080 ? 3.5 : 1;
}

/** A minute: $13.90 and $30.60 at 4K. */
export function topazHdr(_input: unknown, { result }: Made): number {
	return shorterSide(result) > 1080 ? 306 / 139 : 1;
}

/** Precise $0.14, $0.25 at 2K, $0.55 at 4K; creative $0.20, $0.35, $0.79. */
export function fluxUpscale(
	{ creativity }: z.output<typeof enhance.fluxUpscale>,
	{ result }: Made,
): number {
	const side = shorterSide(result);
	const [precise, creative] = side > 1440 ? [55, 79] : side > 1080 ? [25, 35] : [14, 20];
	return (creativity === 1 ? creative : precise) / 14;
}

/** Twice above 30 fps, three times above 60. */
export function crystal(_input: unknown, { result }: Made): number {
	return result.fps > 60.05 ? 3 : result.fps > 30.05 ? 2 : 1;
}

/** 10 s from 30 to 60 fps: $0.30 and $0.60 at 4K, Aion $0.50 and $1.70; in slow motion all frames count. */
export function topazInterpolate(
	{ model, slowdown_factor: slower }: z.output<typeof interpolate.topazInterpolate>,
	{ source, result }: Made,
): number {
	const is4k = shorterSide(result) > 1080;
	const byModel = model === 'Aion' ? (is4k ? 17 / 3 : 5 / 3) : is4k ? 2 : 1;
	const kept = slower > 1 || source.fps >= result.fps ? 0 : source.fps;
	return (byModel * (result.fps - kept)) / 30;
}
