import { createHash, createPublicKey, verify, type KeyObject } from 'crypto';

import { isRecord, textOf } from '../util/unknown';
import { SECOND_MS } from '../util/units';

/** fal's clock and ours may differ by so much when a callback arrives. */
const TOLERANCE_MS = 300 * SECOND_MS;
const SIGNATURE_BYTES = 64;

/** One callback of fal as it arrived. */
export interface Callback {
	/** By name, in any spelling. */
	headers: Readonly<Record<string, unknown>>;
	/** Byte for byte, because the signature is of the bytes. */
	body: Uint8Array;
}

export type Verdict =
	/** fal sent it now, about this request. */
	| { is: 'genuine'; requestId: string }
	/** A header is missing or has no form that fal could have given it. */
	| { is: 'unsigned' }
	/** It was signed more than five minutes before or after now. */
	| { is: 'stale' }
	/** No key of fal made this signature for this body. */
	| { is: 'forged' };

/**
 * The ED25519 keys of a JSON Web Key Set; entries of other kinds are left out.
 * @param keySet the answer's body
 */
export function publicKeysOf(keySet: unknown): KeyObject[] {
	const keys: unknown = isRecord(keySet) ? keySet.keys : null;
	const entries: unknown[] = Array.isArray(keys) ? keys : [];
	return entries.flatMap((entry) => {
		const x = isRecord(entry) ? textOf(entry.x) : null;
		if (x === null || Buffer.from(x, 'base64url').length !== 32) return [];
		return [createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })];
	});
}

/**
 * Whether fal sent this callback: its signature is of the request, the user, the time and the body.
 * @param nowMs fal's time, in milliseconds since 1970
 * @see https://docs.fal.ai/model-apis/model-endpoints/webhooks#verifying-your-webhook
 */
export function verifyCallback(
	{ headers, body }: Callback,
	keys: readonly KeyObject[],
	nowMs: number,
): Verdict {
	const read = headerReader(headers);
	const requestId = read('x-fal-webhook-request-id');
	const userId = read('x-fal-webhook-user-id');
	const timestamp = read('x-fal-webhook-timestamp');
	const signature = read('x-fal-webhook-signature');
	if (requestId === '' || userId === '' || !/^\d{1,12}$/.test(timestamp)) return { is: 'unsigned' };
	if (!/^[\da-f]*$/i.test(signature)) return { is: 'unsigned' };
	if (Math.abs(nowMs - Number(timestamp) * SECOND_MS) > TOLERANCE_MS) return { is: 'stale' };

	const digest = createHash('sha256').update(body).digest('hex');
	const message = Buffer.from([requestId, userId, timestamp, digest].join('\n'), 'utf8');
	// One of a wrong length takes the same work, so that an answer's time tells nothing.
	const given = Buffer.from(signature, 'hex');
	const fits = given.length === SIGNATURE_BYTES;
	const checked = fits ? given : Buffer.alloc(SIGNATURE_BYTES);
	const matches = keys.filter((key) => verify(null, message, key, checked));
	return fits && matches.length > 0 ? { is: 'genuine', requestId } : { is: 'forged' };
}

/** A header's text, '' where there is none or where it came several times. */
function headerReader(headers: Callback['headers']): (name: string) => string {
	const lowered = new Map(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
	);
	return (name) => textOf(lowered.get(name))?.trim() ?? '';
}
