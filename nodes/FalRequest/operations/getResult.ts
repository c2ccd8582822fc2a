import { failure } from '../../shared/failures/failure';
import { failed, withOutcome, type Item, type Run } from '../../shared/run/item';
import { look } from './look';

/** The video of a finished request; free, as often as wanted. */
export async function getResult(
	item: Item,
	run: Run,
	unfinished: 'handOn' | 'fail',
): Promise<Item> {
	const seen = await look(item, run, 'handOn');
	const { state, job, failure: known } = seen.outcome;
	const open = known === null && (state === 'queued' || state === 'running');
	if (!open || job === null) return seen;
	if (unfinished === 'handOn') return withOutcome(seen, { warnings: [] });
	return failed(
		seen,
		failure({
			type: 'not_finished',
			message: `Request ${job.requestId} is still ${state}`,
			hint: 'Run this again later, or use Wait for Result.',
			retryable: true,
			charged: true,
		}),
	);
}
