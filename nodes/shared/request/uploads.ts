import { filesText } from '../input/itemFiles';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Failure } from '../failures/failure';
import { contentMark, uploadName } from '../fal/uploadNames';
import type { VideoRequest } from '../input/input';
import { localSource, mapTexts } from '../input/fileMarks';
import { sourceFiles } from '../input/sourceFiles';
import { openBinary, openDataUrl, type LocalFile } from '../media/binary';
import { extensionOf, mimeTypeOf } from '../media/fileTypes';
import { inspect, type Inspected, type Local, type Locals } from '../media/inspect';
import { uploadFile, UploadError } from '../media/upload';
import { HOUR_MS } from '../util/units';
import { missingFile, uploadFailure } from '../failures/fileFailures';
import { blockedPlace } from '../failures/blockedFailure';
import { createLimit } from '../util/limit';
import type { Submission } from './item';
import type { Run } from './run';

/** Files are read one after the other where there are many, because each is read whole. */
const READ_AT_ONCE = 3;

/** Opens and reads the files of items; one that several items share is read once. */
export function createLocalFiles(context: IExecuteFunctions) {
	const limit = createLimit(READ_AT_ONCE);
	const seen = new Map<string, Promise<Inspected>>();
	const read = async (file: LocalFile): Promise<Inspected> => {
		const reading =
			(file.id === null ? undefined : seen.get(file.id)) ?? limit(async () => await inspect(file));
		if (file.id !== null) seen.set(file.id, reading);
		return await reading;
	};

	/** @throws InvalidInputError where a file is not there */
	return async ({ model, input }: VideoRequest, itemIndex: number): Promise<Locals> => {
		const locals = new Map<string, Local>();
		for (const { label, value } of sourceFiles(model, input)) {
			const source = localSource(value);
			if (source === null || locals.has(value)) continue;
			try {
				const file =
					'dataUrl' in source
						? openDataUrl(source.dataUrl)
						: await openBinary(context.helpers, itemIndex, source.binary);
				locals.set(value, { label, file, ...(await read(file)) });
			} catch (error) {
				const { binary } = context.getInputData()[itemIndex] ?? {};
				throw missingFile(label, source, error, filesText(binary));
			}
		}
		return locals;
	};
}

/** The input by what its files contain: the same for the same, wherever they lie. */
export function identityOf(input: IDataObject, locals: Locals): IDataObject {
	return mapTexts(input, (text) => {
		const local = locals.get(text);
		return local === undefined ? text : contentMark(local.hash);
	});
}

type Uploaded = { is: 'ready'; input: IDataObject } | { is: 'failed'; failure: Failure };

/** Addresses by content, for all rounds of a loop in one execution. */
const uploaded = new WeakMap<object, Map<string, { address: Promise<string>; sinceMs: number }>>();

/** The input as fal gets it: each file uploaded, once for each content and execution. */
export async function uploadFiles(
	{ input, locals, options }: Submission,
	run: Run,
): Promise<Uploaded> {
	const hours = options.deleteUploadsAfter;
	const store = run.context.getContext('node');
	const known =
		uploaded.get(store) ?? new Map<string, { address: Promise<string>; sinceMs: number }>();
	uploaded.set(store, known);
	const addresses = new Map<string, string>();
	for (const [mark, local] of locals) {
		const key = `${local.hash} ${hours}`;
		const found = known.get(key);
		// One that fal is about to delete is uploaded again.
		const fresh = hours === 0 || (found && Date.now() - found.sinceMs < (hours * HOUR_MS) / 2);
		const entry =
			found && fresh ? found : { address: upload(local, run, hours), sinceMs: Date.now() };
		known.set(key, entry);
		try {
			addresses.set(mark, await entry.address);
		} catch (error) {
			known.delete(key);
			return { is: 'failed', failure: uploadFailure(local.label, error) };
		}
	}
	return { is: 'ready', input: mapTexts(input, (text) => addresses.get(text) ?? text) };
}

/** @param deleteAfterHours 0: fal keeps it as long as the account says */
async function upload(
	{ file, hash, bytes, probed }: Local,
	{ context, client, ledger, signal }: Run,
	deleteAfterHours: number,
): Promise<string> {
	const mimeType = mimeTypeOf(probed, file.mimeType);
	const place = {
		contentType: mimeType,
		fileName: uploadName(hash, ledger.mark, extensionOf(mimeType)),
		expiresSeconds: deleteAfterHours * 3600,
	};
	const initiate = async (multipart: boolean) => {
		const answer = await client.initiateUpload({ ...place, multipart });
		if (!answer.blocked) return answer;
		throw new UploadError(
			`this n8n does not allow requests to ${blockedPlace(client.proxyUrl)}`,
			null,
		);
	};
	return await uploadFile(context.helpers, { file, bytes, mimeType, initiate, signal });
}
