/** A submit whose answer was lost; times are fal's, in milliseconds since 1970. */
export interface LostSubmit {
	/** When it was sent. */
	sinceMs: number;
	/** When its answer was given up. */
	untilMs: number;
}

/** A request of fal's history with the same input. */
export interface Candidate {
	requestId: string;
	/** fal's time. */
	sentMs: number;
	/** It bears a mark of this execution, so nobody else can have sent it. */
	ours: boolean;
}

/** How well fal's time is known here. */
export interface Clock {
	/** A request may have been sent so much before or after the time it should have. */
	slackMs: number;
	/** Two times that are nearer to each other cannot be told apart. */
	uncertaintyMs: number;
}

export type Match =
	/** Candidates in the order of the lost submits; null: none for this one. */
	| { is: 'matched'; requests: ReadonlyArray<Candidate | null> }
	/** Several requests could be the lost one, and nothing tells them apart. */
	| { is: 'ambiguous'; candidates: readonly Candidate[] };

/**
 * Which of fal's requests belong to the lost submits of one execution that have the same input. Lost
 * submits are each other's equal; requests of somebody else are never guessed between.
 * @param provable a request of ours bears a mark, so one without it is somebody else's
 */
export function matchRequests(
	lost: readonly LostSubmit[],
	candidates: readonly Candidate[],
	{ slackMs, uncertaintyMs }: Clock,
	provable: boolean,
): Match {
	const fromMs = Math.min(...lost.map(({ sinceMs }) => sinceMs)) - slackMs;
	const toMs = Math.max(...lost.map(({ untilMs }) => untilMs)) + slackMs;
	const possible = candidates
		.filter(({ ours, sentMs }) => (provable ? ours : sentMs >= fromMs && sentMs <= toMs))
		.sort((one, other) => one.sentMs - other.sentMs);
	if (possible.length <= lost.length) {
		return { is: 'matched', requests: inOrder(lost, possible) };
	}
	if (lost.length > 1) return { is: 'ambiguous', candidates: possible };
	const [{ sinceMs }] = lost;
	const [nearest, next] = possible
		.map((candidate) => ({ candidate, awayMs: Math.abs(candidate.sentMs - sinceMs) }))
		.sort((one, other) => one.awayMs - other.awayMs);
	return next.awayMs - nearest.awayMs > uncertaintyMs
		? { is: 'matched', requests: [nearest.candidate] }
		: { is: 'ambiguous', candidates: possible };
}

/** The first request for the first submit, and so on. */
function inOrder(
	lost: readonly LostSubmit[],
	possible: readonly Candidate[],
): Array<Candidate | null> {
	const bySending = lost
		.map((one, index) => ({ index, sinceMs: one.sinceMs }))
		.sort((one, other) => one.sinceMs - other.sinceMs);
	const requests: Array<Candidate | null> = lost.map(() => null);
	possible.forEach((candidate, place) => {
		requests[bySending[place].index] = candidate;
	});
	return requests;
}
