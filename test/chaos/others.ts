// What must hold for the requests of another execution with the same input.
import { nameOf, takenFromOthers, toldBy } from './evidence';
import type { Play } from './play';

/** No cancel goes to a request that this execution did not submit. */
export function othersAreNotCancelled({ others, exchanges }: Play): string[] {
	const ids = new Set(others.map(({ requestId }) => requestId));
	return exchanges
		.filter(({ operation, requestId }) => operation === 'cancel' && ids.has(requestId ?? ''))
		.map(({ requestId }) => `${requestId} of another execution was cancelled`);
}

/** Who was given somebody else's request is told that it was found by its input. */
export function othersAreNamed(play: Play): string[] {
	return takenFromOthers(play, toldBy(play))
		.filter(({ fal }) => !fal.reused)
		.filter(({ fal }) => !fal.warnings.some((warning) => warning.includes(fal.requestId ?? '-')))
		.map((one) => `${nameOf(one)} has ${one.fal.requestId} of another execution without a word`);
}
