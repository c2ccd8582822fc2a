import type { IExecuteFunctions } from 'n8n-workflow';

import { failure, type Failure } from '../errors';
import { GET_RESULT } from '../failures/accountFailure';
import { inMemory } from '../media/binary';
import { DownloadError, downloadFile } from '../media/download';
import { isRecord, numberOf, recordOf, textOf } from '../records';
import { failed, logState, withOutcome, type Item, type Run } from './item';
import { createLimit } from './pace';

const AT_ONCE = 3;
const MEGABYTE = 1024 * 1024;

/** Puts the video of a finished item into n8n's binary store, where the person wants that. */
export function createDownload(context: IExecuteFunctions) {
	const limit = createLimit(AT_ONCE);
	return async (item: Item, run: Run): Promise<Item> => {
		const { order, outcome } = item;
		const wanted = order?.options.download ?? null;
		if (wanted === null || outcome.state !== 'done' || outcome.failure !== null) return item;
		const file = resultFile(outcome.body);
		if (file === null) return warned(item, 'The result names no file to download.');
		const warnings: string[] = [];
		const download = {
			...file,
			fileName: wanted.fileName || file.fileName,
			mostBytes: wanted.mostMegabytes * MEGABYTE,
			stopped: run.stopped,
			large: async (bytes: number) => {
				if (!(await inMemory(context.helpers))) return;
				warnings.push(memoryWarning(bytes));
				context.logger.warn(memoryWarning(bytes));
			},
		};
		try {
			const binary = await limit(async () => await downloadFile(context.helpers, download));
			if (outcome.job) logState(run, outcome.job, 'downloaded');
			const told = warnings.reduce(warned, item);
			return withOutcome(told, { binary: { [wanted.field]: binary } });
		} catch (error) {
			return failed(warnings.reduce(warned, item), downloadFailure(error, outcome.job?.requestId));
		}
	};
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
		bytes: numberOf(recordOf(file).file_size),
	};
}

function warned(item: Item, warning: string): Item {
	return withOutcome(item, { warnings: [...item.outcome.warnings, warning] });
}

function memoryWarning(bytes: number): string {
	const megabytes = Math.round(bytes / MEGABYTE);
	return `This n8n keeps binary data in memory, where a video of ${megabytes} MB takes about ${Math.round(megabytes * 3.4)} MB. Set N8N_DEFAULT_BINARY_DATA_MODE to filesystem.`;
}

/** The video is made and paid; only its copy is missing here. */
function downloadFailure(error: unknown, requestId: string | undefined): Failure {
	const known = error instanceof DownloadError ? error : null;
	const tooLarge = known?.kind === 'too large';
	const found =
		requestId === undefined ? '' : ` ${GET_RESULT} fetches request ${requestId} again for free.`;
	return failure({
		type: tooLarge ? 'download_too_large' : 'download_failed',
		message: `The video is made, but could not be downloaded: ${known?.message ?? String(error)}`,
		hint: `${tooLarge ? 'Raise Max Download (MB).' : 'Its link is in video.url.'}${found}`,
		retryable: !tooLarge,
		charged: true,
		requestId,
	});
}
