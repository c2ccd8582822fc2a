// Dusk: the sky's colours, the setting sun, clouds lit from below, first stars, far hills.
import { clamp, cloudNoise, colour, fill, gradient, mix, noise, paint, smoothStep } from './raster';
import type { Canvas, Colour } from './raster';
import { box, circle } from './shapes';

export const horizon = 212;
export const sun = { x: 262, radius: 27 };

export const sunHeight = (seconds: number): number => 190 + seconds * 1.6;

const skyScale = [
	[0, colour('141c48')],
	[60, colour('2c2c6e')],
	[115, colour('6d3f88')],
	[160, colour('c4587f')],
	[190, colour('f5865f')],
	[212, colour('ffc06b')],
] as const;
const sunColour = colour('fff0b8');
const cloudShade = colour('4a3478');
const cloudGlow = colour('ff9a72');
const cloudEdge = colour('ffd49a');

/** The clear sky's colour at a height; the sun's glow is on top of it. */
export function skyColour(x: number, y: number, seconds: number): Colour {
	const away = Math.hypot((x - sun.x) * 0.62, y - sunHeight(seconds));
	const glow = Math.exp(-away / 62) * 0.85;
	return mix(gradient(skyScale, y), sunColour, glow);
}

function drawStars(canvas: Canvas, seconds: number): void {
	for (let star = 0; star < 60; star += 1) {
		const x = noise(star * 7.31, 3.3) * 760 - 60;
		const y = noise(star * 3.77, 9.1) ** 2 * 130;
		const twinkle = 0.55 + 0.45 * Math.sin((seconds / 2) * Math.PI * (1 + (star % 3)) + star);
		const strength = twinkle * (1 - y / 130) * 0.9;
		const size = 0.5 + noise(star, 5.5) * 0.7;
		fill(canvas, box(x - 3, y - 3, x + 3, y + 3), circle(x, y, size), sunColour, strength);
	}
}

function drawClouds(canvas: Canvas, seconds: number): void {
	const drift = seconds * 0.11;
	const cover = (x: number, y: number): number => {
		const rise = y / horizon;
		const band = smoothStep(0.12, 0.42, rise) * (1 - smoothStep(0.86, 0.98, rise));
		const wisps = cloudNoise(x / 150 + drift, (y / 150) * 5.2 + 3);
		return smoothStep(0.5, 0.72, wisps * (0.72 + 0.4 * band)) * band;
	};
	const light = (x: number, y: number): Colour => {
		const thickness = cover(x, y) - cover(x, y + 7);
		const nearSun = Math.exp(-Math.hypot((x - sun.x) * 0.5, y - 185) / 110);
		const lit = mix(cloudShade, cloudGlow, clamp(0.2 + nearSun * 0.9));
		return mix(lit, cloudEdge, clamp(thickness * 2.2) * clamp(0.25 + nearSun));
	};
	paint(canvas, box(0, 10, canvas.width, horizon), light, (x, y) => cover(x, y) * 0.85);
}

function drawHills(canvas: Canvas): void {
	const ranges = [
		{ tall: 34, wide: 120, from: 1.5, hue: colour('a8567f') },
		{ tall: 22, wide: 70, from: 8.2, hue: colour('6b3a78') },
	];
	for (const { tall, wide, from, hue } of ranges) {
		const outline = (x: number, y: number): number => {
			const shore = smoothStep(210, 20, x) + smoothStep(360, 640, x) * 0.8;
			const ridge = cloudNoise(x / wide + from, from) * tall * shore;
			return horizon + 1 - ridge - y;
		};
		const haze = (_x: number, y: number): Colour =>
			mix(hue, colour('f5865f'), smoothStep(horizon - 26, horizon, y) * 0.45);
		fill(canvas, box(0, horizon - 40, canvas.width, horizon + 1), outline, haze);
	}
}

/** Everything above the horizon. */
export function drawSky(canvas: Canvas, seconds: number): void {
	const all = box(0, 0, canvas.width, horizon + 1);
	paint(
		canvas,
		all,
		(x, y) => skyColour(x, y, seconds),
		() => 1,
	);
	drawStars(canvas, seconds);
	const height = sunHeight(seconds);
	const disc = circle(sun.x, height, sun.radius);
	const around = box(sun.x - 40, height - 40, sun.x + 40, horizon);
	fill(canvas, around, disc, colour('fff6d2'));
	drawClouds(canvas, seconds);
	drawHills(canvas);
}
