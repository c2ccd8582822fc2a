// A small sailing boat that rocks across the waves, with its broken mirror image, and some gulls.
import { clamp, colour, fill, mix, smoothStep } from './raster';
import type { Canvas, Colour, Point, Shape } from './raster';
import { rollerHeight } from './sea';
import { box, curve, placed, polygon, stroke, toLocal } from './shapes';
import type { Placement } from './shapes';

const hull = polygon(
	...curve([-44, -11], [0, -5], [54, -17], 6),
	...curve([54, -17], [44, 4], [26, 10], 5),
	...curve([-30, 10], [-42, 6], [-44, -11], 4),
);
const mast = stroke([1, -8], [3, -118], 3, 1.8);
const mainSail = polygon(
	...curve([0, -112], [-30, -62], [-47, -22]),
	...curve([-47, -22], [-22, -16], [-1, -19], 4),
);
const jib = polygon(
	...curve([6, -104], [24, -58], [51, -22]),
	...curve([51, -22], [28, -16], [6, -24], 4),
);

const cream = colour('fff0d4');
const coral = colour('ee5a4f');
const shade = colour('b06a8c');

interface Part {
	shape: Shape;
	tint: (x: number, y: number) => Colour;
}

// Tints are given in the boat's own coordinates: its waterline is 0, its mast's top -118.
const parts: readonly Part[] = [
	{ shape: mast, tint: () => colour('5a3145') },
	{
		shape: mainSail,
		tint: (x, y) => {
			const stripe = clamp(8.5 - Math.abs(y + 66));
			return mix(mix(cream, coral, stripe), shade, smoothStep(-10, -46, x) * 0.55);
		},
	},
	{ shape: jib, tint: (x) => mix(coral, colour('ffb067'), smoothStep(4, 46, x) * 0.8) },
	{
		shape: hull,
		tint: (_x, y) => {
			const planks = mix(colour('2f7d8c'), colour('1c2a57'), clamp((y + 8) / 16));
			return mix(planks, cream, clamp(-7.5 - y));
		},
	},
];

function boatPlace(seconds: number): Placement {
	const x = 128 + seconds * 46;
	const surface = rollerHeight(1, x, seconds);
	const slope = (rollerHeight(1, x + 30, seconds) - rollerHeight(1, x - 30, seconds)) / 60;
	const sway = 0.05 * Math.sin((seconds / 2) * 2 * Math.PI + 0.6);
	return { x, y: surface - 2, turn: slope * 0.55 + sway - 0.02, scale: 0.98 };
}

function pennant(seconds: number): Shape {
	const wave = (away: number): number => Math.sin(away / 4 - seconds * 4 * Math.PI) * away * 0.11;
	const edge = [0, 5, 10, 15, 20, 24];
	const upper = edge.map((away): Point => [3 - away, -118 + wave(away) + away * 0.08]);
	const lower = edge.map((away): Point => [3 - away, -109 + wave(away) - away * 0.28]);
	return polygon(...upper, ...lower.reverse());
}

/** The boat's mirror image; drawn before the roller that the boat sits on is finished. */
export function drawReflection(canvas: Canvas, seconds: number): void {
	const place = boatPlace(seconds);
	const local = toLocal(place);
	for (const { shape, tint } of parts) {
		const standing = placed(shape, place);
		const mirror = (x: number, y: number): Point => {
			const depth = y - place.y;
			const shake = Math.sin(depth * 0.55 - seconds * 3 * Math.PI) * (1.5 + depth * 0.09);
			return [x + shake, place.y - depth * 1.5 + 10];
		};
		const broken: Shape = (x, y) => standing(...mirror(x, y));
		const colourOf = (x: number, y: number): Colour =>
			mix(tint(...local(...mirror(x, y))), colour('33437f'), 0.35);
		const area = box(place.x - 80, place.y + 4, place.x + 80, place.y + 84);
		fill(canvas, area, broken, colourOf, 0.34);
	}
}

export function drawBoat(canvas: Canvas, seconds: number): void {
	const place = boatPlace(seconds);
	const local = toLocal(place);
	const area = box(place.x - 85, place.y - 135, place.x + 85, place.y + 25);
	for (const { shape, tint } of parts) {
		fill(canvas, area, placed(shape, place), (x, y) => tint(...local(x, y)));
	}
	fill(canvas, area, placed(pennant(seconds), place), coral);
}

/** Three gulls that beat their wings twice in four seconds and more. */
export function drawGulls(canvas: Canvas, seconds: number): void {
	for (const [index, beats] of [4, 5, 6].entries()) {
		const x = 400 - index * 46 - seconds * (20 + index * 4);
		const y = 66 + index * 22 + Math.sin(seconds * Math.PI + index * 2) * 5;
		const size = 13 - index * 2;
		const beat = Math.sin((beats * seconds * Math.PI) / 2 + index);
		const tip = y - size * 0.62 * beat;
		const bend = y - size * (0.28 + 0.22 * beat);
		for (const side of [-1, 1]) {
			const elbow: Point = [x + side * size * 0.5, bend];
			const area = box(x - size - 4, y - size - 4, x + size + 4, y + size + 4);
			const wing = colour('1d1a45');
			fill(canvas, area, stroke([x, y], elbow, 2.4, 1.8), wing, 0.9);
			fill(canvas, area, stroke(elbow, [x + side * size, tip], 1.8, 0.6), wing, 0.9);
		}
	}
}
