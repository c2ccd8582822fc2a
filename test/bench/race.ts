/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
// Sends a contender through one batch, and reads off fal's books how late it was.
import { fork } from 'node:child_process';
import { join } from 'node:path';

import { startLocalFal } from '../emulator/localFal';
import type { LocalFal } from '../emulator/types';
import type { Finish, Task } from './contend';
import type { ContenderName } from './contenders';

export interface Batch {
	clips: number;
	/** Each clip runs so long at fal. */
	seconds: number;
	/** So many run at once on the account. */
	concurrency: number;
}

export interface Entrant {
	contender: ContenderName;
	/** fal answers 405 to every status stream. */
	streamsRefused?: boolean;
	collects?: boolean;
}

export interface Lap {
	/** From the first order to the last result in hand. */
	elapsedMs: number;
	/** elapsedMs over what the account's concurrency allows. */
	ratio: number;
	/** By fal's clock, from the end of a request to the fetch of its result. */
	latestMs: number;
	requestsPerClip: number;
	peakBytes: number;
	/** What it took of this machine. */
	finish: Finish;
}

/** What the account's concurrency allows at best. */
export function idealMs({ clips, seconds, concurrency }: Batch): number {
	return Math.ceil(clips / concurrency) * seconds * 1000;
}

export async function race(batch: Batch, entrant: Entrant): Promise<Lap> {
	const { contender, streamsRefused, collects } = entrant;
	const fal = await startLocalFal({ concurrency: batch.concurrency });
	try {
		const { proxyUrl, apiKey } = fal;
		const task: Task = { contender, fal: { proxyUrl, apiKey }, clips: batch.clips, collects };
		const finish = await contend(task, () => {
			fal.reset();
			fal.outcome({ seconds: batch.seconds });
			if (streamsRefused) fal.fault({ on: 'stream', times: Infinity, answer: refusal });
		});
		const { elapsedMs, peakBytes } = finish;
		return {
			elapsedMs,
			peakBytes,
			finish,
			ratio: elapsedMs / idealMs(batch),
			latestMs: Math.max(...latenesses(fal)),
			requestsPerClip: fal.exchanges.length / batch.clips,
		};
	} finally {
		await fal.close();
	}
}

const refusal = { statusCode: 405, body: { detail: 'Method Not Allowed' } };

async function contend(task: Task, begin: () => void): Promise<Finish> {
	const child = fork(join(__dirname, 'contend.ts'), [JSON.stringify(task)], {
		execArgv: ['--expose-gc', '-r', 'tsx/cjs'],
	});
	return await new Promise((resolve, reject) => {
		child.on('message', (message: 'ready' | Finish) => {
			if (message !== 'ready') return resolve(message);
			begin();
			child.send('begin');
		});
		child.once('error', reject);
		child.once('exit', (code) => reject(new Error(`The contender ended with ${code}`)));
	});
}

function latenesses({ purchases, exchanges }: LocalFal): number[] {
	return purchases.map(({ requestId, endedAtMs }) => {
		const fetched = exchanges.find(
			(one) => one.operation === 'result' && one.statusCode === 200 && one.requestId === requestId,
		);
		return fetched === undefined || endedAtMs === null ? Infinity : fetched.atMs - endedAtMs;
	});
}
