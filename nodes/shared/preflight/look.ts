import type { VideoRequest } from '../input/input';
import { sourceFiles, type SourceFile } from '../input/sourceFiles';
import type { Local, Locals } from '../media/inspect';
import { probeUrl, type RemoteProbe } from '../media/remote';
import type { HttpHelpers } from '../media/transfer';
import { bounded } from '../util/bounded';
import { isPrivateUrl } from '../util/hosts';
import { createLimit, type Limit } from '../util/limit';
import { SECOND_MS } from '../util/units';
import { parsedUrl } from '../util/url';
import { addressFindings } from './addressFindings';
import type { CheckedFile } from './checkedFile';

/** Looks at the files of an item; an address that several items share is opened once. */
export type Look = (
	request: VideoRequest,
	locals: Locals,
	proxyUrl: string,
) => Promise<CheckedFile[]>;

/**
 * @param signal Stop
 * @param placeMs a file that takes longer gives its place to the next
 */
export function createLook(
	helpers: HttpHelpers,
	signal: AbortSignal,
	placeMs = 2 * SECOND_MS,
): Look {
	const limit = createLimit();
	const seen = new Map<string, Promise<RemoteProbe>>();
	const open = async (url: string, proxyUrl: string): Promise<RemoteProbe> => {
		const probing = { allowsPrivate: isPrivateUrl(proxyUrl), signal };
		const looking =
			seen.get(url) ?? overtaken(limit, placeMs, async () => await probeUrl(helpers, url, probing));
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
		// What a link alone shows to be wrong, or to be used up by it, is not opened.
		const unopened =
			parsedUrl(value) === null || addressFindings(label, media, value, proxyUrl).length > 0;
		return { ...field, url: value, probed: unopened ? null : await open(value, proxyUrl) };
	};
	return async ({ model, input }, locals, proxyUrl) =>
		await Promise.all(
			sourceFiles(model, input).map(async (file) => await checked(file, locals, proxyUrl)),
		);
}

/** Runs a task in its turn; a slow one goes on beside its turn. */
async function overtaken<Result>(
	limit: Limit,
	turnMs: number,
	task: () => Promise<Result>,
): Promise<Result> {
	const { running } = await limit(async () => {
		const running = task();
		await bounded(async () => await running, { ms: turnMs });
		return { running };
	});
	return await running;
}

/** n8n's store may hold less than it says. */
function seenHere({ file, bytes, probed }: Local): RemoteProbe {
	const cut = file.bytes !== null && bytes > 0 && bytes < file.bytes;
	return cut ? { is: 'cut', bytes } : probed;
}
