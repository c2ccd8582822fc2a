import { countOf, seconds, type Summary } from '../shared/output/hints';

const CALLED = {
	queued: 'queued',
	running: 'running',
	done: 'done',
	failed: 'failed',
	cancelled: 'cancelled',
	dryRun: 'not ordered',
} as const;

const STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;

/** What an operation did with the requests. */
export const summaries: Readonly<Record<string, Summary>> = {
	cancel: (outcomes) =>
		sentences([
			[countOf(outcomes, 'cancelled'), (some) => `Cancelled ${some}`],
			[
				countOf(outcomes, 'queued') + countOf(outcomes, 'running'),
				(some) => `Asked fal to stop ${some}`,
			],
			[
				countOf(outcomes, 'done') + countOf(outcomes, 'failed'),
				(some) => `Too late for ${some}, which had ended`,
			],
		]),
	getResult: (outcomes) =>
		sentences([
			[countOf(outcomes, 'done'), (some) => `Fetched the result of ${some}`],
			[
				countOf(outcomes, 'queued') + countOf(outcomes, 'running'),
				(some) => `${some} not finished yet`,
			],
		]),
	getStatus: (outcomes) => {
		const counts = STATES.map((state) => [countOf(outcomes, state), CALLED[state]] as const);
		const told = counts.filter(([count]) => count > 0).map(([count, state]) => `${count} ${state}`);
		return told.length === 0 ? [] : [`Requests: ${told.join(', ')}`];
	},
	list: (outcomes) =>
		sentences([
			[outcomes.filter(({ failure }) => failure === null).length, (some) => `Listed ${some}`],
		]),
	waitForResult: (outcomes, elapsedMs) =>
		sentences([
			[countOf(outcomes, 'done'), (some) => `${some} done in ${seconds(elapsedMs)}`],
			[
				countOf(outcomes, 'queued') + countOf(outcomes, 'running'),
				(some) => `${some} still running`,
			],
		]),
};

function sentences(parts: ReadonlyArray<[number, (requests: string) => string]>): string[] {
	return parts.flatMap(([count, text]) =>
		count === 0 ? [] : [text(count === 1 ? '1 request' : `${count} requests`)],
	);
}
