import type { UnitPrice } from '../shared/cost/prices';

/** What the field Price holds, whatever it says. */
export const PRICE_VALUE = 'asListed';

/** What fal charges for one unit of a model, as the field Price shows it. */
export function unitPriceText(price: UnitPrice): string {
	switch (price.is) {
		case 'known':
			return `$${usdText(price.usd)} per ${singular(price.unit)}`;
		case 'unpublished':
			return "Not in fal's price list";
		case 'forbidden':
			return 'This API key may not read prices';
		case 'unanswered':
			return 'fal did not tell it; try again later';
	}
}

/** At least two decimals, more where the figure has them. */
function usdText(usd: number): string {
	const [, decimals = ''] = String(usd).split('.');
	return decimals.length < 2 ? usd.toFixed(2) : String(usd);
}

/** fal's list has 'seconds', '1000 tokens' and 'compute seconds'. */
function singular(unit: string): string {
	return /^\d/.test(unit) ? unit : unit.replace(/s$/, '');
}
