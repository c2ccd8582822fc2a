import type { VideoFacts } from '../media/probe';
import type { VideoModel } from '../model/model';
import { numberOf } from '../util/unknown';
import { resultSeconds } from '../model/resultLength';

/** How many units a result will be billed, or what keeps that from being known. */
export type Quantity = number | 'length' | 'size' | 'unit';

interface Subject {
	model: VideoModel;
	input: Record<string, unknown>;
	/** null: the video was not looked at, or could not be read. */
	facts: VideoFacts | null;
}

/** @param unit as fal's price list calls it, e.g. 'seconds' */
export function quantityOf(unit: string, subject: Subject): Quantity {
	const word = unit.toLowerCase();
	// How long a machine works is known only afterwards.
	if (/compute|gpu|inference/.test(word)) return 'unit';
	if (/megapixel/.test(word)) return megapixels(subject);
	if (/second/.test(word)) return seconds(subject);
	if (/minute/.test(word)) return times(seconds(subject), 1 / 60);
	if (/^(videos?|requests?|generations?)$/.test(word)) return 1;
	return 'unit';
}

function seconds({ model, input, facts }: Subject): Quantity {
	const length = resultSeconds(model, input, facts?.seconds ?? null);
	if (length === null) return 'length';
	const dearer = (model.dearer ?? [])
		.filter(({ field, value }) => String(input[field]) === value)
		.reduce((product, one) => product * one.times, 1);
	const sizes = model.dearerBySize ?? [];
	if (sizes.length === 0) return length * dearer;
	const size = resultSize({ model, input, facts });
	if (size === null) return 'size';
	const tier = sizes.filter(({ above }) => Math.min(...size) > above).pop();
	return length * dearer * (tier?.times ?? 1);
}

function megapixels({ model, input, facts }: Subject): Quantity {
	const length = resultSeconds(model, input, facts?.seconds ?? null);
	const rate = facts?.framesPerSecond ?? null;
	const size = resultSize({ model, input, facts });
	if (length === null || rate === null) return 'length';
	return size === null ? 'size' : (size[0] * size[1] * length * rate) / 1e6;
}

/** Width and height of the result in pixels. */
function resultSize({ model, input, facts }: Subject): [number, number] | null {
	if (facts === null) return null;
	const { width, height } = facts;
	const { factor, target } = model.size ?? {};
	if (target && String(input[target.only.field]) === target.only.value) {
		const shorter = Number.parseInt(String(input[target.field]), 10);
		if (Number.isNaN(shorter)) return null;
		const scale = shorter / Math.min(width, height);
		return [width * scale, height * scale];
	}
	const scale = factor === undefined ? 1 : numberOf(input[factor]);
	return scale === null ? null : [width * scale, height * scale];
}

function times(quantity: Quantity, factor: number): Quantity {
	return typeof quantity === 'number' ? quantity * factor : quantity;
}
