// When fal's keys are read: at most once a day, and once more where none of them fits.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';

import type { FalClient } from '../../../nodes/shared/fal/client';
import { checkCallback } from '../../../nodes/shared/fal/webhookKeys';
import type { Callback } from '../../../nodes/shared/fal/webhookSignature';
import { useFakeClock } from '../../support/clock';
import { createWebhooks } from '../../emulator/webhooks';
import type { Job } from '../../emulator/job';

const HOUR = 3_600_000;
let proxies = 0;

/** A fal with its own keys and clock, and how often its keys were read. */
function scene({ aheadMs = 0 } = {}) {
	useFakeClock();
	const webhooks = createWebhooks({ sends: false, nowMs: () => Date.now() + aheadMs });
	const job = { purchase: { requestId: 'one', webhookUrl: 'https://n8n' }, end: null } as Job;
	proxies += 1;
	let reads = 0;
	let up = true;
	const client: Pick<FalClient, 'proxyUrl' | 'webhookKeys' | 'clock'> = {
		proxyUrl: `http://proxy${proxies}`,
		clock: () => ({ aheadMs, uncertaintyMs: 500 }),
		async webhookKeys() {
			reads += 1;
			const answer = up ? webhooks.keySet() : { statusCode: 503, body: {} };
			return { ...answer, headers: {}, sent: true };
		},
	};
	const callback = (change?: { key?: KeyObject; atMs?: number }): Callback => {
		const { headers, body } = webhooks.callbackOf(job, change);
		return { headers, body: Buffer.from(body) };
	};
	return {
		webhooks,
		callback,
		check: async (one: Callback) => (await checkCallback(one, client)).is,
		reads: () => reads,
		goDown: () => (up = false),
		wait: (ms: number) => jest.setSystemTime(Date.now() + ms),
	};
}

test('the keys are read once a day', async () => {
	const { check, callback, reads, wait } = scene();
	for (const ms of [0, HOUR, 22 * HOUR]) {
		wait(ms);
		expect(await check(callback())).toBe('genuine');
	}
	expect(reads()).toBe(1);
	wait(2 * HOUR);
	expect([await check(callback()), reads()]).toEqual(['genuine', 2]);
});

test('a key that fal took since is read once', async () => {
	const { check, callback, reads, wait, webhooks } = scene();
	await check(callback());
	webhooks.changeKey();
	wait(HOUR);
	expect([await check(callback()), reads()]).toEqual(['genuine', 2]);
});

test('forged callbacks do not make fal be asked again and again', async () => {
	const { check, callback, reads, wait } = scene();
	const { privateKey: key } = generateKeyPairSync('ed25519');
	await check(callback());
	wait(HOUR);
	for (let count = 0; count < 20; count++) expect(await check(callback({ key }))).toBe('forged');
	expect(reads()).toBe(2);
});

test("a clock of n8n that is an hour wrong is corrected by fal's", async () => {
	const { check, callback } = scene({ aheadMs: HOUR });
	expect(await check(callback())).toBe('genuine');
	expect(await check(callback({ atMs: Date.now() }))).toBe('stale');
});

test('without keys nothing is decided', async () => {
	const { check, callback, goDown, wait, webhooks } = scene();
	await check(callback());
	goDown();
	wait(HOUR);
	expect(await check(callback())).toBe('genuine');
	webhooks.changeKey();
	expect(await check(callback())).toBe('unknown');
	wait(25 * HOUR);
	expect(await check(callback())).toBe('unknown');
});
