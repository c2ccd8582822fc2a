import { cutText, SHOWN_CHARACTERS } from '../util/text';
import { parsedUrl } from '../util/url';

/** The credential's Proxy URL cannot be used, so nothing can be sent. */
export class ProxyUrlError extends Error {
	override readonly name = 'ProxyUrlError';

	/** @param message one sentence without its final period */
	constructor(
		message: string,
		readonly hint: string,
	) {
		super(message);
	}
}

/**
 * The credential's Proxy URL; '' for fal itself.
 * @throws ProxyUrlError before anything is sent
 */
export function readProxyUrl(given: unknown): string {
	const text = typeof given === 'string' ? given.trim() : String(given ?? '');
	if (text === '') return '';
	const url = parsedUrl(text);
	// n8n would send them as its own Authorization header.
	if (url !== null && (url.username !== '' || url.password !== '')) {
		throw new ProxyUrlError(
			'Proxy URL holds a user name or password, which would replace the API key',
			'Take out what stands before the @.',
		);
	}
	if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
		// What stands before an @ may be a password.
		const shown = text.includes('@') ? '' : ` "${cutText(text, SHOWN_CHARACTERS)}"`;
		throw new ProxyUrlError(
			`Proxy URL${shown} is not a link`,
			'It begins with http:// or https://. Leave it empty to reach fal itself.',
		);
	}
	return text;
}
