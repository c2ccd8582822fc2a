import type { Failure } from '../errors';
import type { Outcome } from './output';

/**
 * What an item shows that was only tried: the prompt first, then the request, what was found, and
 * about what it would cost.
 * @param failures what would have kept it from being ordered
 */
export function dryRunOutcome(outcome: Outcome, failures: ReadonlyArray<Failure | null>): Outcome {
	const { input, warnings, estimatedCostUsd, endpointId } = outcome;
	const stops = failures
		.filter((failure) => failure !== null)
		.map(({ message, hint }) =>
			`Would stop: ${message}. ${hint.replace(/ ?Nothing was bought\.$/, '')}`.trim(),
		);
	return {
		...outcome,
		state: 'dryRun',
		body: {
			prompt: input?.prompt ?? null,
			endpointId,
			input,
			findings: [...stops, ...warnings],
			estimatedCostUsd,
		},
	};
}
