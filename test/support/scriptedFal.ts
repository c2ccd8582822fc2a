// A fal whose answers are written down beforehand, for tests of what is asked and when.
import type { IDataObject } from 'n8n-workflow';

import type { Answer, FalClient } from '../../nodes/shared/fal/client';
import type { Request } from '../../nodes/shared/fal/types';

type FalCall = Exclude<keyof FalClient, 'proxyUrl' | 'clock' | 'statusStream'>;

export interface ScriptedFal {
	client: FalClient;
	/** What was asked, with the milliseconds on the clock. */
	asked: Array<{ operation: FalCall; atMs: number }>;
}

type Script = Partial<Record<FalCall, readonly Answer[]>>;

export const request: Request = {
	endpointId: 'fal-ai/video-upscaler',
	requestId: 'r-1',
	statusUrl: 'https://queue.fal.run/fal-ai/video-upscaler/requests/r-1/status',
	responseUrl: 'https://queue.fal.run/fal-ai/video-upscaler/requests/r-1',
	cancelUrl: 'https://queue.fal.run/fal-ai/video-upscaler/requests/r-1/cancel',
};

export function answer(
	statusCode: number | null,
	body: unknown = null,
	headers: IDataObject = {},
	sent = true,
): Answer {
	return { statusCode, body, headers, sent };
}

export const notSent = answer(null, null, {}, false);
export const accepted = answer(200, { request_id: 'r-1' });
export const inQueue = (queuePosition = 0) =>
	answer(202, { status: 'IN_QUEUE', queue_position: queuePosition });
export const inProgress = answer(202, { status: 'IN_PROGRESS' });
export const completed = answer(200, { status: 'COMPLETED', metrics: { inference_time: 2 } });
export const video = answer(200, { video: { url: 'https://v3.fal.media/a.mp4' } });

/** Gives each operation its answers in turn; the last one stays. Throws for one without a script. */
export function scriptedFal(script: Script): ScriptedFal {
	const asked: ScriptedFal['asked'] = [];
	async function next(operation: FalCall): Promise<Answer> {
		const answers = script[operation] ?? [];
		const count = asked.filter((one) => one.operation === operation).length;
		asked.push({ operation, atMs: Date.now() });
		const given = answers[Math.min(count, answers.length - 1)];
		if (given === undefined) throw new Error(`This fal has no answer to ${operation}`);
		return given;
	}
	const client: FalClient = {
		proxyUrl: '',
		clock: () => null,
		submit: async () => await next('submit'),
		status: async () => await next('status'),
		statusStream: async () => null,
		result: async () => await next('result'),
		cancel: async () => await next('cancel'),
		history: async () => await next('history'),
		pricing: async () => await next('pricing'),
		models: async () => await next('models'),
		model: async () => await next('model'),
		analytics: async () => await next('analytics'),
		initiateUpload: async () => await next('initiateUpload'),
		webhookKeys: async () => await next('webhookKeys'),
	};
	return { client, asked };
}
