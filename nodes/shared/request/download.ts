import type { IExecuteFunctions } from 'n8n-workflow';

import { failure, type Failure } from '../failures/failure';
import { GET_RESULT } from '../failures/accountFailure';
import { failed, logState, withOutcome, type Item, type Run } from '../run/item';
import { createLimit } from '../util/limit';
import { storeResult, type Stored } from './storeResult';

const AT_ONCE = 3;

/** Puts the video of a finished item into n8n's binary store, where the person wants that. */
export function createDownload(context: IExecuteFunctions) {
	const limit = createLimit(AT_ONCE);
	return async (item: Item, run: Run): Promise<Item> => {
		const { order, outcome } = item;
		const wanted = order?.options.download ?? null;
		if (wanted === null || outcome.state !== 'done' || outcome.failure !== null) return item;
		const { binary, warnings, problem } = await limit(
			async () => await storeResult(context, outcome.body, wanted, run.signal),
		);
		const told = withOutcome(item, { binary, warnings: [...outcome.warnings, ...warnings] });
		if (problem !== null) return failed(told, downloadFailure(problem, outcome.job?.requestId));
		if (binary !== null && outcome.job) logState(run, outcome.job, 'downloaded');
		return told;
	};
}

/** The video is made and paid; only its copy is missing here. */
function downloadFailure(
	{ error, url }: NonNullable<Stored['problem']>,
	requestId: string | undefined,
): Failure {
	const tooLarge = error.kind === 'too large';
	const raise = tooLarge ? 'Raise Download Limit (MB). ' : '';
	return failure({
		type: tooLarge ? 'download_too_large' : 'download_failed',
		message: `The video is made, but could not be downloaded: ${error.message}`,
		hint: `${raise}It is at ${url}; ${GET_RESULT} fetches it again for free.`,
		retryable: !tooLarge,
		charged: true,
		requestId,
	});
}
