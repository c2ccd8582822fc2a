import { failure } from '../../shared/failures/failure';
import { cancelRequest } from '../../shared/request/cancel';
import {
	ended,
	failed,
	withOutcome,
	type EndedItem,
	type OpenItem,
} from '../../shared/request/item';
import { logState, type Run } from '../../shared/request/run';
import { getStatus } from './getStatus';

/** Says honestly what became of it: removed from the queue, asked to stop, or too late. */
export async function cancel(item: OpenItem, run: Run): Promise<OpenItem | EndedItem> {
	const { request } = item;
	const paced = {
		cancel: async () => await run.pace(async () => await run.client.cancel(request), run),
	};
	const cancelled = await cancelRequest(paced, request);
	logState(run, request, `cancel: ${cancelled}`);
	switch (cancelled) {
		case 'removed':
			return ended(item, {
				state: 'cancelled',
				warnings: ['Removed from the queue before it started. Nothing was bought.'],
			});
		case 'asked':
			return ended(item, {
				state: 'running',
				warnings: ['fal asked the model to stop. It may still finish, and may have been charged.'],
			});
		case 'tooLate':
			return tooLate(await getStatus(item, run));
		default:
			return failed(
				item,
				failure({
					type: cancelled === 'unknownRequest' ? 'unknown_request' : 'cancel_unanswered',
					message:
						cancelled === 'unknownRequest'
							? `fal does not know request ${request.requestId}`
							: `fal did not answer the cancel of request ${request.requestId}`,
					hint: 'Check Request ID and Endpoint ID, then run this again.',
					retryable: true,
					charged: true,
				}),
			);
	}
}

/** An earlier cancel whose answer got lost looks like one that comes too late. */
function tooLate(item: OpenItem | EndedItem): OpenItem | EndedItem {
	if (item.outcome.state === 'cancelled') {
		return withOutcome(item, {
			reported: null,
			warnings: ['It is cancelled. It may have been charged.'],
		});
	}
	return withOutcome(item, {
		warnings: ['Too late to cancel: it had already ended. It may have been charged.'],
	});
}
