// Shapes for the rasteriser, and where to put them.
import type { Box, Point, Shape } from './raster';

/** A closed polygon; corners in pixels. */
export function polygon(...corners: Point[]): Shape {
	return (x, y) => {
		let nearest = Infinity;
		let inside = false;
		corners.forEach(([endX, endY], index) => {
			const [startX, startY] = corners.at(index - 1) ?? [endX, endY];
			const alongX = endX - startX;
			const alongY = endY - startY;
			// Curves that meet repeat a corner: an edge without length.
			const length2 = alongX * alongX + alongY * alongY || 1;
			const projected = ((x - startX) * alongX + (y - startY) * alongY) / length2;
			const part = Math.min(1, Math.max(0, projected));
			nearest = Math.min(
				nearest,
				Math.hypot(x - startX - alongX * part, y - startY - alongY * part),
			);
			const crosses = endY > y !== startY > y;
			if (crosses && x < startX + (alongX * (y - startY)) / alongY) inside = !inside;
		});
		return inside ? -nearest : nearest;
	};
}

export function circle(centreX: number, centreY: number, radius: number): Shape {
	return (x, y) => Math.hypot(x - centreX, y - centreY) - radius;
}

/** A line with round ends, thinning from one end to the other. */
export function stroke(from: Point, to: Point, width: number, endWidth = width): Shape {
	const [fromX, fromY] = from;
	const alongX = to[0] - fromX;
	const alongY = to[1] - fromY;
	const length2 = alongX * alongX + alongY * alongY;
	return (x, y) => {
		const projected = ((x - fromX) * alongX + (y - fromY) * alongY) / length2;
		const part = Math.min(1, Math.max(0, projected));
		const away = Math.hypot(x - fromX - alongX * part, y - fromY - alongY * part);
		return away - (width + (endWidth - width) * part) / 2;
	};
}

export function box(left: number, top: number, right: number, bottom: number): Box {
	return { left, top, right, bottom };
}

export function rectangle(left: number, top: number, right: number, bottom: number): Shape {
	return (x, y) => Math.max(left - x, x - right, top - y, y - bottom);
}

/** Points on a curve bent towards `control`, for the edge of a sail. */
export function curve(from: Point, control: Point, to: Point, steps = 8): Point[] {
	return Array.from({ length: steps + 1 }, (_, step) => {
		const part = step / steps;
		const weights = [(1 - part) ** 2, 2 * part * (1 - part), part ** 2] as const;
		return [
			weights[0] * from[0] + weights[1] * control[0] + weights[2] * to[0],
			weights[0] * from[1] + weights[1] * control[1] + weights[2] * to[1],
		];
	});
}

export interface Placement {
	x: number;
	y: number;
	/** Radians, clockwise. */
	turn: number;
	scale: number;
}

/** Turns a point of the canvas into the placed thing's own coordinates. */
export function toLocal(place: Placement): (x: number, y: number) => Point {
	const cosine = Math.cos(-place.turn) / place.scale;
	const sine = Math.sin(-place.turn) / place.scale;
	return (x, y) => {
		const awayX = x - place.x;
		const awayY = y - place.y;
		return [awayX * cosine - awayY * sine, awayX * sine + awayY * cosine];
	};
}

/** The same shape, standing elsewhere. */
export function placed(shape: Shape, place: Placement): Shape {
	const local = toLocal(place);
	return (x, y) => shape(...local(x, y)) * place.scale;
}
