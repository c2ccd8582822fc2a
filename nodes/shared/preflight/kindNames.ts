import type { OtherKind } from '../media/fileKind';

/** How a sentence calls a kind of file; none for one that is not known. */
export const KIND_NAMES: Partial<Record<OtherKind, string>> = {
	webm: 'WebM',
	gif: 'a GIF',
	avi: 'AVI',
	mpeg: 'MPEG',
	png: 'a PNG picture',
	jpeg: 'a JPEG picture',
	webp: 'a WebP picture',
	avif: 'an AVIF picture',
	heic: 'a HEIC picture',
	'web page': 'a web page',
	text: 'text',
};

/** From a page that shows a file to the file itself. */
export function wayOut(
	kind: OtherKind,
	{ label, url }: { label: string; url: string | null },
): string {
	if (kind !== 'web page' || url === null) return 'Use another file.';
	return `Use a link to the file itself, or set ${label} to Binary.`;
}
