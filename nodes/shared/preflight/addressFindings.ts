import type { Media } from '../model/model';
import { violation, type Finding } from './finding';

/** Pages that show a file, where the link to the file itself is another. */
const SHARE_PAGES: ReadonlyArray<{ name: string; host: RegExp; path: RegExp; n8nNode: string }> = [
	{
		name: 'Google Drive',
		host: /^(drive|docs)\.google\.com$/,
		path: /^\/(file\/|open|folders\/|drive\/|document\/|presentation\/)/,
		n8nNode: 'Google Drive → Download',
	},
	{
		name: 'Dropbox',
		host: /^(www\.)?dropbox\.com$/,
		// dl=1 and raw=1 lead to the file itself.
		path: /^(?!.*[?&](dl|raw)=1)/,
		n8nNode: 'Dropbox → Download',
	},
	{
		name: 'OneDrive',
		host: /(^|\.)(1drv\.ms|onedrive\.live\.com|sharepoint\.com)$/,
		path: /^(?!.*[?&]download=1)/,
		n8nNode: 'Microsoft OneDrive → Download',
	},
	{
		name: 'YouTube',
		host: /(^|\.)(youtube\.com|youtu\.be)$/,
		path: /^/,
		n8nNode: 'the file itself',
	},
	{ name: 'Vimeo', host: /^(www\.)?vimeo\.com$/, path: /^/, n8nNode: 'the file itself' },
];

const FILES: Readonly<Record<Media, string>> = {
	video: 'a video file',
	image: 'a picture',
	audio: 'a sound file',
	file: 'a file',
};

/** fal's own limit. @see https://docs.fal.ai/errors */
const LONGEST_URL = 2048;

/**
 * What can be said of a link without opening it.
 * @param proxyUrl the credential's; on a private address fal is there, too
 */
export function addressFindings(
	label: string,
	what: Media,
	url: string,
	proxyUrl: string,
): Finding[] {
	const { hostname, pathname, search } = new URL(url);
	const kind = FILES[what];
	const page = SHARE_PAGES.find(
		({ host, path }) => host.test(hostname) && path.test(pathname + search),
	);
	if (page) {
		const way = page.n8nNode.includes('→')
			? `Download it in n8n (${page.n8nNode}) and set ${label} to Binary.`
			: `Use a link to ${page.n8nNode}, or set ${label} to Binary.`;
		return [violation(label, `${label} URL is a ${page.name} page, not ${kind}`, way)];
	}
	const findings: Finding[] = [];
	if (url.length > LONGEST_URL) {
		const message = `${label} URL has ${url.length} characters; fal takes at most ${LONGEST_URL}`;
		findings.push(violation(label, message, `Use a shorter link, or set ${label} to Binary.`));
	}
	if (isPrivate(hostname) && !isPrivateUrl(proxyUrl)) {
		const message = `${label} is at ${hostname}, where fal cannot fetch it`;
		findings.push(violation(label, message, `Use a public link, or set ${label} to Binary.`));
	}
	return findings;
}

function isPrivateUrl(url: string): boolean {
	return URL.canParse(url) && isPrivate(new URL(url).hostname);
}

const PRIVATE_NAMES = /(^|\.)(localhost|local|internal|lan|home\.arpa)$/;
const PRIVATE_V6 = /^\[(::1?|f[cd][\da-f]{2}:.*|fe[89ab][\da-f]:.*|::ffff:.*)\]$/;

/** An address that only this machine or its network can reach. */
export function isPrivate(hostname: string): boolean {
	const name = hostname.toLowerCase().replace(/\.$/, '');
	if (name.startsWith('[')) return PRIVATE_V6.test(name);
	const [first, second, ...rest] = name.split('.').map(Number);
	if (rest.length === 2 && [first, second, ...rest].every((part) => Number.isInteger(part))) {
		return isPrivateV4(first, second);
	}
	// A name without a dot is one of a company's or a container's network.
	return PRIVATE_NAMES.test(name) || !name.includes('.');
}

function isPrivateV4(first: number, second: number): boolean {
	if (first === 172) return second >= 16 && second <= 31;
	if (first === 100) return second >= 64 && second <= 127;
	if (first === 192) return second === 168;
	if (first === 169) return second === 254;
	return [0, 10, 127].includes(first);
}
