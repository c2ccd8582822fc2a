import type { NodeExecutionHint } from 'n8n-workflow';

import type { Outcome } from './output';

/** What a run did, as sentences without their periods. */
export type Summary = (outcomes: readonly Outcome[], elapsedMs: number) => string[];

/** Different warnings that are told in full; the others are only counted. */
const MOST_SENTENCES = 3;

/**
 * The lines above the output after a run: what was done, then in yellow what went wrong and what its
 * items warn of.
 * @param errorBranch whether failed items went out by the error output
 * @param notes what is to be known of the run beside its items
 */
export function runHints(
	outcomes: readonly Outcome[],
	{ done, errorBranch, notes }: { done: string[]; errorBranch: boolean; notes: readonly string[] },
): NodeExecutionHint[] {
	const missed = outcomes.filter(({ failure }) => failure !== null).length;
	const where = errorBranch ? 'the Error output has the reason in error.message' : 'see fal.error';
	const said = [...done, ...(missed > 0 ? [`${items(missed)} failed; ${where}`] : []), ...notes];
	const warnings = warningText(outcomes);
	return [
		...(said.length === 0 ? [] : [hint(`${said.join('. ')}.`, missed > 0 ? 'warning' : 'info')]),
		...(warnings === null ? [] : [hint(warnings, 'warning')]),
	];
}

/** One line above the output while the execution is paused. */
export function pauseHint(
	requests: number,
	sinceMs: number,
	deadlineMs: number,
): NodeExecutionHint {
	const waits = requests === 1 ? '1 request' : `${requests} requests`;
	return hint(
		`Paused for ${waits} since ${minuteOf(sinceMs)}, until ${minuteOf(deadlineMs)} at the latest. Stop ends the execution, but tells fal nothing: Fal Request lists its requests and can cancel them.`,
		'info',
	);
}

/** '2026-11-25 10:30 UTC'. */
function minuteOf(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function hint(message: string, type: 'info' | 'warning'): NodeExecutionHint {
	return { message, type, location: 'outputPane' };
}

/** Each sentence of the items' warnings once, with the number of items that have it. */
function warningText(outcomes: readonly Outcome[]): string | null {
	const counts = new Map<string, number>();
	for (const warning of outcomes.flatMap(({ warnings }) => [...new Set(warnings)])) {
		counts.set(warning, (counts.get(warning) ?? 0) + 1);
	}
	if (counts.size === 0) return null;
	const told = [...counts].slice(0, MOST_SENTENCES).map(([warning, count]) => {
		const sentence = warning.endsWith('.') ? warning : `${warning}.`;
		return outcomes.length === 1 ? sentence : `${items(count)}: ${sentence}`;
	});
	const more = counts.size - told.length;
	return [...told, ...(more > 0 ? [`${more} more in fal.warnings.`] : [])].join(' ');
}

/** Of a node that orders: how many clips, how long, about what they cost. */
export const orderSummary: Summary = (outcomes, elapsedMs) => {
	const parts: Array<[Outcome['state'], (clips: string) => string]> = [
		['done', (some) => `${some} done in ${seconds(elapsedMs)}${cost(outcomes, 'done')}`],
		['running', (some) => `${some} still running; collect them later with Fal Request`],
		['queued', (some) => `${some} submitted${cost(outcomes, 'queued')}; keep each fal.requestId`],
		['dryRun', (some) => `Dry run: ${some} checked, none ordered${cost(outcomes, 'dryRun')}`],
	];
	return parts.flatMap(([state, text]) => {
		const count = countOf(outcomes, state);
		return count === 0 ? [] : [text(clips(count))];
	});
};

/** How many items have not failed and are in this state. */
export function countOf(outcomes: readonly Outcome[], state: Outcome['state']): number {
	return outcomes.filter((one) => one.failure === null && one.state === state).length;
}

function items(count: number): string {
	return count === 1 ? '1 item' : `${count} items`;
}

function clips(count: number): string {
	return count === 1 ? '1 clip' : `${count} clips`;
}

export function seconds(ms: number): string {
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
	const each = known.length > 1 ? `, about $${usdText(sum / known.length)} each` : '';
	return `, about $${usdText(sum)}${of}${each}`;
}

function usdText(usd: number): string {
	return usd > 0 && usd < 0.01 ? usd.toPrecision(1) : usd.toFixed(2);
}
