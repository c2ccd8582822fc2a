import type { Answer } from '../fal/client';
import { isForeign, isPage } from '../fal/meanings';

/** What helps where something else than fal answers. */
export const CHECK_WAY = 'Check Proxy URL in the credential and the firewall of this n8n.';

/** Who answered, and with what, where it was not fal; null where it was, or where nobody answered. */
export function foreignAnswer(answer: Answer): string | null {
	if (!isForeign(answer)) return null;
	const { statusCode } = answer;
	const redirects = statusCode !== null && statusCode >= 300 && statusCode < 400;
	const what = redirects ? ' (a redirect)' : isPage(answer) ? ' (a web page)' : '';
	return `something between n8n and fal answered with code ${statusCode}${what}`;
}

/** The message, with who answered instead of fal where somebody did. */
export function withForeign(message: string, answer: Answer): string {
	const foreign = foreignAnswer(answer);
	return foreign === null ? message : `${message}: ${foreign}`;
}

/** The hint, with where to look where it was not fal that answered. */
export function withWay(hint: string, answer: Answer): string {
	return isForeign(answer) ? `${CHECK_WAY} ${hint}` : hint;
}
