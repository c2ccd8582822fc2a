import { parsedUrl } from '../util/url';
import { containerOf, kindOf } from './fileKind';
import { typeOfEnding } from './fileTypes';

/** What is known of a file before its first byte. */
export interface Announced {
	/** Content-Type of the answer. */
	contentType: string;
	url: string;
	/** What fal says of the file; '' where it says nothing. */
	fileName: string;
	mimeType: string;
}

/** As many bytes as tell a kind of file. */
const START_BYTES = 512;
const TEXT_TYPE = /^(text|model)\/|[/+](json|xml|html)\b|subrip/i;

/**
 * Why this is not the file of a result: servers put pages and messages in place of files, with 200.
 * null where it may be the file.
 * @param chunk the first bytes, or all of a short file
 */
export function foreignContent(chunk: Uint8Array, announced: Announced): string | null {
	const start = Buffer.from(chunk.subarray(0, START_BYTES));
	const kind = containerOf(start) === null ? kindOf(start) : 'video';
	const isPage = kind === 'web page' || (kind === 'unknown' && /html/i.test(announced.contentType));
	const isText = kind === 'text' || (kind === 'unknown' && TEXT_TYPE.test(announced.contentType));
	if ((!isPage && !isText) || isTextWanted(announced)) return null;
	return isPage ? 'it is a web page' : 'it is text';
}

/** Some models return texts: by the type that fal names, or by an ending that no video bears. */
function isTextWanted({ mimeType, fileName, url }: Announced): boolean {
	if (mimeType !== '' && mimeType !== 'application/octet-stream') return TEXT_TYPE.test(mimeType);
	const path = parsedUrl(url)?.pathname ?? '';
	const [, ending] = /\.([a-z]\w{1,4})$/i.exec(fileName || path) ?? [];
	return ending !== undefined && typeOfEnding(ending.toLowerCase()) === undefined;
}
