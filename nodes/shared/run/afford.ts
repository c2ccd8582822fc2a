import { executionFailure, roundedUsd } from '../cost/estimate';
import type { Spending } from '../cost/spending';
import type { Failure } from '../failures/failure';
import { alsoStopping } from '../output/dryRun';
import { ended, failed, type CheckedItem } from '../request/item';
import type { CheckedItems } from './check';

/**
 * Keeps Max Cost per Execution: either all these items fit under it, or none is submitted. What fits
 * is set aside, so that what runs beside this counts it. Dry runs end here.
 */
export function affordable(items: CheckedItems, spending: Spending): CheckedItems {
	const spentUsd = spending.committedUsd();
	const checked = items.filter((item) => item.state === 'checked');
	const trial = sumOf(checked.filter(isDryRun), spentUsd);
	const bill = sumOf(
		checked.filter((item) => !isDryRun(item)),
		spentUsd,
	);
	if (bill.refusal === null) spending.plan(bill.usd);
	return items.map((item) => {
		if (item.state !== 'checked') return item;
		if (isDryRun(item)) {
			const { outcome } = item;
			return trial.refusal ? ended({ outcome: alsoStopping(outcome, trial.refusal) }) : ended(item);
		}
		if (bill.refusal === null) return item;
		item.entry.remove();
		return failed(item, bill.refusal);
	});
}

function isDryRun({ submission }: CheckedItem): boolean {
	return submission.options.dryRun;
}

/** What these items cost together, and why that is too much. */
function sumOf(
	items: readonly CheckedItem[],
	spentUsd: number,
): { usd: number; refusal: Failure | null } {
	const limits = items
		.map(({ submission }) => submission.options.maxCostPerExecution)
		.filter((limit) => limit > 0);
	const usd = roundedUsd(items.reduce((sum, { estimatedUsd }) => sum + (estimatedUsd ?? 0), 0));
	const limitUsd = Math.min(...limits);
	const fits = limits.length === 0 || spentUsd + usd <= limitUsd + 1e-9;
	const refusal = fits ? null : executionFailure({ items: items.length, usd, spentUsd, limitUsd });
	return { usd, refusal };
}
