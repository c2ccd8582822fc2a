import type { KeyObject } from 'crypto';

import { HOUR_MS, SECOND_MS } from '../util/units';
import type { FalClient } from './client';
import { isSuccess } from './meanings';
import { publicKeysOf, verifyCallback, type Callback, type Verdict } from './webhookSignature';

/** fal asks to keep its keys no longer. */
const LONGEST_MS = 24 * HOUR_MS;
/** Forged callbacks must not make fal be asked for its keys again and again. */
const SHORTEST_MS = 10 * SECOND_MS;

interface KeySet {
	keys: readonly KeyObject[];
	fetchedMs: number;
	/** How far fal's clock was ahead of this machine's when it gave the keys. */
	offsetMs: number;
}

/** fal's keys by the proxy that they came through; n8n calls a node's webhook in one process. */
const known = new Map<string, KeySet>();

/** As Verdict; 'unknown' where fal does not give its keys now, so that it should call again. */
export type Checked = Verdict | { is: 'unknown' };

/**
 * Whether fal sent this callback. fal's keys are read at most once a day, and once more where none
 * of them fits, because fal may have changed them since.
 */
export async function checkCallback(
	callback: Callback,
	client: Pick<FalClient, 'proxyUrl' | 'webhookKeys' | 'clock'>,
): Promise<Checked> {
	const cached = known.get(client.proxyUrl);
	const isFresh = cached !== undefined && ageMs(cached) < LONGEST_MS;
	const first = isFresh ? cached : await fetchKeys(client);
	if (first === null) return { is: 'unknown' };
	const verdict = verdictBy(first, callback);
	const mayBeOld = verdict.is === 'forged' || verdict.is === 'stale';
	if (!mayBeOld || !isFresh || ageMs(first) < SHORTEST_MS) return verdict;
	const second = await fetchKeys(client);
	return second === null ? { is: 'unknown' } : verdictBy(second, callback);
}

function verdictBy({ keys, offsetMs }: KeySet, callback: Callback): Verdict {
	return verifyCallback(callback, keys, Date.now() + offsetMs);
}

async function fetchKeys(
	client: Pick<FalClient, 'proxyUrl' | 'webhookKeys' | 'clock'>,
): Promise<KeySet | null> {
	const { statusCode, body } = await client.webhookKeys();
	const keys = isSuccess(statusCode) ? publicKeysOf(body) : [];
	if (keys.length === 0) return null;
	const keySet = { keys, fetchedMs: Date.now(), offsetMs: client.clock()?.aheadMs ?? 0 };
	known.set(client.proxyUrl, keySet);
	return keySet;
}

/** A clock that was set back makes what was read before old. */
function ageMs({ fetchedMs }: KeySet): number {
	const ms = Date.now() - fetchedMs;
	return ms < 0 ? Infinity : ms;
}
