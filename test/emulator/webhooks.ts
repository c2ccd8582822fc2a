/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// fal's callbacks: signed, sent when a request has ended, repeated until somebody takes them.
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Job } from './job';
import type { Answer, Headers, JsonObject } from './types';

/** One callback as it goes over the wire. */
export interface Callback {
	requestId: string;
	url: string;
	headers: Headers;
	body: string;
}

/** One callback that was sent, in order; `statusCode` is null where nobody answered. */
export interface Delivery {
	requestId: string;
	url: string;
	attempt: number;
	statusCode: number | null;
	/** When it was answered, in milliseconds of fal's clock. */
	atMs: number;
}

/** What befalls callbacks that are sent by themselves. */
export interface CallbackFault {
	/** So many of them; default Infinity. */
	times?: number;
	match?: (input: JsonObject) => boolean;
	/**
	 * 'lost' never arrives, 'doubled' arrives twice at once, 'late' after `delayMs`, 'forged' is
	 * preceded by one that somebody else signed, 'early' by one that comes while the request runs.
	 */
	is: 'lost' | 'doubled' | 'late' | 'forged' | 'early';
	delayMs?: number;
}

export interface Webhooks {
	readonly deliveries: readonly Delivery[];
	/** What rest.fal.ai/.well-known/jwks.json says. */
	keySet(): Answer;
	/** fal signs with a new key from now on; the old one is gone. */
	changeKey(): void;
	/** The callback of a request as fal would send it now. */
	callbackOf(job: Job, change?: { key?: KeyObject; atMs?: number }): Callback;
	/** A request has begun, or ended: callbacks go out by themselves, where they do. */
	began(job: Job): void;
	ended(job: Job): void;
	fault(fault: CallbackFault): void;
	reset(): void;
}

/** As fal: the first attempt has 15 s, the others longer; no more than 31 of them. */
const FIRST_TIMEOUT_MS = 15_000;
const TIMEOUT_MS = 120_000;
const ATTEMPTS = 31;
const LONGEST_PAUSE_MS = 30_000;
const userId = 'local-user';

/** @param sends false: nothing is sent by itself */
export function createWebhooks({
	sends,
	nowMs,
}: {
	sends: boolean;
	nowMs: () => number;
}): Webhooks {
	const deliveries: Delivery[] = [];
	let faults: Array<{ fault: CallbackFault; left: number }> = [];
	let pair = generateKeyPairSync('ed25519');
	// A second key that never signs: callers must try all of them.
	const spare = generateKeyPairSync('ed25519');
	let stopped = new AbortController();

	function callbackOf(job: Job, { key = pair.privateKey, atMs = nowMs() } = {}): Callback {
		const { requestId, webhookUrl } = job.purchase;
		const body = JSON.stringify(bodyOf(job));
		const timestamp = String(Math.floor(atMs / 1000));
		const digest = createHash('sha256').update(body).digest('hex');
		const message = [requestId, userId, timestamp, digest].join('\n');
		return {
			requestId,
			url: webhookUrl ?? '',
			body,
			headers: {
				'content-type': 'application/json',
				'x-fal-webhook-request-id': requestId,
				'x-fal-webhook-user-id': userId,
				'x-fal-webhook-timestamp': timestamp,
				'x-fal-webhook-signature': sign(null, Buffer.from(message), key).toString('hex'),
			},
		};
	}

	function faultOf(job: Job): CallbackFault | null {
		const found = faults.find(
			({ fault, left }) => left > 0 && (fault.match?.(job.purchase.input) ?? true),
		);
		if (found === undefined) return null;
		found.left -= 1;
		return found.fault;
	}

	async function post({ requestId, url, headers, body }: Callback, attempt: number) {
		const timeoutMs = attempt === 1 ? FIRST_TIMEOUT_MS : TIMEOUT_MS;
		const signal = AbortSignal.any([stopped.signal, AbortSignal.timeout(timeoutMs)]);
		const sent = fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
		const statusCode = await sent.then(
			(response) => response.status,
			() => null,
		);
		deliveries.push({ requestId, url, attempt, statusCode, atMs: nowMs() });
		return statusCode;
	}

	/** Signed anew each time, as its time must be that of the attempt. */
	async function deliver(job: Job): Promise<void> {
		const { signal } = stopped;
		for (let attempt = 1; attempt <= ATTEMPTS && !signal.aborted; attempt++) {
			const statusCode = await post(callbackOf(job), attempt);
			// A redirect ends it, too.
			if (statusCode !== null && statusCode < 400) return;
			const pauseMs = Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** (attempt - 1));
			await delay(pauseMs, undefined, { ref: false, signal }).catch(() => undefined);
		}
	}

	async function deliverFaulty(job: Job, fault: CallbackFault): Promise<void> {
		const { signal } = stopped;
		if (fault.is === 'lost') return;
		if (fault.is === 'forged') {
			const { privateKey: key } = generateKeyPairSync('ed25519');
			await post(callbackOf(job, { key }), 1);
		}
		if (fault.is === 'late') {
			const pause = delay(fault.delayMs ?? 0, undefined, { ref: false, signal });
			await pause.catch(() => undefined);
		}
		await Promise.all([deliver(job), fault.is === 'doubled' ? deliver(job) : undefined]);
	}

	const isCalled = (job: Job): boolean => sends && job.purchase.webhookUrl !== null;

	return {
		deliveries,
		callbackOf,
		keySet: () => ({
			statusCode: 200,
			body: { keys: [spare.publicKey, pair.publicKey].map(jwkOf) },
		}),
		changeKey() {
			pair = generateKeyPairSync('ed25519');
		},
		began(job) {
			const early = faults.find(
				({ fault, left }) =>
					fault.is === 'early' && left > 0 && (fault.match?.(job.purchase.input) ?? true),
			);
			if (isCalled(job) && early !== undefined) void post(callbackOf(job), 1);
		},
		ended(job) {
			if (!isCalled(job)) return;
			const fault = faultOf(job);
			void (fault === null ? deliver(job) : deliverFaulty(job, fault));
		},
		fault(fault) {
			faults.push({ fault, left: fault.times ?? Infinity });
		},
		reset() {
			stopped.abort();
			stopped = new AbortController();
			deliveries.length = 0;
			faults = [];
		},
	};
}

/** @see https://docs.fal.ai/model-apis/model-endpoints/webhooks#successful-result */
function bodyOf({ purchase: { requestId }, end }: Job): JsonObject {
	const names = { request_id: requestId, gateway_request_id: requestId };
	const { statusCode = 200, body: payload = null } = end?.answer ?? {};
	if (statusCode < 300) return { ...names, status: 'OK', payload };
	return { ...names, status: 'ERROR', error: `Invalid status code: ${statusCode}`, payload };
}

function jwkOf(key: KeyObject): object {
	return { ...key.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig' };
}
