import type { Probed } from './probe';

const EXTENSIONS: Record<string, string | undefined> = {
	'video/mp4': 'mp4',
	'video/quicktime': 'mov',
	'video/webm': 'webm',
	'image/gif': 'gif',
	'image/png': 'png',
	'image/jpeg': 'jpg',
	'image/webp': 'webp',
};

const OF_KIND: Record<string, string | undefined> = {
	webm: 'video/webm',
	gif: 'image/gif',
	png: 'image/png',
	jpeg: 'image/jpeg',
	webp: 'image/webp',
};

/** What a file is by its content; where that does not tell, what it is said to be. */
export function mimeTypeOf(probed: Probed, said: string): string {
	if (probed.is === 'video') return probed.container === 'mov' ? 'video/quicktime' : 'video/mp4';
	const found = probed.is === 'other' ? OF_KIND[probed.kind] : undefined;
	return found ?? (said || 'application/octet-stream');
}

/** The file's ending without its dot; 'bin' for a type of no known one. */
export function extensionOf(mimeType: string): string {
	return EXTENSIONS[mimeType.split(';')[0].trim().toLowerCase()] ?? 'bin';
}
