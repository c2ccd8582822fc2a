/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Who waits for a batch of clips at fal, each as it is used: this node, fal's client, and what people
// build in n8n without either.
import { createFalClient } from '@fal-ai/client';
import { setTimeout as delay } from 'node:timers/promises';

import { call, order } from '../emulator/caller';
import type { LocalFal } from '../emulator/types';
import { falKeys, upscale } from '../engine/setup';

/** Where a contender finds the local fal. */
export type Address = Pick<LocalFal, 'proxyUrl' | 'apiKey'>;

/** Waits until it has the results of so many clips. */
export type Contender = (fal: Address, clips: number) => Promise<void>;

const endpointId = 'fal-ai/video-upscaler';
const requests = `https://queue.fal.run/${endpointId}/requests`;
/** n8n's Wait node waits so long where nobody changes it; fal's own node polls so often. */
const OWN_POLL_MS = 5000;

const numbers = (count: number): number[] => Array.from({ length: count }, (_clip, index) => index);
const inputOf = (clip: number) => ({ video_url: `https://example.com/${clip}.mp4` });

export const contenders = {
	ours: async (fal, clips) => await upscaleAll(fal, clips, 'wait', 'done'),
	/** Its other wait mode. */
	oursSubmitting: async (fal, clips) => await upscaleAll(fal, clips, 'submit', 'queued'),
	polling: async (fal, clips) => await subscribeAll(fal, clips, 'polling'),
	streaming: async (fal, clips) => await subscribeAll(fal, clips, 'streaming'),
	/** One after the other with a look every 5 s, as fal's own n8n node does. */
	async oneByOne(fal, clips) {
		for (const clip of numbers(clips)) {
			const requestId = await order(fal as LocalFal, endpointId, inputOf(clip));
			while (!(await isDone(fal, requestId))) await delay(OWN_POLL_MS);
			await result(fal, requestId);
		}
	},
	/** HTTP Request, Wait, HTTP Request, If: what is done leaves the loop, the others wait again. */
	async loop(fal, clips) {
		let waiting = await Promise.all(
			numbers(clips).map(async (clip) => await order(fal as LocalFal, endpointId, inputOf(clip))),
		);
		while (waiting.length > 0) {
			await delay(OWN_POLL_MS);
			const looked = await Promise.all(
				waiting.map(async (requestId) => ({ requestId, done: await isDone(fal, requestId) })),
			);
			const done = looked.filter((one) => one.done);
			await Promise.all(done.map(async ({ requestId }) => await result(fal, requestId)));
			waiting = looked.filter((one) => !one.done).map(({ requestId }) => requestId);
		}
	},
} satisfies Record<string, Contender>;

export type ContenderName = keyof typeof contenders;

async function upscaleAll(
	fal: Address,
	clips: number,
	waitMode: string,
	wanted: string,
): Promise<void> {
	const run = await upscale(fal as LocalFal, numbers(clips).map(String), {
		parameters: { waitMode },
	});
	if (run.error) throw run.error;
	const others = falKeys(run).filter(({ state }) => state !== wanted);
	if (others.length > 0) throw new Error(`${others.length} clips were not ${wanted}`);
}

async function subscribeAll(
	{ proxyUrl, apiKey }: Address,
	clips: number,
	mode: 'polling' | 'streaming',
): Promise<void> {
	const proxy = { url: proxyUrl, when: 'always' as const };
	const client = createFalClient({ credentials: apiKey, proxyUrl: proxy });
	await Promise.all(
		numbers(clips).map(
			async (clip) => await client.subscribe(endpointId, { input: inputOf(clip), mode }),
		),
	);
}

async function isDone(fal: Address, requestId: string): Promise<boolean> {
	const { body } = await call(fal as LocalFal, 'GET', `${requests}/${requestId}/status`);
	return (body as { status?: string }).status === 'COMPLETED';
}

async function result(fal: Address, requestId: string): Promise<void> {
	const { statusCode } = await call(fal as LocalFal, 'GET', `${requests}/${requestId}`);
	if (statusCode !== 200) throw new Error(`fal answered ${statusCode} to a result`);
}
