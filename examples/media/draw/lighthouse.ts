// The lighthouse on its rock, with a keeper's house and two beams that turn once in four seconds.
import { clamp, cloudNoise, colour, fill, mix, noise, paint, smoothStep } from './raster';
import type { Canvas, Colour, Point, Shape } from './raster';
import { box, circle, polygon, rectangle } from './shapes';
import { horizon } from './sky';

const lamp = { x: 532, y: 84 };
const foot = 218;
const beamColour = colour('fff1bd');
const stone = colour('33264f');
const stoneLit = colour('c8676f');

// Far and near ends of a beam in perspective; the eye is at the horizon's height.
function beamEnd(angle: number): Point {
	const reach = 560;
	const scale = 900 / (900 - Math.sin(angle) * reach);
	const x = lamp.x + Math.cos(angle) * reach * scale;
	return [x, horizon - (horizon - lamp.y) * scale];
}

/** The two beams, light laid over what is behind them. */
export function drawBeams(canvas: Canvas, seconds: number): void {
	for (const half of [0, Math.PI]) {
		const angle = (seconds / 4) * 2 * Math.PI + half + 2.5;
		const towards = Math.sin(angle);
		const [endX, endY] = beamEnd(angle);
		const alongX = endX - lamp.x;
		const alongY = endY - lamp.y;
		const length = Math.hypot(alongX, alongY);
		const spread = 30 * (1.15 + towards * 0.6);
		const strength = 0.42 + 0.25 * towards;
		const light = (x: number, y: number): number => {
			const part = ((x - lamp.x) * alongX + (y - lamp.y) * alongY) / length / length;
			if (part <= 0 || part >= 1) return 0;
			const away = Math.abs((x - lamp.x) * alongY - (y - lamp.y) * alongX) / length;
			const across = away / (2.5 + spread * part);
			return strength * (1 - smoothStep(0.2, 1, across)) * (1 - part) ** 1.2;
		};
		paint(canvas, box(0, 0, canvas.width, horizon), beamColour, light);
		const flash = 0.35 + 0.65 * smoothStep(0.75, 1, towards);
		const glow = (x: number, y: number): number =>
			flash * Math.exp(-Math.hypot(x - lamp.x, y - lamp.y) / (9 + 14 * flash)) * 0.9;
		paint(canvas, box(lamp.x - 120, 0, lamp.x + 120, 200), beamColour, glow);
	}
}

function drawRock(canvas: Canvas, seconds: number): void {
	const outline: Shape = (x, y) => {
		const rise = smoothStep(396, 500, x) * 70 + smoothStep(555, 640, x) * 24;
		const crags = cloudNoise(x / 30, 4) * 22 * smoothStep(400, 470, x);
		return horizon + 72 - rise - crags - y;
	};
	const face = (x: number, y: number): Colour => {
		const skew = x + y * 1.1;
		const layers = Math.abs(2 * noise(skew / 25, (y - x * 0.22) / 17) - 1);
		const cracks = Math.abs(2 * noise(skew / 11 + 40, (y - x * 0.35) / 8) - 1);
		const sunward = 1 - smoothStep(430, 650, x) * 0.65;
		const rim = Math.exp(outline(x, y) / 5) * 0.7;
		const lit = (0.08 + layers * 0.34 + cracks * 0.16 + rim) * sunward;
		const wet = smoothStep(236, 264, y) * 0.75;
		return mix(mix(stone, stoneLit, clamp(lit)), colour('231a45'), wet);
	};
	fill(canvas, box(390, 140, canvas.width, 285), outline, face);
	const surf = (x: number, y: number): number => {
		const breath = Math.sin((seconds / 2) * 2 * Math.PI + x / 24) * 2;
		const shore = 254 + breath;
		const froth = 0.35 + 0.5 * noise(x / 16 - seconds * 1.5, seconds);
		return Math.exp(-Math.abs(y - shore) / 1.6) * froth * smoothStep(425, 450, x);
	};
	paint(canvas, box(412, 240, canvas.width, 272), colour('f7c9d0'), surf);
}

function drawHouse(canvas: Canvas): void {
	fill(canvas, box(565, 158, 612, 212), rectangle(570, 174, 606, 210), colour('e9c6b0'));
	fill(canvas, box(588, 158, 612, 212), rectangle(590, 174, 606, 210), colour('9c7590'));
	const roof = polygon([565, 176], [574, 160], [602, 160], [611, 176]);
	fill(canvas, box(562, 157, 614, 179), roof, colour('8e2f4b'));
	const shadow = polygon([589, 176], [589, 160], [602, 160], [611, 176]);
	fill(canvas, box(586, 157, 614, 179), shadow, colour('5f2046'));
	fill(canvas, box(575, 178, 586, 190), rectangle(577, 180, 584, 188), colour('ffd56b'));
	fill(canvas, box(555, 150, 585, 168), rectangle(579, 153, 583, 162), colour('5f2046'));
}

function drawTower(canvas: Canvas): void {
	const halfWidth = (y: number): number => 9.5 + ((y - 100) / (foot - 100)) * 7.5;
	const outline: Shape = (x, y) => Math.max(Math.abs(x - lamp.x) - halfWidth(y), 100 - y, y - foot);
	const wall = (x: number, y: number): Colour => {
		const side = (x - lamp.x) / halfWidth(y);
		// Distance to the nearest edge between bands; the bands bend around the tower.
		const inBand = (((y + side * side * 2.5 - 92) % 41) + 41) % 41;
		const red = clamp(Math.min(inBand - 20.5, 41 - inBand) + 0.5) + clamp(0.5 - inBand);
		const band = mix(colour('fff3e2'), colour('d8384b'), red);
		return mix(band, colour('3b2a63'), smoothStep(-0.7, 1.1, side) * 0.78);
	};
	fill(canvas, box(505, 98, 560, foot), outline, wall);
	for (const y of [128, 168]) {
		const window = rectangle(530, y - 4, 534.5, y + 4);
		fill(canvas, box(525, y - 8, 540, y + 8), window, colour('ffd56b'));
	}
	fill(canvas, box(512, 95, 552, 103), rectangle(515, 97, 549, 101), colour('2a1d4a'));
	fill(canvas, box(520, 70, 546, 98), rectangle(524, 76, 540, 97), colour('ffe9a0'));
	for (const x of [524, 532, 540]) {
		fill(canvas, box(x - 2, 75, x + 2, 98), rectangle(x - 0.6, 76, x + 0.6, 97), colour('2a1d4a'));
	}
	const roof = polygon([520, 77], [532, 60], [544, 77]);
	fill(canvas, box(518, 56, 548, 80), roof, colour('b32a45'));
	fill(canvas, box(526, 52, 538, 64), circle(532, 59, 2.2), colour('ffe9a0'));
}

/** Tower, house and the rock they stand on, with the surf at its foot. */
export function drawLighthouse(canvas: Canvas, seconds: number): void {
	drawTower(canvas);
	drawHouse(canvas);
	drawRock(canvas, seconds);
}
