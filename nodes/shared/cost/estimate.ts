import { failure, type Failure } from '../failures/failure';
import type { UnitPrice } from './prices';
import type { Quantity } from './quantity';

/** About what an item will cost, or why that is not known. */
export type Estimate = { usd: number } | UnknownCost;

interface UnknownCost {
	usd: null;
	/** What fal does not publish or tell, or what could not be seen of the source. */
	missing: 'published price' | 'permission' | 'price' | 'unit' | 'source';
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

export function estimateOf(
	price: UnitPrice,
	quantity: (unit: string) => Quantity,
	modelName: string,
): Estimate {
	if (price.is !== 'known') return unknownPrice(price.is, modelName);
	const units = quantity(price.unit);
	if (typeof units === 'number') return { usd: roundedUsd(units * price.usd) };
	if (units === 'unit') {
		const because = `fal bills ${modelName} by ${price.unit}, of which the number is not known before`;
		return { usd: null, missing: 'unit', because, hint: REMOVE_OR_CHANGE };
	}
	const because = `The ${units} of Video is not known`;
	const hint = 'Remove the limit, or set Video to Binary.';
	return { usd: null, missing: 'source', because, hint };
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
