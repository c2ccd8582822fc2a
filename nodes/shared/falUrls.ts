/** One request in fal's queue and the addresses fal gave for it. */
export interface Job {
	endpointId: string;
	requestId: string;
	statusUrl: string;
	responseUrl: string;
	cancelUrl: string;
}

const QUEUE = 'https://queue.fal.run';

/** Owners whose ids have one segment more before the app. */
const NAMESPACES = ['workflows', 'comfy'];

/** Where a request for the endpoint is submitted. */
export function submitUrl(endpointId: string): string {
	return `${QUEUE}/${endpointId}`;
}

/**
 * The job with the addresses that fal returned. An address that is not fal's is replaced by the one
 * fal documents, because the key goes wherever these addresses point.
 * @see https://fal.ai/docs/model-endpoints/queue
 */
export function jobOf(
	endpointId: string,
	requestId: string,
	returned: { status_url?: unknown; response_url?: unknown; cancel_url?: unknown },
): Job {
	const base = `${QUEUE}/${appOf(endpointId)}/requests/${encodeURIComponent(requestId)}`;
	return {
		endpointId,
		requestId,
		statusUrl: falUrlOr(returned.status_url, `${base}/status`),
		responseUrl: falUrlOr(returned.response_url, base),
		cancelUrl: falUrlOr(returned.cancel_url, `${base}/cancel`),
	};
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
