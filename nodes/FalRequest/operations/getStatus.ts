import { withOutcome, type EndedItem, type OpenItem } from '../../shared/request/item';
import type { Run } from '../../shared/request/run';
import { look } from '../../shared/request/settle';

/** Then the status itself is not known. */
const NO_ANSWER = [
	'invalid_key',
	'account_locked',
	'forbidden',
	'unknown_request',
	'status_unavailable',
	'blocked_address',
	'unexpected',
];

/** Where the request stands. That it failed is an answer here, not a failed item. */
export async function getStatus(item: OpenItem, run: Run): Promise<OpenItem | EndedItem> {
	const seen = await look(item, run);
	const { failure, state } = seen.outcome;
	const isAnswer =
		failure !== null &&
		(state === 'cancelled' || state === 'failed') &&
		!NO_ANSWER.includes(failure.type);
	return withOutcome(seen, {
		body: null,
		warnings: [],
		...(isAnswer && { failure: null, reported: failure }),
	});
}
