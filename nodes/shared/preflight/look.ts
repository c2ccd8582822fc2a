import { sourceFiles, type SourceFile } from '../input/sourceFiles';
import type { VideoRequest } from '../input/input';
import { probeUrl, type RemoteProbe } from '../media/remote';
import type { HttpHelpers } from '../media/transfer';
import { addressFindings } from './addressFindings';
import type { CheckedFile } from './checkedFile';
import type { Local, Locals } from '../media/inspect';
import { createLimit } from '../util/limit';

/** Looks at the files of an item; an address that several items share is opened once. */
export type Look = (
	request: VideoRequest,
	locals: Locals,
	proxyUrl: string,
) => Promise<CheckedFile[]>;

export function createLook(helpers: HttpHelpers): Look {
	const limit = createLimit();
	const seen = new Map<string, Promise<RemoteProbe>>();
	const open = async (url: string): Promise<RemoteProbe> => {
		const looking = seen.get(url) ?? limit(async () => await probeUrl(helpers, url));
		seen.set(url, looking);
		return await looking;
	};
	const checked = async (
		file: SourceFile,
		locals: Locals,
		proxyUrl: string,
	): Promise<CheckedFile> => {
		const { value, ...field } = file;
		const { label, media } = field;
		const local = locals.get(value);
		if (local) return { ...field, url: null, probed: seenHere(local) };
		// What a link alone shows to be wrong is not opened.
		const wrong = !URL.canParse(value) || addressFindings(label, media, value, proxyUrl).length > 0;
		return { ...field, url: value, probed: wrong ? null : await open(value) };
	};
	return async ({ model, input }, locals, proxyUrl) =>
		await Promise.all(
			sourceFiles(model, input).map(async (file) => await checked(file, locals, proxyUrl)),
		);
}

/** n8n's store may hold less than it says. */
function seenHere({ file, bytes, probed }: Local): RemoteProbe {
	const cut = file.bytes !== null && bytes > 0 && bytes < file.bytes;
	return cut ? { is: 'cut', bytes } : probed;
}
