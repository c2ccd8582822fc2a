import type { Failure } from '../failures/failure';
import type { Outcome } from './output';

/**
 * What an item shows that was only tried: the prompt first, then the request, what was found, and
 * about what it would cost and how long it usually takes.
 * @param failures what would have kept it from being ordered
 * @param usualTime e.g. 'usually about 2 min'; null: not known
 */
export function dryRunOutcome(
	outcome: Outcome,
	failures: readonly Failure[],
	usualTime: string | null,
): Outcome {
	const { input, warnings, estimatedCostUsd, endpointId } = outcome;
	return {
		...outcome,
		state: 'dryRun',
		body: {
			prompt: input?.prompt ?? null,
			endpointId,
			input,
			findings: [...failures.map(wouldStop), ...warnings],
			estimatedCostUsd,
			...(usualTime !== null && { usualTime }),
		},
	};
}

/** One more that would have kept it from being ordered. */
export function alsoStopping(outcome: Outcome, failure: Failure): Outcome {
	const { findings } = outcome.body ?? {};
	const found = Array.isArray(findings) ? (findings as unknown[]) : [];
	return { ...outcome, body: { ...outcome.body, findings: [wouldStop(failure), ...found] } };
}

function wouldStop({ message, hint }: Failure): string {
	return `Would stop: ${message}. ${hint.replace(/ ?Nothing was bought\.$/, '')}`.trim();
}
