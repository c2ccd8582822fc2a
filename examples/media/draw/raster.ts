// A small software rasteriser: colours, noise, and shapes given by their distance in pixels.

/** Red, green, blue; 0 to 255, fractions allowed. */
export type Colour = readonly [number, number, number];
export type Point = readonly [x: number, y: number];
/** Distance of a point from a shape's edge in pixels; negative inside. */
export type Shape = (x: number, y: number) => number;
type Paint = Colour | ((x: number, y: number) => Colour);

export interface Canvas {
	width: number;
	height: number;
	pixels: Float32Array;
}

export interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

export const clamp = (value: number, low = 0, high = 1): number =>
	Math.min(high, Math.max(low, value));

/** 0 below `from`, 1 above `to`, a soft step between. */
export function smoothStep(from: number, to: number, value: number): number {
	const part = clamp((value - from) / (to - from));
	return part * part * (3 - 2 * part);
}

export function mix(from: Colour, to: Colour, part: number): Colour {
	return [
		from[0] + (to[0] - from[0]) * part,
		from[1] + (to[1] - from[1]) * part,
		from[2] + (to[2] - from[2]) * part,
	];
}

/** A colour from its six hexadecimal digits. */
export function colour(digits: string): Colour {
	const value = parseInt(digits, 16);
	return [value >> 16, (value >> 8) & 255, value & 255];
}

/** The colour at `at` on a scale of colours, each with its place, in rising order. */
export function gradient(scale: ReadonlyArray<readonly [number, Colour]>, at: number): Colour {
	let [place, found] = scale[0] ?? [0, [0, 0, 0]];
	for (const [nextPlace, next] of scale) {
		if (at <= nextPlace) {
			return nextPlace === place
				? next
				: mix(found, next, clamp((at - place) / (nextPlace - place)));
		}
		place = nextPlace;
		found = next;
	}
	return found;
}

// The same number for the same place, on every machine: integer arithmetic only.
function hash(x: number, y: number): number {
	let mixed = Math.imul(x, 374761393) + Math.imul(y, 668265263);
	mixed = Math.imul(mixed ^ (mixed >>> 13), 1274126177);
	return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
}

/** Smooth noise, 0 to 1, with features about one unit wide. */
export function noise(x: number, y: number): number {
	const column = Math.floor(x);
	const row = Math.floor(y);
	const across = smoothStep(0, 1, x - column);
	const down = smoothStep(0, 1, y - row);
	const upper = hash(column, row) * (1 - across) + hash(column + 1, row) * across;
	const lower = hash(column, row + 1) * (1 - across) + hash(column + 1, row + 1) * across;
	return upper * (1 - down) + lower * down;
}

/** Noise with detail: four octaves, 0 to 1. */
export function cloudNoise(x: number, y: number): number {
	const coarse = noise(x, y) + noise(x * 2, y * 2 + 7) / 2;
	return (coarse + noise(x * 4, y * 4 + 17) / 4 + noise(x * 8, y * 8 + 37) / 8) / 1.875;
}

export function createCanvas(width: number, height: number): Canvas {
	return { width, height, pixels: new Float32Array(width * height * 3) };
}

/** Lays a colour over the box, as strong as `opacity` says at each pixel (0 to 1). */
export function paint(
	canvas: Canvas,
	box: Box,
	paintWith: Paint,
	opacity: (x: number, y: number) => number,
): void {
	const { width, height, pixels } = canvas;
	const right = Math.min(width, Math.ceil(box.right));
	const bottom = Math.min(height, Math.ceil(box.bottom));
	for (let y = Math.max(0, Math.floor(box.top)); y < bottom; y += 1) {
		for (let x = Math.max(0, Math.floor(box.left)); x < right; x += 1) {
			const part = opacity(x + 0.5, y + 0.5);
			if (part <= 0) continue;
			const [red, green, blue] =
				typeof paintWith === 'function' ? paintWith(x + 0.5, y + 0.5) : paintWith;
			const at = (y * width + x) * 3;
			pixels[at] += (red - pixels[at]) * part;
			pixels[at + 1] += (green - pixels[at + 1]) * part;
			pixels[at + 2] += (blue - pixels[at + 2]) * part;
		}
	}
}

/** Fills a shape with smooth edges. */
export function fill(canvas: Canvas, box: Box, shape: Shape, fillWith: Paint, opacity = 1): void {
	paint(canvas, box, fillWith, (x, y) => clamp(0.5 - shape(x, y)) * opacity);
}

/** The canvas as bytes, red green blue; a fine dither keeps soft gradients free of steps. */
export function toRgb24({ width, height, pixels }: Canvas): Buffer {
	const bytes = Buffer.allocUnsafe(width * height * 3);
	pixels.forEach((value, index) => {
		const pixel = Math.floor(index / 3);
		const dither = hash(pixel % width, Math.floor(pixel / width)) - 0.5;
		bytes[index] = Math.round(clamp(value + dither, 0, 255));
	});
	return bytes;
}
