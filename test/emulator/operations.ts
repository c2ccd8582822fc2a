// What fal does for each operation: key, lock, endpoint, then the operation itself.
import { detail, locked, methodNotAllowed, unknownRequest } from './answers';
import type { Endpoint } from './endpoint';
import { catalogueModels } from '../catalogue/documents';
import { refuseKey } from './auth';
import { documentAnswer, modelsAnswer } from './catalogue';
import type { History } from './history';
import { resultAnswer, statusAnswer, submitAnswer } from './job';
import { analyticsAnswer } from './analytics';
import { pricingAnswer } from './pricing';
import type { Queue } from './queue';
import { parseJson } from './storage';
import type { Storage } from './storage';
import { baseAppId } from './target';
import type { Target } from './target';
import type { Answer, Headers, JsonObject } from './types';
import type { Webhooks } from './webhooks';

export interface Account {
	apiKeys: readonly string[];
	lockReason: string | null;
	/** The endpoints that answer; the others give 404. */
	endpoints: Endpoint[];
	queue: Queue;
	storage: Storage;
	history: History;
	webhooks: Webhooks;
	/** Whether status streams are served. */
	streams: boolean;
}

export interface Call {
	target: Target;
	body: string;
	headers: Headers;
}

export interface Performed {
	answer: Answer;
	/** The request the call was about or made. */
	requestId: string | null;
}

const lockable = ['submit', 'status', 'stream', 'result'];

export async function perform(account: Account, call: Call): Promise<Performed> {
	const { target, headers } = call;
	const { requestId } = target;
	const refused = refuseKey(headers, account.apiKeys, target.url.host);
	const isPublic = ['models', 'document', 'keys'].includes(target.operation);
	const anonymous = isPublic && headers.authorization === undefined;
	if (!anonymous && refused !== null) return { answer: refused, requestId };
	if (account.lockReason !== null && lockable.includes(target.operation)) {
		return { answer: locked(account.lockReason), requestId };
	}
	switch (target.operation) {
		case 'submit':
			return submit(account, call);
		case 'upload':
			return { answer: account.storage.initiate(call.body), requestId };
		case 'pricing':
			return { answer: pricingAnswer(target.url, account.endpoints), requestId };
		case 'models':
			return { answer: modelsAnswer(target.url, catalogueModels), requestId };
		case 'document':
			return { answer: documentAnswer(target.url, catalogueModels), requestId };
		case 'analytics':
			return { answer: analyticsAnswer(target.url, account.queue.all()), requestId };
		case 'history':
			return { answer: account.history.answer(target.url), requestId };
		case 'keys':
			return { answer: account.webhooks.keySet(), requestId };
		case 'status':
		case 'stream':
		case 'result':
		case 'cancel':
			return { answer: await serveRequest(account, target), requestId };
		default:
			return { answer: unknownTarget(target), requestId };
	}
}

async function serveRequest({ queue, streams }: Account, target: Target): Promise<Answer> {
	if (!target.underBaseApp) return methodNotAllowed;
	const job = queue.find(target.requestId ?? '');
	if (job === null || baseAppId(job.purchase.endpointId) !== target.appPath) return unknownRequest;
	if (target.operation === 'cancel') return queue.cancel(job);
	if (target.operation === 'result') return resultAnswer(job);
	// What goes by the number of reads cannot be followed without them.
	const hasStream = streams && (job.outcome?.statusReads ?? 0) === 0;
	if (target.operation === 'stream' && !hasStream) return methodNotAllowed;
	// A stream looks by itself.
	if (target.operation === 'status') await queue.advance(job);
	const withLogs = target.url.searchParams.get('logs') === '1';
	return statusAnswer(job, queue.position(job), withLogs);
}

function submit(account: Account, { target, body, headers }: Call): Performed {
	const refuse = (answer: Answer): Performed => ({ answer, requestId: null });
	const endpoint = account.endpoints.find(({ endpointId }) => endpointId === target.appPath);
	if (endpoint === undefined) return refuse(unknownEndpoint(account, target.appPath));
	const input = parseJson(body);
	if (!isJsonObject(input)) return refuse(detail(400, 'Request body is not a JSON object'));
	const mostWaiting = target.url.searchParams.get('fal_max_queue_length');
	if (mostWaiting !== null && account.queue.waitingCount() > Number(mostWaiting)) {
		return refuse(detail(429, `More than ${mostWaiting} requests are already in the queue`));
	}
	const webhookUrl = target.url.searchParams.get('fal_webhook');
	const job = account.queue.submit({ endpoint, input, body, headers, webhookUrl });
	const answer = submitAnswer(job, account.queue.position(job));
	return { answer, requestId: job.purchase.requestId };
}

function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The app is known but not the path below it, or the app is not known at all. */
function unknownEndpoint({ endpoints }: Account, endpointId: string): Answer {
	const app = baseAppId(endpointId);
	const path = endpointId.slice(app.length);
	return endpoints.some((endpoint) => baseAppId(endpoint.endpointId) === app)
		? detail(404, `Path ${path} not found`)
		: detail(404, `Application "${app.split('/').pop() ?? ''}" not found`);
}

function unknownTarget({ url, requestId, underBaseApp }: Target): Answer {
	if (url.host === 'queue.fal.run' && (requestId === null || !underBaseApp)) {
		return methodNotAllowed;
	}
	return detail(404, 'Not Found');
}
