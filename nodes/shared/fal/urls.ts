import type { Request } from './types';

const QUEUE = 'https://queue.fal.run';
const REST = 'https://rest.fal.ai';
const PLATFORM = 'https://api.fal.ai/v1';

/** Owners whose ids have one segment more before the app. */
const NAMESPACES = ['workflows', 'comfy'];

/**
 * Where a request for the endpoint is submitted.
 * @param webhookUrl what fal calls when the request has ended; null: nothing
 * @see https://docs.fal.ai/model-apis/model-endpoints/webhooks
 */
export function submitUrl(endpointId: string, webhookUrl: string | null = null): string {
	const url = `${QUEUE}/${endpointId}`;
	return webhookUrl === null ? url : `${url}?fal_webhook=${encodeURIComponent(webhookUrl)}`;
}

/** The keys that fal's callbacks are signed with. */
export const WEBHOOK_KEYS_URL = `${REST}/.well-known/jwks.json`;

/** Letters, digits, dashes and underscores; fal's own ids are UUIDs. */
const REQUEST_ID = /^[\w-]{1,128}$/;

/** Whether fal could have given this id to a request. */
export function isRequestId(id: unknown): id is string {
	return typeof id === 'string' && REQUEST_ID.test(id);
}

/**
 * The request with the addresses that fal returned, as far as they have the form that fal documents;
 * any other is rebuilt from endpoint and id, because the key goes wherever these addresses point.
 * @see https://fal.ai/docs/model-endpoints/queue
 */
export function requestOf(
	endpointId: string,
	requestId: string,
	returned: { status_url?: unknown; response_url?: unknown; cancel_url?: unknown },
): Request {
	const app = `${QUEUE}/${appOf(endpointId)}`;
	const address = (given: unknown, action: '' | '/status' | '/cancel') => {
		const ending = `/requests/${encodeURIComponent(requestId)}${action}`;
		return documented(given, app, ending) ?? `${app}${ending}`;
	};
	return {
		endpointId,
		requestId,
		statusUrl: address(returned.status_url, '/status'),
		responseUrl: address(returned.response_url, ''),
		cancelUrl: address(returned.cancel_url, '/cancel'),
	};
}

/** The address where it lies under the app of the endpoint and ends as it must; null otherwise. */
function documented(given: unknown, app: string, ending: string): string | null {
	if (typeof given !== 'string' || !given.startsWith(app) || !given.endsWith(ending)) return null;
	// What lies between is the rest of the endpoint's path: no dots that lead out of it, no query.
	const between = given.slice(app.length, given.length - ending.length);
	return /^(\/[\w-]+(\.[\w-]+)*)*$/.test(between) ? given : null;
}

/** Which part of the account's history; times are ISO 8601. */
export interface HistoryQuery {
	/** 1 to 50. */
	endpointIds: readonly string[];
	start: string;
	end?: string;
	status?: 'success' | 'error' | 'user_error';
	requestId?: string;
	/** 1 to 100. */
	limit?: number;
	cursor?: string;
}

/** @see https://fal.ai/docs/platform-apis/v1/models/requests/by-endpoint */
export function historyUrl(query: HistoryQuery): string {
	const parameters = Object.entries({
		endpoint_id: query.endpointIds.join(','),
		start: query.start,
		end: query.end,
		status: query.status,
		request_id: query.requestId,
		limit: String(query.limit ?? 100),
		cursor: query.cursor,
		expand: 'payloads',
	}).filter((parameter): parameter is [string, string] => parameter[1] !== undefined);
	return `${PLATFORM}/models/requests/by-endpoint?${new URLSearchParams(parameters).toString()}`;
}

/** Where a place to upload to is asked for. @see https://github.com/fal-ai/fal-js */
export function uploadUrl(multipart: boolean): string {
	return `${REST}/storage/upload/initiate${multipart ? '-multipart' : ''}?storage_type=fal-cdn-v3`;
}

/** @see https://docs.fal.ai/platform-apis/v1/models/pricing */
export function pricingUrl(endpointId: string): string {
	return `${PLATFORM}/models/pricing?${new URLSearchParams({ endpoint_id: endpointId }).toString()}`;
}

/** How long requests of the last 24 hours waited and ran. @see https://docs.fal.ai/platform-apis/v1/models/analytics */
export function analyticsUrl(endpointId: string): string {
	const query = new URLSearchParams({ endpoint_id: endpointId });
	for (const one of ['summary', 'p50_prepare_duration', 'p50_duration'])
		query.append('expand', one);
	return `${PLATFORM}/models/analytics?${query.toString()}`;
}

/** Status, result and cancel live under owner/app, whatever path the endpoint has behind it. */
function appOf(endpointId: string): string {
	const segments = endpointId.split('/');
	return segments.slice(0, NAMESPACES.includes(segments[0]) ? 3 : 2).join('/');
}
