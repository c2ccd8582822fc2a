import type { Container, OtherKind } from './fileKind';
import type { Probed } from './probe';

const EXTENSIONS: Record<string, string | undefined> = {
	'video/mp4': 'mp4',
	'video/quicktime': 'mov',
	'video/3gpp': '3gp',
	'video/x-f4v': 'f4v',
	'video/webm': 'webm',
	'video/x-matroska': 'mkv',
	'video/x-msvideo': 'avi',
	'video/mpeg': 'mpg',
	'video/mp2t': 'ts',
	'video/x-flv': 'flv',
	'video/x-ms-wmv': 'wmv',
	'video/ogg': 'ogv',
	'image/gif': 'gif',
	'image/png': 'png',
	'image/jpeg': 'jpg',
	'image/webp': 'webp',
	'image/avif': 'avif',
	'image/heic': 'heic',
	'audio/mpeg': 'mp3',
	'audio/wav': 'wav',
	'audio/x-wav': 'wav',
	'audio/mp4': 'm4a',
	'audio/aac': 'aac',
	'audio/flac': 'flac',
	'audio/ogg': 'ogg',
	'model/gltf-binary': 'glb',
	'model/vnd.usdz+zip': 'usdz',
	'application/zip': 'zip',
};

const OF_CONTAINER: Record<Container, string> = {
	mp4: 'video/mp4',
	mov: 'video/quicktime',
	'3gp': 'video/3gpp',
	f4v: 'video/x-f4v',
};

const OF_KIND: Partial<Record<OtherKind, string>> = {
	webm: 'video/webm',
	mkv: 'video/x-matroska',
	avi: 'video/x-msvideo',
	mpeg: 'video/mpeg',
	'mpeg-ts': 'video/mp2t',
	flv: 'video/x-flv',
	wmv: 'video/x-ms-wmv',
	ogg: 'video/ogg',
	gif: 'image/gif',
	png: 'image/png',
	jpeg: 'image/jpeg',
	webp: 'image/webp',
	avif: 'image/avif',
	heic: 'image/heic',
};

/** What a file is by its content; where that does not tell, what it is said to be. */
export function mimeTypeOf(probed: Probed, said: string): string {
	if (probed.is === 'video') return OF_CONTAINER[probed.container];
	const found = probed.is === 'other' ? OF_KIND[probed.kind] : undefined;
	return found ?? plainType(said) ?? 'application/octet-stream';
}

/** The type without its parameters; null where it is none, so it goes into no header. */
function plainType(said: string): string | null {
	const type = said.split(';')[0].trim().toLowerCase();
	return /^[a-z]+\/[\w.+-]{1,100}$/.test(type) ? type : null;
}

/** The file's ending without its dot; 'bin' for a type of no known one. */
export function extensionOf(mimeType: string): string {
	return EXTENSIONS[mimeType.split(';')[0].trim().toLowerCase()] ?? 'bin';
}

/** The type the server says; where it says nothing useful, fal's, then that of the name. */
export function namesOf(
	{ headers, url }: { headers: Record<string, unknown>; url: string },
	download: { fileName: string; mimeType: string },
): { fileName: string; mimeType: string } {
	const path = plainName(readable(new URL(url).pathname.split('/').pop() ?? ''));
	const types = [String(headers['content-type'] ?? ''), download.mimeType]
		.map(plainType)
		.filter((type) => type !== null);
	const said = types.find((type) => /^(video|image|audio|model)\//.test(type));
	const ending = /\.(\w{2,5})$/.exec(path)?.[1]?.toLowerCase() ?? '';
	// Servers often call a file text or bytes that they do not know; a page is never one.
	const other = types.find((type) => /^(text\/(?!html)|application\/(?!octet-stream))/.test(type));
	const mimeType = said ?? typeOfEnding(ending) ?? other ?? 'application/octet-stream';
	const extension = EXTENSIONS[mimeType] ?? ending;
	const name = plainName(download.fileName) || path || 'video';
	const given = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
	const hasEnding = extension === '' || given === extension || typeOfEnding(given) === mimeType;
	return { fileName: hasEnding ? name : `${name}.${extension}`, mimeType };
}

/** With its ending and the marks of whoever writes it to a disk, a name may have 255 bytes. */
const MOST_NAME_BYTES = 200;

/**
 * The name of a file in any folder of any system: no folder before it, no control characters, nothing
 * that turns the direction of letters; '' where nothing is left.
 */
function plainName(given: string): string {
	const [name] = given.split(/[/\\]/).slice(-1);
	const plain = name
		.replace(/[\p{Control}\p{Surrogate}\u202a-\u202e\u2066-\u2069]/gu, '')
		.replace(/[<>:"|?*]/g, '_')
		.replace(/^[.\s]+|[.\s]+$/g, '');
	const ending = /\.\w{1,5}$/.exec(plain)?.[0] ?? '';
	const stem = plain.slice(0, plain.length - ending.length);
	return cutAt(stem, MOST_NAME_BYTES) + ending;
}

/** The start of a text that is no longer than so many bytes, in whole characters. */
function cutAt(text: string, mostBytes: number): string {
	let bytes = 0;
	let start = '';
	for (const character of text) {
		bytes += Buffer.byteLength(character);
		if (bytes > mostBytes) break;
		start += character;
	}
	return start;
}

/** The type of a file by its ending, without the dot and in small letters; undefined for no known one. */
export function typeOfEnding(ending: string): string | undefined {
	const wanted = ending === 'jpeg' ? 'jpg' : ending;
	return Object.keys(EXTENSIONS).find((type) => EXTENSIONS[type] === wanted);
}

/** A name of an address without its percent signs, where they mean something. */
function readable(name: string): string {
	try {
		return decodeURIComponent(name);
	} catch {
		// A percent sign that is just one.
		return name;
	}
}
