// One request in the queue: what it is, and how it shows itself.
import { randomUUID } from 'node:crypto';
import { json, stillInProgress } from './answers';
import type { FieldError } from './answers';
import type { Endpoint, Order } from './endpoint';
import { baseAppId } from './target';
import type { Answer, Headers, JsonObject, Outcome, Purchase, StatusError } from './types';

export interface Submission {
	endpoint: Endpoint;
	input: JsonObject;
	/** The request body as it arrived. */
	body: string;
	headers: Headers;
	/** Default null: nothing is called when it has ended. */
	webhookUrl?: string | null;
}

export interface End {
	answer: Answer;
	statusError: StatusError | null;
	inferenceSeconds: number;
}

export interface Job {
	purchase: Purchase;
	endpoint: Endpoint;
	/** The accepted input, or what is wrong with it (shown only by the result, as at fal). */
	order: Order | null;
	errors: FieldError[] | null;
	outcome: Outcome | null;
	readsLeft: number;
	abort: AbortController;
	/** The work under way, so that two readers do not start it twice. */
	working: Promise<void> | null;
	end: End | null;
}

export function createJob(
	{ endpoint, ...submission }: Submission,
	outcome: Outcome | null,
	sentAtMs: number,
): Job {
	const { input: order, errors, ignoredFields } = endpoint.read(submission.input);
	return {
		purchase: {
			requestId: randomUUID(),
			endpointId: endpoint.endpointId,
			webhookUrl: null,
			...submission,
			state: 'queued',
			cancelRequested: false,
			sentAtMs,
			startedAtMs: null,
			endedAtMs: null,
			ignoredFields,
		},
		endpoint,
		order,
		errors,
		outcome,
		readsLeft: outcome?.statusReads ?? 0,
		abort: new AbortController(),
		working: null,
		end: null,
	};
}

/** fal's answer to a submit. */
export function submitAnswer({ purchase }: Job, queuePosition: number): Answer {
	const body = {
		status: 'IN_QUEUE',
		request_id: purchase.requestId,
		...requestUrls(purchase),
		queue_position: queuePosition,
	};
	return json(200, body, { 'x-fal-request-id': purchase.requestId });
}

/** 202 while it waits or runs, 200 once it has ended, however it ended. */
export function statusAnswer(job: Job, queuePosition: number, withLogs: boolean): Answer {
	const { purchase, end } = job;
	const common = {
		request_id: purchase.requestId,
		...requestUrls(purchase),
		logs: withLogs ? logLines(job) : null,
	};
	if (purchase.state === 'queued') {
		const body = { status: 'IN_QUEUE', ...common, queue_position: queuePosition, metrics: {} };
		return json(202, body);
	}
	if (end === null) return json(202, { status: 'IN_PROGRESS', ...common, metrics: {} });
	const metrics = { inference_time: end.inferenceSeconds };
	return json(200, { status: 'COMPLETED', ...common, metrics, ...end.statusError });
}

/** The model's own answer, or fal's 400 while there is none. */
export function resultAnswer({ purchase, end }: Job): Answer {
	if (end === null) return stillInProgress;
	const headers = { 'x-fal-request-id': purchase.requestId, ...end.answer.headers };
	return { ...end.answer, headers };
}

function requestUrls({ endpointId, requestId }: Purchase): JsonObject {
	const url = `https://queue.fal.run/${baseAppId(endpointId)}/requests/${requestId}`;
	return { response_url: url, status_url: `${url}/status`, cancel_url: `${url}/cancel` };
}

function logLines({ purchase, outcome }: Job): object[] {
	if (purchase.state === 'queued') return [];
	const timestamp = new Date(purchase.sentAtMs).toISOString();
	const messages = outcome?.logs ?? [`Running ${purchase.endpointId}`];
	return messages.map((message) => ({
		message,
		timestamp,
		level: 'INFO',
		source: 'USER',
	}));
}
