import { failure, PROXY_URL, type Failure } from './failure';

/**
 * n8n's own guard refused to send anything.
 * @param requestId of the request that was asked about; without it nothing was bought
 */
export function blockedAddress(proxyUrl: string, requestId?: string): Failure {
	const proxied = proxyUrl !== '';
	const instead = proxied ? ', or leave Proxy URL empty' : '';
	return failure({
		type: 'blocked_address',
		message: `This n8n does not allow requests to ${blockedPlace(proxyUrl)}`,
		field: proxied ? PROXY_URL : null,
		hint: `Its SSRF protection refuses the address: ask its administrator to allow it (N8N_SSRF_ALLOWED_IP_RANGES or N8N_SSRF_ALLOWED_HOSTNAMES)${instead}.`,
		charged: requestId !== undefined,
		requestId,
	});
}

/** What n8n's guard refuses, in words. */
export function blockedPlace(proxyUrl: string): string {
	return proxyUrl === '' ? 'fal' : 'the address in Proxy URL';
}
