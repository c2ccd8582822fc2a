import type { VideoFacts } from '../media/probe';
import type { VideoModel } from '../model/model';
import { sentOrDefault } from '../model/sent';
import { numberOf } from '../util/unknown';

/** Shorter sides in pixels of the names that are not written like '1080p'. */
const SHORTER_SIDES: Partial<Record<string, number>> = {
	'2k': 1440,
	'4k': 2160,
	'6k': 3240,
	'8k': 4320,
};

/** Width and height of the result in pixels; null where the source was not seen. */
export function resultSize(
	model: VideoModel,
	input: Record<string, unknown>,
	facts: VideoFacts | null,
): [number, number] | null {
	if (facts === null) return null;
	const { width, height } = facts;
	const { factor } = model.size ?? {};
	const target = targetSide(model, input);
	if (target !== null) {
		const scale = target / Math.min(width, height);
		return [width * scale, height * scale];
	}
	const scale = factor === undefined ? 1 : numberOf(sentOrDefault(model, input, factor));
	return scale === null ? null : [width * scale, height * scale];
}

/** Pixels of the shorter side, while it is that which is chosen. */
function targetSide(model: VideoModel, input: Record<string, unknown>): number | null {
	const { factor, target } = model.size ?? {};
	if (target === undefined) return null;
	const { field, only } = target;
	const counts =
		only === undefined
			? factor === undefined || input[factor] === undefined
			: String(sentOrDefault(model, input, only.field)) === only.value;
	if (!counts) return null;
	const name = String(sentOrDefault(model, input, field)).toLowerCase();
	return SHORTER_SIDES[name] ?? (/^\d+p$/.test(name) ? Number.parseInt(name, 10) : null);
}

/** Frames per second of the result. */
export function resultRate(
	model: VideoModel,
	input: Record<string, unknown>,
	facts: VideoFacts | null,
): number | null {
	const chosen =
		model.rate === undefined ? null : numberOf(sentOrDefault(model, input, model.rate));
	return chosen ?? facts?.framesPerSecond ?? null;
}
