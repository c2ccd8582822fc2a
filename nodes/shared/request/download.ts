import type { IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';

import { failure, type Failure } from '../failures/failure';
import { resultFiles } from '../fal/resultFiles';
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
 * Puts the files of a finished item into n8n's binary store.
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

/**
 * Puts every file of a result into n8n's binary store, the first into the field that was chosen, each
 * other one into a field named after its place in the result. It does not throw; at a file that cannot
 * be stored it ends.
 */
export async function storeResult(
	{ helpers, logger, proxyUrl }: Surroundings,
	body: Record<string, unknown> | null,
	{ field, fileName, mostMegabytes }: DownloadOptions,
	signal: AbortSignal,
): Promise<Stored> {
	const files = resultFiles(body);
	if (files.length === 0) {
		return { binary: null, warnings: ['The result names no file to download.'], problem: null };
	}
	const warnings: string[] = [];
	const binary: IBinaryKeyData = {};
	const allowsPrivate = isPrivateUrl(proxyUrl);
	const large = async (bytes: number): Promise<void> => {
		if (!(await inMemory(helpers))) return;
		warnings.push(memoryWarning(bytes));
		logger.warn(memoryWarning(bytes));
	};
	for (const [index, file] of files.entries()) {
		const mostBytes = mostMegabytes * MEGABYTE;
		const chosenName = index === 0 ? fileName : '';
		try {
			const name = chosenName || file.fileName;
			const wanted = { ...file, fileName: name, mostBytes, allowsPrivate, signal, large };
			const stored = await downloadFile(helpers, wanted);
			const place = index === 0 ? field : freeName(file.place, binary);
			binary[place] = { ...stored, fileName: freeFileName(stored.fileName, binary) };
		} catch (reason) {
			const error =
				reason instanceof DownloadError ? reason : new DownloadError(String(reason), 'broken');
			return {
				binary: index === 0 ? null : binary,
				warnings,
				problem: { error, url: file.url },
			};
		}
	}
	return { binary, warnings, problem: null };
}

/** A field that no file has yet. */
function freeName(name: string, taken: IBinaryKeyData): string {
	return Object.hasOwn(taken, name) ? freeName(`${name}_file`, taken) : name;
}

/** Files of one item are often written into one folder: 'image.png', then 'image-2.png'. */
function freeFileName(name: string | undefined, taken: IBinaryKeyData): string | undefined {
	const names = Object.values(taken).map(({ fileName }) => fileName);
	if (name === undefined || !names.includes(name)) return name;
	const [, stem, ending] = /^(.*?)(\.\w+)?$/s.exec(name) ?? [];
	const free = (count: number): string => {
		const numbered = `${stem}-${count}${ending ?? ''}`;
		return names.includes(numbered) ? free(count + 1) : numbered;
	};
	return free(2);
}

function memoryWarning(bytes: number): string {
	const megabytes = Math.round(bytes / MEGABYTE);
	return `This n8n keeps binary data in memory, where a video of ${megabytes} MB takes about ${Math.round(megabytes * 3.4)} MB. Set N8N_DEFAULT_BINARY_DATA_MODE to filesystem.`;
}
