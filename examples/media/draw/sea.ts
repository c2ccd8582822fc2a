// The sea: a mirror of the sky broken by ripples, the sun's road on it, and rolling waves in front.
import { clamp, colour, fill, mix, noise, paint, smoothStep } from './raster';
import type { Canvas, Colour } from './raster';
import { box } from './shapes';
import { horizon, skyColour, sun } from './sky';

const deep = colour('2a2a6e');
const violet = colour('7a4a8c');
const gold = colour('ffdf9a');

/** The flat sea from the horizon down. */
export function drawSea(canvas: Canvas, seconds: number): void {
	const depthOf = (y: number): number => (y - horizon) / (canvas.height - horizon);
	const ripple = (x: number, y: number): number => {
		const far = 1 / (depthOf(y) + 0.06);
		const across = ((x - 320) * far) / 190;
		const fine = noise(across * 2.1 - seconds * 0.5, far * 9 + seconds * 2.2);
		return (noise(across + seconds * 0.4, far * 5 + seconds * 1.3) + fine) / 2;
	};
	const surface = (x: number, y: number): Colour => {
		const depth = depthOf(y);
		const height = ripple(x, y) - 0.5;
		const mirrored = horizon - (y - horizon) * 1.15 + height * 90 * smoothStep(0, 0.25, depth);
		const water = mix(deep, violet, clamp(0.5 + height * 1.6));
		const tinted = mix(
			skyColour(x, clamp(mirrored, 0, horizon), seconds),
			water,
			0.3 + depth * 0.6,
		);
		const road = 15 + depth * 130 + height * 70 * depth;
		const inRoad = Math.exp(-(((x - sun.x) / road) ** 2));
		const spark = smoothStep(0.46, 0.62, ripple(x * 1.7 + 91, y) + inRoad * 0.14);
		return mix(tinted, gold, clamp(spark * inRoad * (1.05 - depth * 0.45)));
	};
	paint(canvas, box(0, horizon, canvas.width, canvas.height), surface, () => 1);
}

interface Roller {
	base: number;
	tall: number;
	/** Pixels from crest to crest. */
	length: number;
	/** Crests that pass in four seconds; whole numbers let the clip loop. */
	crests: number;
	crest: Colour;
	body: Colour;
}

const rollers: readonly Roller[] = [
	{ base: 262, tall: 4, length: 128, crests: 2, crest: colour('e8949a'), body: colour('57498c') },
	{ base: 284, tall: 6, length: 170, crests: 2, crest: colour('5fa6ad'), body: colour('33437f') },
	{ base: 310, tall: 8, length: 230, crests: 2, crest: colour('4a95a8'), body: colour('22336b') },
	{ base: 338, tall: 9, length: 300, crests: 1, crest: colour('3a7f9c'), body: colour('141f4d') },
];

/** Height of a roller's surface at x, in pixels from the top. */
export function rollerHeight(index: number, x: number, seconds: number): number {
	const { base, tall, length, crests } = rollers[index];
	const phase = (x / length + (crests * seconds) / 4) * 2 * Math.PI;
	const swell = Math.sin(phase) + 0.28 * Math.sin(phase * 2 + 1) + 0.2 * Math.sin(phase * 0.5);
	return base - tall * swell;
}

/** One of the four rollers in front of the flat sea; 0 is the farthest. */
export function drawRoller(canvas: Canvas, index: number, seconds: number): void {
	const { base, tall, crest, body } = rollers[index];
	const below = (x: number, y: number): number => y - rollerHeight(index, x, seconds);
	const tint = (x: number, y: number): Colour => {
		const depth = below(x, y);
		const inRoad = Math.exp(-(((x - sun.x) / (70 + index * 22)) ** 2));
		const lit = mix(crest, gold, inRoad * 0.75);
		const streaks = noise(x / 46 + index * 9 + seconds * 0.6, depth / 5 + index * 3);
		const glint = smoothStep(0.62, 0.85, streaks) * 0.35 * Math.exp(-depth / 26);
		const rim = Math.exp(-Math.max(0, depth) / (3 + index)) * 0.8;
		return mix(body, lit, clamp(rim + glint));
	};
	const area = box(0, base - tall * 2, canvas.width, canvas.height);
	fill(canvas, area, (x, y) => -below(x, y), tint, index === 0 ? 0.95 : 0.98);
}
