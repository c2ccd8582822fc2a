import type { VideoModel } from './model';
import { sentOrDefault } from './sent';
import { numberOf } from '../util/unknown';

type Input = Record<string, unknown>;

/** To how many seconds the source is cut; null: it is not. */
export function cutSeconds(model: VideoModel, input: Input): number | null {
	const { length, limits } = model;
	const cuts = [limits?.cutsToSeconds, chosenCut(model, input)].filter(
		(seconds): seconds is number => typeof seconds === 'number' && seconds > 0,
	);
	// What the form sets is nearer to the truth than the figure for the menu.
	return length?.cut === undefined ? (cuts[0] ?? null) : (cuts[cuts.length - 1] ?? null);
}

/** How long the result will be; null where that depends on a length which is not known. */
export function resultSeconds(
	model: VideoModel,
	input: Input,
	sourceSeconds: number | null,
): number | null {
	const { own, slower } = model.length ?? {};
	if (own !== undefined) return secondsOf(sentOrDefault(model, input, own));
	const cut = cutSeconds(model, input);
	const used = sourceSeconds === null ? cut : Math.min(sourceSeconds, cut ?? Infinity);
	const times = slower === undefined ? 1 : (numberOf(sentOrDefault(model, input, slower)) ?? 1);
	return used === null ? null : used * times;
}

/** 5 of 5, '5' and '5s'. */
function secondsOf(value: unknown): number | null {
	return numberOf(typeof value === 'string' ? value.replace(/s$/, '') : value);
}

function chosenCut(model: VideoModel, input: Input): number | null {
	if (model.length?.cut === undefined) return null;
	const { field, perSecond = 1 } = model.length.cut;
	const value = numberOf(sentOrDefault(model, input, field));
	return value === null ? null : value / perSecond;
}
