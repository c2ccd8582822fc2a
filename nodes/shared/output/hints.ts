import type { NodeExecutionHint } from 'n8n-workflow';

import type { Outcome } from './output';

/** One line above the output after a run: how many clips, how long, what is still open. */
export function runHints(
	outcomes: readonly Outcome[],
	elapsedMs: number,
	notes: readonly string[] = [],
): NodeExecutionHint[] {
	const count = (state: Outcome['state']) =>
		outcomes.filter((outcome) => outcome.state === state).length;
	const missed = outcomes.filter(({ failure }) => failure !== null).length;
	const parts = [
		count('done') > 0
			? `${clips(count('done'))} done in ${seconds(elapsedMs)}${cost(outcomes, 'done')}`
			: '',
		count('queued') > 0
			? `${clips(count('queued'))} submitted${cost(outcomes, 'queued')}; keep each fal.requestId`
			: '',
		count('dryRun') > 0
			? `Dry run: ${clips(count('dryRun'))} checked, none ordered${cost(outcomes, 'dryRun')}`
			: '',
		missed > 0 ? `${clips(missed)} not made; see fal.error` : '',
		...notes,
	].filter((part) => part !== '');
	if (parts.length === 0) return [];
	const type = missed > 0 ? 'warning' : 'info';
	return [{ message: `${parts.join('. ')}.`, type, location: 'outputPane' }];
}

function clips(count: number): string {
	return count === 1 ? '1 clip' : `${count} clips`;
}

function seconds(ms: number): string {
	const rounded = Math.round(ms / 1000);
	return rounded < 120 ? `${rounded} s` : `${Math.round(rounded / 60)} min`;
}

/** ', about $1.26' for what is known of these clips; '' where nothing is. */
function cost(outcomes: readonly Outcome[], state: Outcome['state']): string {
	const bought = outcomes.filter((outcome) => outcome.state === state && !outcome.reused);
	const known = bought
		.map(({ costUsd, estimatedCostUsd }) => costUsd ?? estimatedCostUsd)
		.filter((usd) => usd !== null);
	if (known.length === 0) return '';
	const sum = known.reduce((total, usd) => total + usd, 0);
	const of = known.length < bought.length ? ` for ${known.length} of them` : '';
	return `, about $${sum > 0 && sum < 0.01 ? sum.toPrecision(1) : sum.toFixed(2)}${of}`;
}
