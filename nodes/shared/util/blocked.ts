import { isRecord } from './unknown';

/** n8n's SSRF protection says so in the name of its error, which axios and n8n wrap. */
const BLOCKED = /^SsrfBlocked/;
/** As deep as errors are wrapped. */
const CAUSES = 5;

/** Whether n8n's own protection, which its administrator turned on, refused to open an address. */
export function isBlockedByN8n(error: unknown): boolean {
	let one = error;
	for (let depth = 0; isRecord(one) && depth < CAUSES; depth++) {
		if (BLOCKED.test(String(one.name))) return true;
		one = one.cause;
	}
	return false;
}
