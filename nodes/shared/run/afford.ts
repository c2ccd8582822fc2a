import { executionFailure, roundedUsd } from '../cost/estimate';
import type { Spending } from '../cost/spending';
import type { Failure } from '../failures/failure';
import { alsoStopping } from '../output/dryRun';
import { failed, type Item } from './item';

/**
 * Keeps Max Cost per Execution: either all these items fit under it, or none is ordered. What fits is
 * set aside, so that what runs beside this counts it. Items that are only tried end here.
 */
export function affordable(items: readonly Item[], spending: Spending): Item[] {
	const spentUsd = spending.committedUsd();
	const tried = items.filter(({ order }) => order?.options.dryRun === true);
	const going = items.filter(
		(item) => item.order !== null && isNew(item.order.claim) && !tried.includes(item),
	);
	const trial = sumOf(tried, spentUsd);
	const bill = sumOf(going, spentUsd);
	if (bill.refusal === null) spending.plan(bill.usd);
	return items.map((item) => {
		if (tried.includes(item)) {
			const { outcome } = item;
			return {
				order: null,
				outcome: trial.refusal ? alsoStopping(outcome, trial.refusal) : outcome,
			};
		}
		if (bill.refusal === null || !going.includes(item)) return item;
		item.order?.claim.drop();
		return { ...failed(item, bill.refusal), order: null };
	});
}

/** What these items cost together, and why that is too much. */
function sumOf(items: readonly Item[], spentUsd: number): { usd: number; refusal: Failure | null } {
	const limits = items
		.map(({ order }) => order?.options.maxCostPerExecution ?? 0)
		.filter((limit) => limit > 0);
	const usd = roundedUsd(items.reduce((sum, { order }) => sum + (order?.estimatedUsd ?? 0), 0));
	const limitUsd = Math.min(...limits);
	const fits = limits.length === 0 || spentUsd + usd <= limitUsd + 1e-9;
	const refusal = fits ? null : executionFailure({ items: items.length, usd, spentUsd, limitUsd });
	return { usd, refusal };
}

/** What an earlier run of the node bought costs nothing more. */
export function isNew(claim: { job: unknown; unknownSinceMs: number | null }): boolean {
	return claim.job === null && claim.unknownSinceMs === null;
}
