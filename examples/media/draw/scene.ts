// One frame of the clip: dusk over the sea, drawn from back to front.
import { drawBoat, drawGulls, drawReflection } from './boat';
import { drawBeams, drawLighthouse } from './lighthouse';
import { colour, createCanvas, paint } from './raster';
import type { Canvas } from './raster';
import { drawRoller, drawSea } from './sea';
import { box } from './shapes';
import { drawSky } from './sky';

export const frame = { width: 640, height: 360, perSecond: 24, seconds: 4 };

/** The picture at a moment of the clip. */
export function drawScene(seconds: number): Canvas {
	const canvas = createCanvas(frame.width, frame.height);
	drawSky(canvas, seconds);
	drawBeams(canvas, seconds);
	drawSea(canvas, seconds);
	drawLighthouse(canvas, seconds);
	drawGulls(canvas, seconds);
	drawRoller(canvas, 0, seconds);
	drawRoller(canvas, 1, seconds);
	drawReflection(canvas, seconds);
	drawBoat(canvas, seconds);
	drawRoller(canvas, 2, seconds);
	drawRoller(canvas, 3, seconds);
	const edges = (x: number, y: number): number =>
		(((x - 320) / 320) ** 4 + ((y - 180) / 180) ** 4) * 0.14;
	paint(canvas, box(0, 0, frame.width, frame.height), colour('0b1030'), edges);
	return canvas;
}
