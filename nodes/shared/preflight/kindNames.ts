import type { OtherKind } from '../media/fileKind';

/** How a sentence calls a kind of file; none for one that is not known. */
export const KIND_NAMES: Partial<Record<OtherKind, string>> = {
	webm: 'WebM',
	mkv: 'Matroska (MKV)',
	gif: 'a GIF',
	avi: 'AVI',
	mpeg: 'MPEG',
	'mpeg-ts': 'an MPEG transport stream (TS)',
	flv: 'Flash video (FLV)',
	wmv: 'Windows Media (WMV)',
	ogg: 'Ogg',
	sound: 'a sound file',
	'no picture': 'an mp4 file without a picture track',
	png: 'a PNG picture',
	jpeg: 'a JPEG picture',
	webp: 'a WebP picture',
	avif: 'an AVIF picture',
	heic: 'a HEIC picture',
	cr3: 'a raw picture of a camera (CR3)',
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
