/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
// n8n goes down while clips run: fal goes on, and a new execution takes what fal made.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { call } from '../../emulator/caller';
import { skipWaiting, useFakeClock } from '../../support/clock';
import { countOf, falKeys, onArrival, upscale, useLocalFal } from '../setup';
import { NODE } from '../videoRun';

const fal = useLocalFal({ concurrency: 40 });
const clips = Array.from({ length: 40 }, (_clip, index) => `clip${index + 1}`);
const tsx = pathToFileURL(createRequire(__filename).resolve('tsx')).href;

/** Another process orders all clips, begins to look at them, and is killed. */
async function killedWhileTheyRun(): Promise<void> {
	fal().outcome({ statusReads: 1 });
	const script = join(__dirname, 'restartChild.ts');
	const given = [script, fal().proxyUrl, fal().apiKey, ...clips];
	const looksAtThem = new Promise<void>((resolve) => onArrival(fal(), 'status', resolve));
	const child = execFile(process.execPath, ['--import', tsx, ...given]);
	const ended = once(child, 'close');
	await looksAtThem;
	child.kill('SIGKILL');
	await ended;
}

/** fal does not wait for anyone. */
async function falGoesOn(): Promise<void> {
	for (const { endpointId, requestId } of fal().purchases) {
		const url = `https://queue.fal.run/${endpointId}/requests/${requestId}/status`;
		await call(fal(), 'GET', url);
		await call(fal(), 'GET', url);
	}
}

test('n8n restarts while 40 clips run: nothing is cancelled, and none is bought again', async () => {
	await killedWhileTheyRun();
	expect(fal().purchases).toHaveLength(40);
	await falGoesOn();
	const parameters = { costAndChecks: { reuseWithinHours: 1 } };
	useFakeClock();
	const run = await skipWaiting(upscale(fal(), clips, { parameters }));
	expect(falKeys(run).map(({ state }) => state)).toEqual(clips.map(() => 'done'));
	expect(run.items(NODE).every(({ json }) => (json.fal as { reused: boolean }).reused)).toBe(true);
	expect([fal().purchases.length, countOf(fal(), 'cancel')]).toEqual([40, 0]);
});
