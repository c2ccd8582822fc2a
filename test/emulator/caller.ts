// Bare HTTP calls through fal's proxy protocol, for what the official client hides or repeats.
import type { LocalFal } from './localFal';

export interface Reply {
	statusCode: number;
	body: unknown;
	headers: Headers;
}

interface CallOptions {
	body?: string;
	/** null: no Authorization header. */
	authorization?: string | null;
}

/** Fails when the connection ends without a whole answer. */
export async function call(
	fal: LocalFal,
	method: string,
	url: string,
	{ body, authorization = `Key ${fal.apiKey}` }: CallOptions = {},
): Promise<Reply> {
	const key = authorization === null ? null : { authorization };
	const headers = { 'x-fal-target-url': url, 'content-type': 'application/json', ...key };
	const response = await fetch(fal.proxyUrl, { method, headers, body });
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.includes('json') ?? false;
	return {
		statusCode: response.status,
		body: isJson ? JSON.parse(text) : text,
		headers: response.headers,
	};
}

/** Orders and gives the request id. */
export async function order(fal: LocalFal, endpointId: string, input: object): Promise<string> {
	const url = `https://queue.fal.run/${endpointId}`;
	const { body } = await call(fal, 'POST', url, { body: JSON.stringify(input) });
	return (body as { request_id: string }).request_id;
}

/** Reads of the requests of one endpoint. */
export function readsOf(fal: () => LocalFal, endpointId: string) {
	const requests = `https://queue.fal.run/${endpointId}/requests`;
	return {
		status: async (requestId: string): Promise<Reply> =>
			await call(fal(), 'GET', `${requests}/${requestId}/status`),
		result: async (requestId: string): Promise<Reply> =>
			await call(fal(), 'GET', `${requests}/${requestId}`),
	};
}
