/* eslint-disable @n8n/community-nodes/no-restricted-globals */
// What befalls a paused execution: fal's callbacks as the story has them, or its deadline.
import type { IRunExecutionData } from 'n8n-workflow';
import { generateKeyPairSync } from 'node:crypto';

import type { LocalFal, Purchase } from '../emulator/types';
import type { Callback } from '../emulator/webhooks';
import { answer, atDeadline, resume, type Stored } from '../engine/pausedRun';
import type { WorkflowRun } from '../engine/workflowRun';
import type { Story } from './story';

const SECOND_MS = 1000;
/** As fal repeats a callback that nobody took. */
const ATTEMPTS = 31;
const LONGEST_PAUSE_MS = 30 * SECOND_MS;
const LATE_MS = 100 * SECOND_MS;

export interface Woken {
	run: WorkflowRun;
	/** n8n woke it at its deadline, without the node. */
	handedOn: boolean;
	/** What a callback must not do. */
	problems: string[];
}

interface Sending {
	requestId: string;
	dueMs: number;
	attempt: number;
}

/** Lets time pass until a callback or the deadline wakes the execution, and runs it on. */
export async function goOn(
	fal: LocalFal,
	stored: Stored,
	{ callbacks, troubles }: Story,
): Promise<Woken> {
	const { waitTill } = JSON.parse(stored.json) as { waitTill: string };
	const falLies = troubles.some(({ fault }) => fault === 'stale: completed');
	const problems: string[] = [];
	const begun = new Set<string>();
	const over = new Set<string>();
	const sendings: Sending[] = [];
	/** The execution as it goes on, where this callback wakes it. */
	const call = async (callback: Callback): Promise<[number, IRunExecutionData | null]> => {
		const { statusCode, data } = await answer(stored, callback);
		return [statusCode, data];
	};
	for (;;) {
		await new Promise((resolve) => setTimeout(resolve, SECOND_MS));
		if (Date.parse(waitTill) <= Date.now()) {
			return { run: await atDeadline(stored), handedOn: true, problems };
		}
		for (const { requestId, endedAtMs } of waitedFor(fal, stored)) {
			if (!begun.has(requestId)) {
				begun.add(requestId);
				const isEarly = callbacks === 'early' && endedAtMs === null;
				const [, data] = isEarly ? await call(fal.callback(requestId)) : [null, null];
				if (data !== null) {
					// A status that says COMPLETED too early is believed.
					if (!falLies) problems.push(`${requestId} woke it while it ran`);
					return { run: await resume(stored, data), handedOn: false, problems };
				}
			}
			if (endedAtMs === null || over.has(requestId)) continue;
			over.add(requestId);
			if (callbacks === 'lost' && over.size === 1) continue;
			const dueMs = Date.now() + (callbacks === 'late' ? LATE_MS : 0);
			sendings.push({ requestId, dueMs, attempt: 1 });
		}
		for (const sending of sendings.filter(({ dueMs }) => dueMs <= Date.now())) {
			const { requestId, attempt } = sending;
			if (callbacks === 'forged' && attempt === 1) {
				const { privateKey: key } = generateKeyPairSync('ed25519');
				if ((await call(fal.callback(requestId, { key })))[1] !== null) {
					problems.push(`a forged callback of ${requestId} woke it`);
				}
			}
			const times = callbacks === 'doubled' ? 2 : 1;
			const calling = Array.from(
				{ length: times },
				async () => await call(fal.callback(requestId)),
			);
			const answers = await Promise.all(calling);
			const [data, ...more] = answers.flatMap(([, woken]) => (woken === null ? [] : [woken]));
			if (more.length > 0) problems.push(`two callbacks of ${requestId} woke it`);
			if (data !== undefined) {
				return { run: await resume(stored, data), handedOn: false, problems };
			}
			const isTaken = answers.some(([statusCode]) => statusCode < 400);
			sending.attempt += 1;
			const pauseMs = Math.min(LONGEST_PAUSE_MS, SECOND_MS * 2 ** (attempt - 1));
			sending.dueMs = isTaken || attempt >= ATTEMPTS ? Infinity : Date.now() + pauseMs;
		}
	}
}

/** What was ordered with the address of this execution. */
function waitedFor({ purchases }: LocalFal, { run }: Stored): Purchase[] {
	const place = `/${run.executionId}?`;
	return purchases.filter(({ webhookUrl }) => webhookUrl?.includes(place));
}
