import type { NodeExecutionHint } from 'n8n-workflow';

import type { Outcome } from './output';

/** One line above the output after a run: how many clips, how long, what is still open. */
export function runHints(outcomes: readonly Outcome[], elapsedMs: number): NodeExecutionHint[] {
	const count = (state: Outcome['state']) =>
		outcomes.filter((outcome) => outcome.state === state).length;
	const missed = outcomes.filter(({ failure }) => failure !== null).length;
	const parts = [
		count('done') > 0 ? `${clips(count('done'))} done in ${seconds(elapsedMs)}` : '',
		count('queued') > 0 ? `${clips(count('queued'))} submitted; keep each fal.requestId` : '',
		missed > 0 ? `${clips(missed)} not made; see fal.error` : '',
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
