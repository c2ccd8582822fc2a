import type { Media } from '../model/model';
import { isPrivateHost, isPrivateUrl } from '../util/hosts';
import { doubt, violation, type Finding } from './finding';

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

/** Hosts that delete a file with its first download, which a look at it would be. */
const OPEN_ONCE = /(^|\.)(file\.io|bashupload\.com)$/;

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
	if (OPEN_ONCE.test(hostname)) {
		const message = `${label} is at ${hostname}, whose links open only once, so it was not checked`;
		findings.push(doubt(label, message, `fal may open it twice: better set ${label} to Binary.`));
	}
	if (isPrivateHost(hostname) && !isPrivateUrl(proxyUrl)) {
		const message = `${label} is at ${hostname}, where fal cannot fetch it`;
		findings.push(violation(label, message, `Use a public link, or set ${label} to Binary.`));
	}
	return findings;
}
