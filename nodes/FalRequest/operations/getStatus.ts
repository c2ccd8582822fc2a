import { withOutcome, type Item, type Run } from '../../shared/run/item';
import { look } from './look';

/** Where the request stands. That it failed is an answer here, not a failed item. */
export async function getStatus(item: Item, run: Run): Promise<Item> {
	const seen = await look(item, run, 'handOn');
	const { failure, state } = seen.outcome;
	const ended = state === 'cancelled' || (state === 'failed' && seen.outcome.job !== null);
	const told = failure !== null && ended && !NO_ANSWER.includes(failure.type);
	return withOutcome(seen, {
		body: null,
		warnings: [],
		...(told && { failure: null, reported: failure }),
	});
}

/** Then the status itself is not known. */
const NO_ANSWER = [
	'invalid_key',
	'account_locked',
	'forbidden',
	'unknown_request',
	'status_unavailable',
	'unexpected',
];
