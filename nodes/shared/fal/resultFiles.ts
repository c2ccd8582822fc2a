import { isRecord, numberOf, textOf } from '../util/unknown';

/** A file that a result names. */
export interface ResultFile {
	/** Where in the result it stands, e.g. 'images_1'. */
	place: string;
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

/**
 * Whether a result holds what its model promises. Under another name it counts where the promised
 * name is missing altogether, because models rename their fields.
 * @param promises names of which one holds the file; none: nothing is promised
 */
export function holdsPromised(body: Body, promises: readonly string[] = VIDEO): boolean {
	if (promises.length === 0) return true;
	const named = promises.filter((name) => Object.hasOwn(body, name));
	if (named.length === 0) return resultFiles(body).length > 0;
	return named.some((name) => filesIn(body[name], [name], true).length > 0);
}

/** What fal says of a file itself. */
type Said = Omit<ResultFile, 'place'>;

type Path = ReadonlyArray<string | number>;

/** Results have their files two or three levels deep. */
const DEEPEST = 8;
/** More are no result of one request. */
const MOST = 100;

/**
 * Every file of a result, nested ones and those in lists included: its video first, the others in
 * fal's order, each address once.
 */
export function resultFiles(body: Body | null): ResultFile[] {
	const all = body ?? {};
	const names = [...VIDEO, ...Object.keys(all).filter((name) => !VIDEO.includes(name))];
	const objects = names.flatMap((name) => filesIn(all[name], [name], VIDEO.includes(name)));
	// Some models answer with bare links, e.g. { audio_url: "https://…" }.
	const linkNames = names.filter((name) => /(^|_)urls?$/i.test(name));
	const found =
		objects.length > 0 ? objects : linkNames.flatMap((name) => filesIn(all[name], [name], true));
	const urls = found.map(({ url }) => url);
	return found.filter(({ url }, index) => urls.indexOf(url) === index).slice(0, MOST);
}

/** @param textCounts a text is a link there, not just any text */
function filesIn(value: unknown, path: Path, textCounts: boolean): ResultFile[] {
	if (path.length > DEEPEST) return [];
	const place = path.join('_').replace(/\W+/g, '_');
	if (typeof value === 'string') {
		return textCounts && isLink(value) ? [{ ...linked(value), place }] : [];
	}
	if (Array.isArray(value)) {
		return value.flatMap((one, index) => filesIn(one, [...path, index], textCounts));
	}
	if (isFile(value)) return [{ ...fileOf(value), place }];
	if (!isRecord(value)) return [];
	return Object.entries(value).flatMap(([name, one]) => filesIn(one, [...path, name], false));
}

function isLink(text: string): boolean {
	return /^(https?:\/\/|data:)/i.test(text);
}

/** fal's File object, which has at least a url. */
function isFile(value: unknown): value is Record<string, unknown> & { url: string } {
	return isRecord(value) && typeof value.url === 'string' && value.url !== '';
}

function fileOf({ url, ...said }: Record<string, unknown> & { url: string }): Said {
	return {
		url,
		fileName: textOf(said.file_name) ?? '',
		mimeType: textOf(said.content_type) ?? '',
		bytes: numberOf(said.file_size),
	};
}

function linked(url: string): Said {
	return { url, fileName: '', mimeType: '', bytes: null };
}
