import { isRecord, numberOf, textOf } from '../util/unknown';

/** A file that a result names. */
export interface ResultFile {
	/** A link, or the file itself as a data: address. */
	url: string;
	/** '' where fal does not say. */
	fileName: string;
	mimeType: string;
	/** null where fal does not say. */
	bytes: number | null;
}

type Body = Readonly<Record<string, unknown>>;

/** Where models put their video. */
const VIDEO = ['video', 'videos'];

/** The file of a result: its video, otherwise the first file it names; null for none. */
export function resultFile(body: Body | null): ResultFile | null {
	const all = body ?? {};
	const names = [...VIDEO, ...Object.keys(all).filter((name) => !VIDEO.includes(name))];
	return names.flatMap((name) => filesIn(all[name], VIDEO.includes(name)))[0] ?? null;
}

/**
 * Whether a result holds what its model promises. Under another name it counts where the promised
 * name is missing altogether, because models rename their fields.
 * @param promises names of which one holds the file; none: nothing is promised
 */
export function holdsPromised(body: Body, promises: readonly string[] = VIDEO): boolean {
	if (promises.length === 0) return true;
	const named = promises.filter((name) => Object.hasOwn(body, name));
	if (named.length === 0) return resultFile(body) !== null;
	return named.some((name) => filesIn(body[name], true).length > 0);
}

/** @param textCounts a text is a link there, not just any text */
function filesIn(value: unknown, textCounts: boolean): ResultFile[] {
	if (Array.isArray(value)) return value.flatMap((one) => filesIn(one, textCounts));
	if (typeof value === 'string') {
		const isFile = textCounts && /^(https?:\/\/|data:)/i.test(value);
		return isFile ? [{ url: value, fileName: '', mimeType: '', bytes: null }] : [];
	}
	if (!isRecord(value) || typeof value.url !== 'string' || value.url === '') return [];
	return [
		{
			url: value.url,
			fileName: textOf(value.file_name) ?? '',
			mimeType: textOf(value.content_type) ?? '',
			bytes: numberOf(value.file_size),
		},
	];
}
