import { executionFailure, roundedUsd } from '../cost/estimate';
import type { Spending } from '../cost/spending';
import { failed, type Item } from './item';

/**
 * Keeps Max Cost per Execution: either all these items fit under it, or none is ordered. What fits is
 * set aside, so that what runs beside this counts it.
 */
export function affordable(items: readonly Item[], spending: Spending): Item[] {
	const going = items.filter(({ order }) => order !== null && isNew(order.claim));
	const limits = going
		.map(({ order }) => order?.options.maxCostPerExecution ?? 0)
		.filter((limit) => limit > 0);
	const usd = roundedUsd(going.reduce((sum, { order }) => sum + (order?.estimatedUsd ?? 0), 0));
	const spentUsd = spending.committedUsd();
	const limitUsd = Math.min(...limits);
	if (limits.length === 0 || spentUsd + usd <= limitUsd + 1e-9) {
		spending.plan(usd);
		return [...items];
	}
	const refusal = executionFailure({ items: going.length, usd, spentUsd, limitUsd });
	return items.map((item) => {
		if (!going.includes(item)) return item;
		item.order?.claim.drop();
		return { ...failed(item, refusal), order: null };
	});
}

/** What an earlier run of the node bought costs nothing more. */
export function isNew(claim: { job: unknown; unknownSinceMs: number | null }): boolean {
	return claim.job === null && claim.unknownSinceMs === null;
}
