// Keeps the scripted outcomes and picks the one for a new job.
import type { JsonObject, Outcome } from './types';

export interface Outcomes {
	add(outcome: Outcome): void;
	/** The first outcome that matches, used up by one, or null. */
	take(input: JsonObject, endpointId: string): Outcome | null;
	clear(): void;
}

export function createOutcomes(): Outcomes {
	const waiting: Array<{ outcome: Outcome; left: number }> = [];
	return {
		add(outcome) {
			waiting.push({ outcome, left: outcome.times ?? Infinity });
		},
		take(input, endpointId) {
			const found = waiting.find(
				({ outcome, left }) => left > 0 && (outcome.match?.(input, endpointId) ?? true),
			);
			if (found === undefined) return null;
			found.left -= 1;
			return found.outcome;
		},
		clear() {
			waiting.length = 0;
		},
	};
}
