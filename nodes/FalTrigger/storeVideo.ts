import type { IPollFunctions } from 'n8n-workflow';

import { GET_RESULT } from '../shared/failures/accountFailure';
import type { DownloadOptions } from '../shared/input/requestOptions';
import { storeResult } from '../shared/request/download';
import type { Deadline } from './deadline';
import type { EndedRequest } from './endedRequest';

/**
 * Puts the video of a finished request into n8n's binary store; what cannot be had is handed on
 * without it.
 * @returns null where the poll has no time left for it, which is said of its first request instead
 */
export type StoreVideo = (ended: EndedRequest, isFirst: boolean) => Promise<EndedRequest | null>;

/** @param download null: the link is enough */
export function createStoreVideo(
	context: IPollFunctions,
	download: DownloadOptions | null,
	{ late, inTime }: Deadline,
): StoreVideo {
	return async (ended, isFirst) => {
		const { body } = ended;
		if (download === null || body === null) return ended;
		if (late() && !isFirst) return null;
		// One that stands still must not take the poll along: n8n would give it up, and all it found.
		const stored = await inTime(
			async (signal) => await storeResult(context, body, download, signal),
			null,
		);
		if (stored?.binary) return withWarnings({ ...ended, binary: stored.binary }, stored.warnings);
		if (stored?.problem === null) return withWarnings(ended, stored.warnings);
		const tooLate = stored === null || late();
		if (tooLate && !isFirst) return null;
		const because = tooLate ? 'it takes longer than a poll may' : stored.problem.error.message;
		const warning = `The video could not be downloaded: ${because}. Its link is in this item; ${GET_RESULT} fetches it again for free.`;
		return withWarnings(ended, [...(stored?.warnings ?? []), warning]);
	};
}

function withWarnings(ended: EndedRequest, warnings: readonly string[]): EndedRequest {
	return { ...ended, warnings: [...ended.warnings, ...warnings] };
}
