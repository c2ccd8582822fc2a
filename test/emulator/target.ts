// Reads which fal operation a method and a fal address mean.
import type { Operation } from './types';

export interface Target {
	operation: Operation;
	url: URL;
	/** The path before /requests/, i.e. a whole endpoint id on submit. */
	appPath: string;
	requestId: string | null;
	/** false: status, result or cancel under more than the base app id, which fal refuses. */
	underBaseApp: boolean;
}

const namespaces = ['workflows', 'comfy'];

/**
 * The part of an endpoint id that status, result and cancel addresses carry: owner/app.
 * @see https://github.com/fal-ai/fal-js/blob/main/libs/client/src/utils.ts parseEndpointId
 */
export function baseAppId(endpointId: string): string {
	const parts = endpointId.split('/');
	return parts.slice(0, namespaces.includes(parts[0]) ? 3 : 2).join('/');
}

export function readTarget(method: string, url: URL): Target {
	const parts = url.pathname.split('/').filter((part) => part !== '');
	const at = parts.lastIndexOf('requests');
	const isRequest = at >= 2 && parts.length > at + 1;
	const appPath = (isRequest ? parts.slice(0, at) : parts).join('/');
	return {
		operation: nameOperation(method, url, isRequest ? parts.slice(at + 2).join('/') : null),
		url,
		appPath,
		requestId: isRequest ? parts[at + 1] : null,
		underBaseApp: appPath === baseAppId(appPath),
	};
}

function nameOperation(method: string, url: URL, afterId: string | null): Operation {
	const { host, pathname } = url;
	if (host === 'queue.fal.run') return nameQueueOperation(method, afterId);
	if (
		/^POST rest\.fal\.ai\/storage\/upload\/initiate(-multipart)?$/.test(
			`${method} ${host}${pathname}`,
		)
	)
		return 'upload';
	if (`${method} ${host}${pathname}` === 'GET rest.fal.ai/.well-known/jwks.json') return 'keys';
	if (`${method} ${host}${pathname}` === 'GET api.fal.ai/v1/models/pricing') return 'pricing';
	if (`${method} ${host}${pathname}` === 'GET api.fal.ai/v1/models/analytics') return 'analytics';
	if (`${method} ${host}${pathname}` === 'GET api.fal.ai/v1/models/requests/by-endpoint')
		return 'history';
	if (`${method} ${host}${pathname}` === 'GET api.fal.ai/v1/models') return 'models';
	if (`${method} ${host}${pathname}` === 'GET fal.ai/api/openapi/queue/openapi.json')
		return 'document';
	return 'unknown';
}

function nameQueueOperation(method: string, afterId: string | null): Operation {
	if (afterId === null) return method === 'POST' ? 'submit' : 'unknown';
	if (method === 'GET' && afterId === 'status') return 'status';
	if (method === 'GET' && afterId === 'status/stream') return 'stream';
	if (method === 'GET' && afterId === '') return 'result';
	if (method === 'PUT' && afterId === 'cancel') return 'cancel';
	return 'unknown';
}
