import { cutText, SHOWN_CHARACTERS } from '../util/text';
import { isRecord } from '../util/unknown';
import { parsedUrl } from '../util/url';

/** A link as one address that the check and fal read alike, or why it is none. */
export type Address =
	| { is: 'address'; url: string }
	/** Completes "Video …", without its final period. */
	| { is: 'refused'; because: string; hint: string };

export const EXPECTED = 'It takes a public http(s) link to the file itself.';

const LEFTOVER = '(?:undefined|null|NaN)';
/** A part of the path, or its name before the ending, or the end of that name; or a whole value. */
const LEFTOVER_IN_LINK = new RegExp(
	`(?:/(?:[^/?#]*[-_])?|[?&][^=&#]*=)(${LEFTOVER})(?=[/?&#]|\\.\\w+(?:[?#]|$)|$)`,
);
const OBJECT = /(?:\[|%5B)object(?: |%20|\+)Object(?:\]|%5D)/i;

/**
 * The address of a file, percent-encoded outside the printable letters of ASCII, as fal's fetcher
 * wants it. What is encoded already stays letter by letter, because signatures are of the letters.
 */
export function addressOf(text: string): Address {
	const given = text.trim();
	if (OBJECT.test(given)) {
		return refused(
			'has "[object Object]" in it: an expression gave an object there',
			'Use the link in that object, e.g. {{ $json.video.url }}.',
		);
	}
	const links = given.split(/[\s,;|]+(?=https?:\/\/)/i);
	if (links.length > 1) {
		return refused(
			`holds ${links.length} links; it takes one`,
			'Make an item of each, e.g. with Split Out.',
		);
	}
	if (!/^https?:\/\//i.test(given)) return refused(`"${shortened(given)}" is not a link`);
	if (/\p{Control}/u.test(given)) {
		return refused('has a line break or another control character in it');
	}
	if (/\p{Surrogate}/u.test(given)) {
		return refused('has half a character in it (a lone surrogate)');
	}
	const parsed = parsedUrl(given);
	if (parsed === null) return refused(`"${shortened(given)}" is not a link`);
	const [, leftover] = LEFTOVER_IN_LINK.exec(given.replace(/^https?:\/\/[^/?#]*/i, '')) ?? [];
	if (leftover !== undefined) {
		return refused(
			`has "${leftover}" in it: an expression gave nothing there`,
			'Check the expressions.',
		);
	}
	return { is: 'address', url: encoded(given, parsed) };
}

/** Keys of fal's own File object, those of a picture and a video included. */
const FILE_KEYS = [
	['url', 'content_type', 'file_name', 'file_size', 'file_data'],
	['width', 'height', 'fps', 'duration', 'num_frames'],
].flat();

/** The link of `{ url }` or of a whole File object as fal answers it; null for any other value. */
export function linkOfFile(value: unknown): string | null {
	if (!isRecord(value) || typeof value.url !== 'string') return null;
	return Object.keys(value).every((key) => FILE_KEYS.includes(key)) ? value.url : null;
}

function encoded(url: string, parsed: URL): string {
	const [, scheme, authority, rest] = /^(https?:\/\/)([^/?#\\]*)(.*)$/i.exec(url) ?? [];
	return (
		scheme + asciiAuthority(authority, parsed) + rest.replace(/[^\x21-\x7e]+/g, encodeURIComponent)
	);
}

/** A host's name is not percent-encoded but written in letters of ASCII. */
function asciiAuthority(authority: string, { username, password, host }: URL): string {
	if (/^[\x21-\x7e]*$/.test(authority)) return authority;
	const user = password === '' ? username : `${username}:${password}`;
	return user === '' ? host : `${user}@${host}`;
}

function refused(because: string, hint = EXPECTED): Address {
	return { is: 'refused', because, hint };
}

function shortened(text: string): string {
	return cutText(text, SHOWN_CHARACTERS);
}
