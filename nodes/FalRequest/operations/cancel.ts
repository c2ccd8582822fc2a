import { cancelJob } from '../../shared/request/cancel';
import { failure } from '../../shared/failures/failure';
import { failed, logState, withOutcome, type Item, type Run } from '../../shared/run/item';
import { getStatus } from './getStatus';

/** Says honestly what became of it: removed from the queue, asked to stop, or too late. */
export async function cancel(item: Item, run: Run): Promise<Item> {
	const { job } = item.outcome;
	if (item.order === null || job === null) return item;
	const cancelled = await run.pace(async () => await cancelJob(run.client, job), run.signal);
	logState(run, job, `cancel: ${cancelled}`);
	switch (cancelled) {
		case 'removed':
			return withOutcome(item, {
				state: 'cancelled',
				warnings: ['Removed from the queue before it started. Nothing was bought.'],
			});
		case 'asked':
			return withOutcome(item, {
				state: 'running',
				warnings: ['fal asked the model to stop. It may still finish, and may have been charged.'],
			});
		case 'tooLate':
			return ended(await getStatus(item, run));
		default:
			return failed(
				item,
				failure({
					type: cancelled === 'unknownRequest' ? 'unknown_request' : 'cancel_unanswered',
					message:
						cancelled === 'unknownRequest'
							? `fal does not know request ${job.requestId}`
							: `fal did not answer the cancel of request ${job.requestId}`,
					hint: 'Check Request ID and Endpoint ID, then run this again.',
					retryable: true,
					charged: true,
				}),
			);
	}
}

/** An earlier cancel whose answer got lost looks like one that comes too late. */
function ended(item: Item): Item {
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
