import type { IPollFunctions } from 'n8n-workflow';

import { GET_RESULT } from '../shared/failures/accountFailure';
import type { DownloadOptions } from '../shared/input/jobOptions';
import { storeResult } from '../shared/job/storeResult';
import type { EndedRequest } from './endedRequest';

/**
 * Puts the video of a finished request into n8n's binary store; what cannot be had is handed on
 * without it.
 * @returns null where the poll has no time left for it, which only the first of a poll may overdraw
 */
export type StoreVideo = (ended: EndedRequest, isFirst: boolean) => Promise<EndedRequest | null>;

/** @param download null: the link is enough */
export function createStoreVideo(
	context: IPollFunctions,
	download: DownloadOptions | null,
	late: () => boolean,
): StoreVideo {
	return async (ended, isFirst) => {
		if (download === null || ended.body === null) return ended;
		if (late() && !isFirst) return null;
		const { binary, warnings, problem } = await storeResult(context, ended.body, download, late);
		const told = { ...ended, binary, warnings: [...ended.warnings, ...warnings] };
		if (problem === null) return told;
		if (late() && !isFirst) return null;
		const because = late() ? 'it takes longer than a poll may' : problem.error.message;
		const warning = `The video could not be downloaded: ${because}. It is at ${problem.url}; ${GET_RESULT} fetches it again for free.`;
		return { ...told, warnings: [...told.warnings, warning] };
	};
}
