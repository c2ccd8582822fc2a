import { failure } from '../../shared/failures/failure';
import { readOneOf } from '../../shared/input/readers';
import { failed, type EndedItem, type OpenItem } from '../../shared/request/item';
import type { Run } from '../../shared/request/run';
import { look } from '../../shared/request/settle';

const UNFINISHED = ['handOn', 'fail'] as const;

/** The video of a finished request; free, as often as wanted. */
export async function getResult(item: OpenItem, run: Run): Promise<OpenItem | EndedItem> {
	const { itemIndex } = item.outcome;
	const given = run.context.getNodeParameter('unfinished', itemIndex, 'handOn');
	const unfinished = readOneOf('If Not Finished', UNFINISHED, given);
	const seen = await look(item, run);
	const { state } = seen.outcome;
	const open = seen.state === 'ended' && (state === 'queued' || state === 'running');
	if (!open || unfinished !== 'fail') return seen;
	return failed(
		seen,
		failure({
			type: 'not_finished',
			message: `Request ${item.request.requestId} is still ${state}`,
			hint: 'Run this again later, or use Wait for Result.',
			retryable: true,
			charged: true,
		}),
	);
}
