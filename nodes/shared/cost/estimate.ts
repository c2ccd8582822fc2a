import { failure, type Failure } from '../failures/failure';
import type { VideoModel } from '../model/model';
import type { UnitPrice } from './prices';
import { quantityOf, type Quantity, type Subject } from './quantity';

/** About what an item will cost, or why that is not known. */
export type Estimate = { usd: number } | UnknownCost;

interface UnknownCost {
	usd: null;
	/** What fal does not publish or tell, or what could not be seen of the source. */
	missing: 'published price' | 'permission' | 'price' | 'unit' | 'model' | 'source';
	/** Part of a sentence. */
	because: string;
	hint: string;
}

/** The two limits of spending, in US dollars; 0 sets none. */
export interface CostLimits {
	maxCostPerItem: number;
	maxCostPerExecution: number;
}

export const LIMIT_NAMES = {
	maxCostPerItem: 'Max Cost per Item',
	maxCostPerExecution: 'Max Cost per Execution',
} as const;

const REMOVE_OR_CHANGE = 'Remove the limit or choose another model.';

/** What is about to be ordered, by the data of its model. */
export interface Ordered extends Omit<Subject, 'model'> {
	/** null: an endpoint that no node lists, so that how it is billed is not known. */
	model: VideoModel | null;
	/** The model's name, or the endpoint's ID where it has none. */
	name: string;
}

export function estimateOf(price: UnitPrice, { model, name, input, facts }: Ordered): Estimate {
	if (model === null) {
		const because = `How fal bills ${name} is not known`;
		return { usd: null, missing: 'model', because, hint: REMOVE_OR_CHANGE };
	}
	if (price.is !== 'known') return unknownPrice(price.is, name);
	const quantity = quantityOf(price.unit, { model, input, facts });
	if (quantity.is === 'unknown') return unknownQuantity(quantity.what, price.unit, name);
	const usd = roundedUsd(quantity.units * price.usd);
	const { roundedUpTo } = model.price ?? {};
	return { usd: roundedUpTo === undefined ? usd : roundedUp(usd, roundedUpTo) };
}

function unknownQuantity(
	what: Extract<Quantity, { is: 'unknown' }>['what'],
	unit: string,
	name: string,
): UnknownCost {
	switch (what) {
		case 'unit': {
			const because = `fal bills ${name} by ${unit}, of which the number is not known before`;
			return { usd: null, missing: 'unit', because, hint: REMOVE_OR_CHANGE };
		}
		case 'choice': {
			const because = `fal publishes no price of ${name} at the chosen size and frame rate`;
			const hint = 'Remove the limit, or choose a smaller size or frame rate.';
			return { usd: null, missing: 'unit', because, hint };
		}
		default: {
			const because = `The ${what} of Video is not known`;
			const hint = 'Remove the limit, or set Video to Binary.';
			return { usd: null, missing: 'source', because, hint };
		}
	}
}

/** A clip is measured a few frames longer than it is, which must not cost a whole step. */
const STEP_TOLERANCE = 0.05;

/** @param step in US dollars; at least one step is billed */
function roundedUp(usd: number, step: number): number {
	return roundedUsd(Math.max(1, Math.ceil(usd / step - STEP_TOLERANCE)) * step);
}

function unknownPrice(is: Exclude<UnitPrice['is'], 'known'>, modelName: string): UnknownCost {
	switch (is) {
		case 'unpublished':
			return {
				usd: null,
				missing: 'published price',
				because: `The price of ${modelName} is not known`,
				hint: REMOVE_OR_CHANGE,
			};
		case 'forbidden':
			return {
				usd: null,
				missing: 'permission',
				because: 'The key may not read prices',
				hint: 'Remove the limit, or let the key read prices at fal.ai/dashboard/keys.',
			};
		case 'unanswered':
			return {
				usd: null,
				missing: 'price',
				because: `fal did not tell the price of ${modelName}`,
				hint: 'Run the item again later, or remove the limit.',
			};
	}
}

/** Why an item may not be ordered under its own limit, or under any where its cost is not known. */
export function limitFailure(estimate: Estimate, limits: CostLimits): Failure | null {
	const set = limits.maxCostPerItem > 0 ? 'maxCostPerItem' : 'maxCostPerExecution';
	if (limits[set] === 0) return null;
	if (estimate.usd === null) {
		const message = `${estimate.because}, so ${LIMIT_NAMES[set]} cannot be kept`;
		return failure({ type: 'cost_unknown', message, hint: estimate.hint, charged: false });
	}
	if (set === 'maxCostPerExecution' || estimate.usd <= limits.maxCostPerItem) return null;
	const message = `This item would cost about ${usdText(estimate.usd)}; Max Cost per Item is ${usdText(limits.maxCostPerItem)}`;
	const hint = 'Raise the limit, shorten the clip or choose another model.';
	return failure({ type: 'cost_limit', message, hint, charged: false });
}

/** Why none of these items may be ordered together. */
export function executionFailure(sum: {
	items: number;
	usd: number;
	spentUsd: number;
	limitUsd: number;
}): Failure {
	const these = sum.items === 1 ? 'This item' : `These ${sum.items} items`;
	const before = sum.spentUsd > 0 ? `, after ${usdText(sum.spentUsd)} before` : '';
	const message = `${these} would cost about ${usdText(sum.usd)}${before}; Max Cost per Execution is ${usdText(sum.limitUsd)}`;
	const hint = 'Raise the limit or send fewer items.';
	return failure({ type: 'cost_limit', message, hint, charged: false });
}

export function usdText(usd: number): string {
	return usd > 0 && usd < 0.01 ? `$${usd.toPrecision(1)}` : `$${usd.toFixed(2)}`;
}

/** Without the dust of binary fractions. */
export function roundedUsd(usd: number): number {
	return Math.round(usd * 1e6) / 1e6;
}

/** What fal billed, in US dollars; null where the units or their price are not known. */
export function billedUsd(price: UnitPrice | null, units: number | null): number | null {
	return price?.is === 'known' && units !== null ? roundedUsd(units * price.usd) : null;
}
