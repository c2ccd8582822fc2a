/** A file that is neither mp4 nor mov. */
export type OtherKind =
	| 'webm'
	| 'gif'
	| 'avi'
	| 'mpeg'
	| 'png'
	| 'jpeg'
	| 'webp'
	| 'avif'
	| 'heic'
	| 'web page'
	| 'text'
	| 'unknown';

/** Letters that stand at a place of the file. */
const SIGNATURES: ReadonlyArray<{ kind: OtherKind; at: number; letters: string }> = [
	{ kind: 'webm', at: 0, letters: '\x1aE\xdf\xa3' },
	{ kind: 'gif', at: 0, letters: 'GIF8' },
	{ kind: 'avi', at: 8, letters: 'AVI ' },
	{ kind: 'mpeg', at: 0, letters: '\0\0\x01\xba' },
	{ kind: 'mpeg', at: 0, letters: '\0\0\x01\xb3' },
	{ kind: 'png', at: 0, letters: '\x89PNG' },
	{ kind: 'jpeg', at: 0, letters: '\xff\xd8\xff' },
	{ kind: 'webp', at: 8, letters: 'WEBP' },
	// Pictures in the container of mp4.
	{ kind: 'avif', at: 4, letters: 'ftypavi' },
	{ kind: 'heic', at: 4, letters: 'ftyphei' },
	{ kind: 'heic', at: 4, letters: 'ftypmif1' },
];

const WEB_PAGE = /^<(!doctype|html|head|!--|\?xml)/i;
const TEXT = /^[\t\n\r\x20-\x7e]{16}/;

/** What the first bytes say, whatever name or type the file bears. */
export function kindOf(start: Buffer): OtherKind {
	const letters = start.toString('latin1');
	const found = SIGNATURES.find((one) => letters.startsWith(one.letters, one.at));
	if (found) return found.kind;
	// Text may begin with a byte order mark.
	const words = letters.replace(/^\xef\xbb\xbf/, '').trimStart();
	if (WEB_PAGE.test(words)) return 'web page';
	return TEXT.test(words) ? 'text' : 'unknown';
}
