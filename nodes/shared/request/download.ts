import type { IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';

import { failure, type Failure } from '../failures/failure';
import { GET_RESULT } from '../failures/accountFailure';
import type { DownloadOptions } from '../input/requestOptions';
import { inMemory, type StoreHelpers } from '../media/binary';
import { DownloadError, downloadFile } from '../media/download';
import type { HttpHelpers } from '../media/transfer';
import { isRecord, numberOf, textOf } from '../util/unknown';
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
		async () => await storeResult(run.context, body, wanted, run.signal),
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
	return failure({
		type: tooLarge ? 'download_too_large' : 'download_failed',
		message: `The video is made, but could not be downloaded: ${error.message}`,
		hint: `${raise}It is at ${url}; ${GET_RESULT} fetches it again for free.`,
		retryable: !tooLarge,
		charged: true,
		requestId,
	});
}

interface Surroundings {
	helpers: HttpHelpers & StoreHelpers;
	logger: IExecuteFunctions['logger'];
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
	{ helpers, logger }: Surroundings,
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

/** The file of a result: its video, otherwise the first file it names. */
function resultFile(body: Record<string, unknown> | null) {
	const { video, videos, ...others } = body ?? {};
	const candidates = [video, ...(Array.isArray(videos) ? videos : []), ...Object.values(others)];
	const file = candidates.filter(isRecord).find(({ url }) => typeof url === 'string');
	if (file === undefined) return null;
	return {
		url: String(file.url),
		fileName: textOf(file.file_name) ?? '',
		mimeType: textOf(file.content_type) ?? '',
		bytes: numberOf(file.file_size),
	};
}

function memoryWarning(bytes: number): string {
	const megabytes = Math.round(bytes / MEGABYTE);
	return `This n8n keeps binary data in memory, where a video of ${megabytes} MB takes about ${Math.round(megabytes * 3.4)} MB. Set N8N_DEFAULT_BINARY_DATA_MODE to filesystem.`;
}
