import type { Request } from './types';

const QUEUE = 'https://queue.fal.run';
const REST = 'https://rest.fal.ai';
const PLATFORM = 'https://api.fal.ai/v1';

/** Owners whose ids have one segment more before the app. */
const NAMESPACES = ['workflows', 'comfy'];

/** Where a request for the endpoint is submitted. */
export function submitUrl(endpointId: string): string {
	return `${QUEUE}/${endpointId}`;
}

/**
 * The request with the addresses that fal returned. An address that is not fal's is replaced by the one
 * fal documents, because the key goes wherever these addresses point.
 * @see https://fal.ai/docs/model-endpoints/queue
 */
export function requestOf(
	endpointId: string,
	requestId: string,
	returned: { status_url?: unknown; response_url?: unknown; cancel_url?: unknown },
): Request {
	const base = `${QUEUE}/${appOf(endpointId)}/requests/${encodeURIComponent(requestId)}`;
	return {
		endpointId,
		requestId,
		statusUrl: falUrlOr(returned.status_url, `${base}/status`),
		responseUrl: falUrlOr(returned.response_url, base),
		cancelUrl: falUrlOr(returned.cancel_url, `${base}/cancel`),
	};
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

/** Whether the key may be sent there: https, and one of fal's own hosts. */
export function isFalUrl(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const { protocol, hostname, port, username } = new URL(url);
	if (protocol !== 'https:' || port !== '' || username !== '') return false;
	return FAL_DOMAINS.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
}

const FAL_DOMAINS = ['fal.run', 'falrun.com', 'fal.ai'];

function falUrlOr(url: unknown, otherwise: string): string {
	return typeof url === 'string' && isFalUrl(url) ? url : otherwise;
}

/** Status, result and cancel live under owner/app, whatever path the endpoint has behind it. */
function appOf(endpointId: string): string {
	const segments = endpointId.split('/');
	return segments.slice(0, NAMESPACES.includes(segments[0]) ? 3 : 2).join('/');
}
