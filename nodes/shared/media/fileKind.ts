/** Kinds of video that the boxes of mp4 hold; 3gp and f4v are their own formats to fal. */
export type Container = 'mp4' | 'mov' | '3gp' | 'f4v';

/** A file whose boxes hold no video, or that has none. */
export type OtherKind =
	| 'webm'
	| 'mkv'
	| 'gif'
	| 'avi'
	| 'mpeg'
	| 'mpeg-ts'
	| 'flv'
	| 'wmv'
	| 'ogg'
	| 'sound'
	| 'no picture'
	| 'png'
	| 'jpeg'
	| 'webp'
	| 'avif'
	| 'heic'
	| 'cr3'
	| 'web page'
	| 'text'
	| 'unknown';

/** Letters that stand at a place of the file; of several places all. */
const SIGNATURES: ReadonlyArray<{ kind: OtherKind; at: number | number[]; letters: string }> = [
	{ kind: 'gif', at: 0, letters: 'GIF8' },
	{ kind: 'avi', at: 8, letters: 'AVI ' },
	{ kind: 'mpeg', at: 0, letters: '\0\0\x01\xba' },
	{ kind: 'mpeg', at: 0, letters: '\0\0\x01\xb3' },
	// Packets of 188 bytes; Blu-ray discs and cameras put four bytes before each.
	{ kind: 'mpeg-ts', at: [0, 188, 376], letters: 'G' },
	{ kind: 'mpeg-ts', at: [4, 196, 388], letters: 'G' },
	{ kind: 'flv', at: 0, letters: 'FLV\x01' },
	{ kind: 'wmv', at: 0, letters: '\x30\x26\xb2\x75\x8e\x66\xcf\x11' },
	{ kind: 'ogg', at: 0, letters: 'OggS' },
	{ kind: 'sound', at: 0, letters: 'ID3' },
	{ kind: 'sound', at: 0, letters: 'fLaC' },
	{ kind: 'sound', at: 8, letters: 'WAVE' },
	{ kind: 'png', at: 0, letters: '\x89PNG' },
	{ kind: 'jpeg', at: 0, letters: '\xff\xd8\xff' },
	{ kind: 'webp', at: 8, letters: 'WEBP' },
];

/** Pictures in the container of mp4, by their brand. @see https://mp4ra.org/registered-types/brands */
const PICTURE_BRANDS: Readonly<Record<string, OtherKind | undefined>> = {
	avif: 'avif',
	avis: 'avif',
	heic: 'heic',
	heix: 'heic',
	heim: 'heic',
	heis: 'heic',
	hevc: 'heic',
	hevx: 'heic',
	mif1: 'heic',
	mif2: 'heic',
	mif3: 'heic',
	msf1: 'heic',
	avci: 'heic',
	avcs: 'heic',
	'crx ': 'cr3',
};

/** What an mp4 or mov file may start with. */
const FIRST_BOXES = ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot', 'styp'];

/** Matroska, of which WebM is one document type. */
const EBML = '\x1aE\xdf\xa3';
const WEBM = /^.{4,64}B\x82.{1,8}webm/s;

const WEB_PAGE = /^<(!doctype|html|head|!--|\?xml)/i;
const TEXT = /^[\t\n\r\x20-\x7e]{16}/;

/** Which container of videos made of boxes the first bytes are of; null: none. */
export function containerOf(start: Buffer): Container | null {
	const first = start.toString('latin1', 4, 8);
	if (!FIRST_BOXES.includes(first) || kindOf(start) !== 'unknown') return null;
	const brand = start.toString('latin1', 8, 12);
	if (first !== 'ftyp' || brand === 'qt  ') return 'mov';
	if (brand.startsWith('3g')) return '3gp';
	return brand.toLowerCase() === 'f4v ' ? 'f4v' : 'mp4';
}

/** What the first bytes say, whatever name or type the file bears. */
export function kindOf(start: Buffer): OtherKind {
	const letters = start.toString('latin1');
	if (letters.startsWith(EBML)) return WEBM.test(letters) ? 'webm' : 'mkv';
	const found = SIGNATURES.find((one) =>
		[one.at].flat().every((at) => letters.startsWith(one.letters, at)),
	);
	if (found) return found.kind;
	const picture = letters.startsWith('ftyp', 4) ? PICTURE_BRANDS[letters.slice(8, 12)] : undefined;
	if (picture) return picture;
	// Text may begin with a byte order mark.
	const words = letters.replace(/^\xef\xbb\xbf/, '').trimStart();
	if (WEB_PAGE.test(words)) return 'web page';
	return TEXT.test(words) ? 'text' : 'unknown';
}
