// What ffmpeg shall do with a source; made by the processors, carried out by render.ts.
import type { EncoderName } from './encoders';

export interface Plan {
	/** Picture filters, applied in order. */
	filters: string[];
	keepAudio: boolean;
	audioFilters: string[];
	encoder: EncoderName;
	/** Length of the result; null: as long as the filtered source. */
	seconds: number | null;
	/** Repeats the source until `seconds` are full. */
	loop: boolean;
}

export interface Size {
	width: number;
	height: number;
}

export function plan(changes: Partial<Plan>): Plan {
	return {
		filters: [],
		keepAudio: false,
		audioFilters: [],
		encoder: 'h264',
		seconds: null,
		loop: false,
		...changes,
	};
}

export function byFactor(source: Size, factor: number): Size {
	return { width: even(source.width * factor), height: even(source.height * factor) };
}

/** Same shape, the shorter side as given: 1080 for '1080p', landscape or portrait. */
export function byShortSide(source: Size, shortSide: number): Size {
	return byFactor(source, shortSide / Math.min(source.width, source.height));
}

/** The given shape ('16:9'), the shorter side as long as the source's or as given. */
export function byAspect(source: Size, aspectRatio: string, shortSide = shortest(source)): Size {
	const [across, down] = aspectRatio.split(':').map(Number);
	return byShortSide({ width: across, height: down }, shortSide);
}

/** What Kling's 'auto' means: the closest of the shapes on offer. */
export function closestAspect(source: Size): string {
	const distance = (aspectRatio: string): number => {
		const [across, down] = aspectRatio.split(':').map(Number);
		return Math.abs(Math.log(source.width / source.height / (across / down)));
	};
	const [closest] = ['16:9', '9:16', '1:1'].sort((a, b) => distance(a) - distance(b));
	return closest;
}

/** Fills the frame without distortion, cutting off what does not fit. */
export function fill({ width, height }: Size): string[] {
	const grown = `scale=${width}:${height}:force_original_aspect_ratio=increase:flags=lanczos`;
	return [grown, `crop=${width}:${height}`, 'setsar=1'];
}

export function stretchTo({ width, height }: Size): string[] {
	return [`scale=${width}:${height}:flags=lanczos`, 'setsar=1'];
}

/** Blended frames between the source's own; ffmpeg's minterpolate is far too slow here. */
export function blendTo(fps: number): string {
	return `framerate=fps=${fps}:interp_start=0:interp_end=255:scene=100`;
}

/** Sound as long as a picture that was slowed down `factor` times. */
export function stretchSound(factor: number): string[] {
	if (factor <= 1) return [];
	if (factor <= 2) return [`atempo=${1 / factor}`];
	return ['atempo=0.5', ...stretchSound(factor / 2)];
}

function shortest(source: Size): number {
	return Math.min(source.width, source.height);
}

function even(length: number): number {
	return Math.max(2, Math.round(length / 2) * 2);
}
