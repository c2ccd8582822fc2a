import type {
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
	INodeExecutionData,
} from 'n8n-workflow';

import { createFalClient, type FalClient } from '../fal/client';
import { readStatus } from '../fal/meanings';
import type { Request } from '../fal/types';
import { isRequestId, requestOf } from '../fal/urls';
import { checkCallback } from '../fal/webhookKeys';
import type { Callback } from '../fal/webhookSignature';
import { createLimit } from '../util/limit';
import { retry } from '../util/retry';
import { recordOf, textOf } from '../util/unknown';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../util/units';
import { stackEntryOf } from './stackEntry';

/** The address of a paused execution, which fal calls. n8n itself checks the signature in it. */
export const wakeWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		responseData: 'noData',
		path: '',
		restartWebhook: true,
		isFullPath: true,
	},
];

/** Shown by n8n's editor while an execution is paused. */
export const PAUSED_TOOLTIP =
	'Paused until fal is done. Fal Request (List) shows how far its requests are.';

/** What fal is told. Anything but 2xx lets it call again later. */
type Reply =
	{ is: 'wake'; items: INodeExecutionData[] } | { is: 'stay'; statusCode: number; message: string };

/** fal's status may lag behind its callback. */
const STATUS_ATTEMPTS = 4;
/** In this time a second callback does not wake the execution again; fal repeats one that failed. */
const WAKING_MS = MINUTE_MS;
/** A callback is under way for less, however slowly fal answers about its requests. */
const REMEMBERED_MS = HOUR_MS;

/** When the executions that this process is waking were claimed, by id. */
const waking = new Map<string, number>();

/**
 * Answers a callback of fal: the `webhook()` of every node that can pause. The callback only says
 * that it is time to look. The execution goes on when fal's status says of every request that it has
 * ended; then the node runs again and fetches the results as after any other wait.
 */
export async function wake(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const reply = await replyTo(context).catch((error: unknown) => {
		// n8n would go on with an empty item if this threw.
		context.logger.error(`A callback of fal could not be answered: ${String(error)}`);
		return stay(503, 'The callback could not be answered now');
	});
	if (reply.is === 'wake') return { workflowData: [reply.items] };
	const { statusCode, message } = reply;
	context.getResponseObject().status(statusCode).json({ message });
	return { noWebhookResponse: true };
}

async function replyTo(context: IWebhookFunctions): Promise<Reply> {
	const calledMs = Date.now();
	const entry = stackEntryOf(context);
	if (entry === null) return stay(503, 'This n8n does not show what it waits for');
	const client = await createFalClient(context);
	const checked = await checkCallback(await callbackOf(context), client);
	if (checked.is === 'unknown') return stay(503, "fal's keys cannot be read now");
	if (checked.is !== 'genuine') return stay(401, `The callback is ${checked.is}`);

	const open = entry.items.flatMap(openRequestOf);
	// After a retry of fal's own, the id that we know stands in the signed body only.
	const { request_id, gateway_request_id } = context.getBodyData();
	const names: unknown[] = [checked.requestId, request_id, gateway_request_id];
	const called = open.find(({ requestId }) => names.includes(requestId));
	if (called === undefined) return stay(404, 'The execution does not wait for this request');
	const ended = await haveEnded(client, called, open);
	if (ended === 'unknown') return stay(503, 'fal does not confirm it yet');
	if (ended === 'no') return stay(200, 'The execution waits for other requests');
	if (!claim(context.getExecutionId(), calledMs)) return stay(409, 'The execution is being woken');
	entry.runAgain();
	return { is: 'wake', items: entry.items };
}

function stay(statusCode: number, message: string): Reply {
	return { is: 'stay', statusCode, message };
}

async function callbackOf(context: IWebhookFunctions): Promise<Callback> {
	const request = context.getRequestObject();
	if (!(request.rawBody instanceof Uint8Array)) await request.readRawBody();
	return { headers: context.getHeaderData(), body: request.rawBody };
}

/** The request of an item that was open when the execution was paused; none otherwise. */
function openRequestOf({ json }: INodeExecutionData): Request[] {
	const { state, requestId, endpointId, statusUrl, responseUrl, cancelUrl } = recordOf(json.fal);
	const endpoint = textOf(endpointId);
	if (state !== 'running' || endpoint === null || !isRequestId(requestId)) return [];
	const returned = { status_url: statusUrl, response_url: responseUrl, cancel_url: cancelUrl };
	return [requestOf(endpoint, requestId, returned)];
}

/**
 * Whether every request has ended. The last one is asked first, because it mostly ends last: then
 * one read is enough for most callbacks.
 */
async function haveEnded(
	client: FalClient,
	called: Request,
	open: readonly Request[],
): Promise<'yes' | 'no' | 'unknown'> {
	const isCompleted = async (request: Request): Promise<boolean | null> => {
		const meaning = readStatus(await client.status(request, false));
		return meaning.is === 'known' ? meaning.status.status === 'COMPLETED' : null;
	};
	// fal signed that this one has ended, so anything else is an old status.
	const calledEnded = await retry(async () => await isCompleted(called), {
		attempts: STATUS_ATTEMPTS,
		again: (completed) => completed !== true,
		delayMs: () => SECOND_MS,
	});
	if (calledEnded !== true) return 'unknown';
	const others = open.filter((request) => request !== called).reverse();
	for (const some of [others.slice(0, 1), others.slice(1)]) {
		const limit = createLimit();
		const read = await Promise.all(
			some.map(async (request) => await limit(async () => await isCompleted(request))),
		);
		if (read.includes(false)) return 'no';
		if (read.includes(null)) return 'unknown';
	}
	return 'yes';
}

/**
 * Two callbacks that are handled at once must not wake the execution twice.
 * @param calledMs when the callback arrived
 */
function claim(executionId: string, calledMs: number): boolean {
	const nowMs = Date.now();
	for (const [id, sinceMs] of waking) {
		if (nowMs - sinceMs > REMEMBERED_MS || sinceMs > nowMs) waking.delete(id);
	}
	const sinceMs = waking.get(executionId);
	const isWaking = sinceMs !== undefined && nowMs - sinceMs <= WAKING_MS;
	if (isWaking || (sinceMs !== undefined && calledMs <= sinceMs)) return false;
	waking.set(executionId, nowMs);
	return true;
}
