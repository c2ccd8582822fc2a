import type { Answer } from '../fal/client';
import { isByFal } from '../fal/meanings';
import { isRecord, numberOf, recordOf, textOf } from '../util/unknown';

/** What fal says one unit of an endpoint costs, or why that is not known. */
export type UnitPrice =
	| { is: 'known'; usd: number; unit: string }
	/** fal lists none, or not in dollars. */
	| { is: 'unpublished' }
	/** The key works but may not read prices. */
	| { is: 'forbidden' }
	| { is: 'unanswered' };

/** Asks for the price of an endpoint, at most once in an execution. */
export type ReadPrice = (endpointId: string) => Promise<UnitPrice>;

const ATTEMPTS = 2;

/** Prices by execution and endpoint; all rounds of a loop share them. */
const known = new WeakMap<object, Map<string, Promise<UnitPrice>>>();

/** @param execution an object that lives as long as the execution */
export function createPrices(
	execution: object,
	ask: (endpointId: string) => Promise<Answer>,
): ReadPrice {
	const prices = known.get(execution) ?? new Map<string, Promise<UnitPrice>>();
	known.set(execution, prices);
	return async (endpointId) => {
		const asking = prices.get(endpointId) ?? readTwice(endpointId, ask);
		prices.set(endpointId, asking);
		const price = await asking;
		// Another round may have more luck.
		if (price.is === 'unanswered') prices.delete(endpointId);
		return price;
	};
}

async function readTwice(
	endpointId: string,
	ask: (endpointId: string) => Promise<Answer>,
): Promise<UnitPrice> {
	for (let attempt = 1; ; attempt++) {
		const answer = await ask(endpointId);
		const price = readPrice(answer, endpointId);
		// A wrong key, or no way to fal, is told by the order.
		const unreached = !answer.sent || answer.statusCode === null || answer.statusCode === 401;
		const final = price.is !== 'unanswered' || unreached;
		if (final || attempt === ATTEMPTS) return price;
	}
}

/** @see https://docs.fal.ai/platform-apis/v1/models/pricing */
export function readPrice(answer: Answer, endpointId: string): UnitPrice {
	const { statusCode, body } = answer;
	if (!isByFal(answer)) return { is: 'unanswered' };
	if (statusCode === 403) return { is: 'forbidden' };
	if (statusCode === 404) return { is: 'unpublished' };
	const { prices } = recordOf(body);
	if (statusCode !== 200 || !Array.isArray(prices)) return { is: 'unanswered' };
	const price = prices.filter(isRecord).find((one) => one.endpoint_id === endpointId);
	const usd = numberOf(price?.unit_price);
	const unit = textOf(price?.unit);
	if (usd === null || unit === null || price?.currency !== 'USD') return { is: 'unpublished' };
	return { is: 'known', usd, unit };
}
