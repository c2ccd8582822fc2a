// Checks the key as fal does. Wordings: "invalid key credentials" was measured, the others reported.
import { detail, platformError } from './answers';
import type { Answer, Headers } from './types';

/** null: the key is one of the account's. Otherwise fal's 401, in the Platform API's form for api.fal.ai. */
export function refuseKey(
	headers: Headers,
	apiKeys: readonly string[],
	host: string,
): Answer | null {
	const complaint = complain(headers.authorization, apiKeys);
	if (complaint === null) return null;
	return host === 'api.fal.ai'
		? platformError(401, 'authorization_error', complaint)
		: detail(401, complaint);
}

function complain(header: string | undefined, apiKeys: readonly string[]): string | null {
	if (header === undefined) return 'Authentication is required to access this application';
	if (apiKeys.some((apiKey) => header === `Key ${apiKey}`)) return null;
	if (/^Key [^\s:]+:[^\s:]+$/.test(header)) return 'invalid key credentials';
	return "Invalid Key Authorization header format. Expected '<key_id>:<key_secret>'";
}
