import type { VideoFacts } from '../media/probe';
import type { VideoModel } from '../model/model';
import type { SurchargeAbove } from '../model/published';
import { cutSeconds, resultSeconds } from '../model/resultLength';
import { sentName, sentOrDefault } from '../model/sent';
import { numberOf } from '../util/unknown';
import { resultRate, resultSize } from './resultShape';

/** How many units a result will be billed, or what of it is not known. */
export type Quantity =
	| { is: 'known'; units: number }
	/** The unit of the price list is one whose number nobody knows before, or one we do not know. */
	| { is: 'unknown'; what: 'unit' }
	/** fal does not publish what this choice costs. */
	| { is: 'unknown'; what: 'choice' }
	/** It depends on the source, which was not seen. */
	| { is: 'unknown'; what: 'length' | 'size' | 'frame rate' };

/** What is about to be ordered. */
export interface Subject {
	model: VideoModel;
	input: Record<string, unknown>;
	/** null: the video was not looked at, or could not be read. */
	facts: VideoFacts | null;
}

const ONE: Quantity = { is: 'known', units: 1 };

/** Factors like 1.5 give sides such as 1080.0000001, and 30 frames per second are measured as 30.01. */
const TOLERANCE = 0.05;

/** @param unit as fal's price list calls it, e.g. 'seconds' */
export function quantityOf(unit: string, subject: Subject): Quantity {
	const word = unit.trim().toLowerCase();
	// A unit we do not know, such as 'compute seconds' or '5 seconds', must not be taken for one we do.
	if (/^megapixel seconds?$/.test(word)) return megapixelSeconds(subject);
	if (/^megapixels?$/.test(word)) {
		const bySecond = subject.model.price?.per === 'megapixel second';
		return bySecond ? megapixelSeconds(subject) : megapixels(subject);
	}
	if (/^((video|output) )?seconds?$/.test(word)) return seconds(subject, 1);
	if (/^((video|output) )?minutes?$/.test(word)) return seconds(subject, 1 / 60);
	if (/^(videos?|requests?|generations?)$/.test(word)) return { is: 'known', units: 1 };
	return { is: 'unknown', what: 'unit' };
}

function seconds(subject: Subject, perSecond: number): Quantity {
	const { model, input, facts } = subject;
	const length = resultSeconds(model, input, facts?.seconds ?? null);
	if (length === null) return { is: 'unknown', what: 'length' };
	const source = billedSource(subject, length);
	if (source === null) return { is: 'unknown', what: 'length' };
	let units = (length + source) * perSecond;
	for (const factor of factorsOf(subject)) {
		if (factor.is === 'unknown') return factor;
		units *= factor.units;
	}
	return { is: 'known', units };
}

/** Seconds of the source that are billed beside those of the result; null: it was not seen. */
function billedSource({ model, input, facts }: Subject, resultLength: number): number | null {
	if (model.sourceBilled === undefined) return 0;
	const video = model.fields.find((field) => 'media' in field && field.media === 'video');
	if (video !== undefined && input[sentName(video)] === undefined) return 0;
	const seconds = facts?.seconds ?? null;
	if (seconds === null) return null;
	const used = Math.min(seconds, cutSeconds(model, input) ?? Infinity);
	return model.sourceBilled === 'as it is' ? used : Math.max(used, resultLength);
}

/** Width x height x frames, in millions. */
function megapixels({ model, input, facts }: Subject): Quantity {
	const length = resultSeconds(model, input, facts?.seconds ?? null);
	const size = resultSize(model, input, facts);
	const rate = resultRate(model, input, facts);
	if (length === null) return { is: 'unknown', what: 'length' };
	if (size === null) return { is: 'unknown', what: 'size' };
	if (rate === null) return { is: 'unknown', what: 'frame rate' };
	return { is: 'known', units: (size[0] * size[1] * length * rate) / 1e6 };
}

/** Width x height in millions, for each second. */
function megapixelSeconds(subject: Subject): Quantity {
	const { model, input, facts } = subject;
	const size = resultSize(model, input, facts);
	return size === null
		? { is: 'unknown', what: 'size' }
		: seconds(subject, (size[0] * size[1]) / 1e6);
}

/** What multiplies the price of a second: choices, size, frame rate, and the share of new frames. */
function factorsOf(subject: Subject): Quantity[] {
	return [choices(subject), size(subject), rate(subject), newFrames(subject)];
}

function choices({ model, input }: Subject): Quantity {
	const units = (model.surcharge ?? [])
		.filter(({ field, value, assumed = false }) => {
			const sent = sentOrDefault(model, input, field);
			return sent === undefined ? assumed : String(sent) === value;
		})
		.reduce((product, { times }) => product * times, 1);
	return { is: 'known', units };
}

function size(subject: Subject): Quantity {
	const { surchargeBySize: tiers } = subject.model;
	if (tiers === undefined) return ONE;
	const sides = resultSize(subject.model, subject.input, subject.facts);
	return sides === null
		? { is: 'unknown', what: 'size' }
		: tierOf(tiers, Math.min(...sides), subject);
}

function rate(subject: Subject): Quantity {
	const { surchargeByRate: tiers } = subject.model;
	if (tiers === undefined) return ONE;
	const framesPerSecond = resultRate(subject.model, subject.input, subject.facts);
	return framesPerSecond === null
		? { is: 'unknown', what: 'frame rate' }
		: tierOf(tiers, framesPerSecond, subject);
}

/** The last tier that applies counts. */
function tierOf(
	tiers: readonly SurchargeAbove[],
	reached: number,
	{ model, input }: Subject,
): Quantity {
	const tier = tiers
		.filter(({ above }) => reached > above + TOLERANCE)
		.filter(({ only }) => !only || String(sentOrDefault(model, input, only.field)) === only.value)
		.pop();
	if (tier === undefined) return ONE;
	return tier.times === null
		? { is: 'unknown', what: 'choice' }
		: { is: 'known', units: tier.times };
}

/** Of a slower video every frame counts as new, else those that the source does not have. */
function newFrames(subject: Subject): Quantity {
	const { model, input, facts } = subject;
	if (model.newFrames === undefined) return ONE;
	const target = resultRate(subject.model, subject.input, subject.facts);
	const source = facts?.framesPerSecond ?? null;
	const { slower } = model.length ?? {};
	const slows = slower !== undefined && (numberOf(sentOrDefault(model, input, slower)) ?? 1) > 1;
	if (target === null || (source === null && !slows)) return { is: 'unknown', what: 'frame rate' };
	const kept = slows || source === null || source >= target ? 0 : source;
	return { is: 'known', units: (target - kept) / model.newFrames.perSecond };
}
