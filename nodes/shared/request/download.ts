import type { IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';

import { failure, type Failure } from '../failures/failure';
import { resultFile } from '../fal/resultFiles';
import { GET_RESULT } from '../failures/accountFailure';
import type { FalClient } from '../fal/client';
import type { DownloadOptions } from '../input/requestOptions';
import { inMemory, type StoreHelpers } from '../media/binary';
import { DownloadError, downloadFile } from '../media/download';
import type { HttpHelpers } from '../media/transfer';
import { isPrivateUrl } from '../util/hosts';
import { MEGABYTE } from '../util/units';
import { failed, withOutcome, type EndedItem } from './item';
import { logState, type Run } from './run';

/**
 * Puts the video of a finished item into n8n's binary store.
 * @param wanted null: its link is enough
 */
export async function download(
	item: EndedItem,
	wanted: DownloadOptions | null,
	run: Run,
): Promise<EndedItem> {
	const { body, request, warnings } = item.outcome;
	if (wanted === null) return item;
	const stored = await run.downloads(
		async () => await storeResult(surroundingsOf(run), body, wanted, run.signal),
	);
	const told = withOutcome(item, {
		binary: stored.binary,
		warnings: [...warnings, ...stored.warnings],
	});
	const { problem } = stored;
	if (problem !== null) return failed(told, downloadFailure(problem, request?.requestId));
	if (stored.binary !== null && request) logState(run, request, 'downloaded');
	return told;
}

/** The video is made and paid; only its copy is missing here. */
function downloadFailure(
	{ error, url }: NonNullable<Stored['problem']>,
	requestId: string | undefined,
): Failure {
	const tooLarge = error.kind === 'too large';
	const raise = tooLarge ? 'Raise Download Limit (MB). ' : '';
	// A longer one is no link to click on, or the file itself.
	const where = isShown(url) ? `It is at ${url}; ` : '';
	return failure({
		type: tooLarge ? 'download_too_large' : 'download_failed',
		message: `The video is made, but could not be downloaded: ${error.message}`,
		hint: `${raise}${where}${GET_RESULT} fetches it again for free.`,
		retryable: !tooLarge && error.kind !== 'refused',
		charged: true,
		requestId,
	});
}

const SHOWN_CHARACTERS = 300;

function isShown(url: string): boolean {
	return url.length <= SHOWN_CHARACTERS && !/^data:/i.test(url);
}

export interface Surroundings {
	helpers: HttpHelpers & StoreHelpers;
	logger: IExecuteFunctions['logger'];
	/** The credential's; on a private address fal is there, too. */
	proxyUrl: string;
}

/** What a download needs of the node it runs in. */
export function surroundingsOf({
	context: { helpers, logger },
	client: { proxyUrl },
}: {
	context: Pick<IExecuteFunctions, 'logger'> & { helpers: Surroundings['helpers'] };
	client: Pick<FalClient, 'proxyUrl'>;
}): Surroundings {
	return { helpers, logger, proxyUrl };
}

/** What became of the file of a result. */
export interface Stored {
	/** null where there is none. */
	binary: IBinaryKeyData | null;
	warnings: string[];
	/** Why there is none, and where the file lies; null where the result names no file. */
	problem: { error: DownloadError; url: string } | null;
}

/** Puts the video of a result into n8n's binary store. Does not throw. */
export async function storeResult(
	{ helpers, logger, proxyUrl }: Surroundings,
	body: Record<string, unknown> | null,
	{ field, fileName, mostMegabytes }: DownloadOptions,
	signal: AbortSignal,
): Promise<Stored> {
	const file = resultFile(body);
	if (file === null) {
		return { binary: null, warnings: ['The result names no file to download.'], problem: null };
	}
	const warnings: string[] = [];
	try {
		const binary = await downloadFile(helpers, {
			...file,
			fileName: fileName || file.fileName,
			mostBytes: mostMegabytes * MEGABYTE,
			allowsPrivate: isPrivateUrl(proxyUrl),
			signal,
			large: async (bytes: number) => {
				if (!(await inMemory(helpers))) return;
				warnings.push(memoryWarning(bytes));
				logger.warn(memoryWarning(bytes));
			},
		});
		return { binary: { [field]: binary }, warnings, problem: null };
	} catch (reason) {
		const error =
			reason instanceof DownloadError ? reason : new DownloadError(String(reason), 'broken');
		return { binary: null, warnings, problem: { error, url: file.url } };
	}
}

function memoryWarning(bytes: number): string {
	const megabytes = Math.round(bytes / MEGABYTE);
	return `This n8n keeps binary data in memory, where a video of ${megabytes} MB takes about ${Math.round(megabytes * 3.4)} MB. Set N8N_DEFAULT_BINARY_DATA_MODE to filesystem.`;
}
