// Calls on the wire, told apart by what they do, and compared without their request ids.
import type { Exchange, LocalFal, Operation } from '../emulator/types';

/** Headers in which a call of a node may differ from the official client's. */
export const otherHeaders: Readonly<Record<string, string>> = {
	'user-agent': 'names the sender: n8n or the client',
	'x-fal-queue-priority': 'the client states normal, which is what fal assumes',
	connection: 'n8n opens a connection for each call, the client keeps one open',
	'accept-encoding': 'each names what it can unpack',
	'accept-language': "added by Node's fetch",
	'sec-fetch-mode': "added by Node's fetch",
	'x-fal-target-url': 'fal’s proxy protocol: the target itself, compared as such',
};

/** The client states logs=0, which is what fal assumes. */
const ASSUMED_QUERY = /\?logs=0$/;

export interface Call {
	method: string;
	target: string;
	body: unknown;
	authorization: string | undefined;
}

/** The first call of this kind for the request, its id replaced by a fixed word. */
export function callOf(exchange: Exchange): Call {
	const { method, url, body, headers, requestId, operation } = exchange;
	const target = requestId === null || operation === 'submit' ? url : url.replace(requestId, 'ID');
	return {
		method,
		target: target.replace(ASSUMED_QUERY, ''),
		body: body === null || body === '' ? null : (JSON.parse(body) as unknown),
		authorization: headers.authorization,
	};
}

/** @throws where no such call arrived */
export function exchangeOf(fal: LocalFal, operation: Operation, requestId: string): Exchange {
	const found = fal.exchanges.find(
		(exchange) => exchange.operation === operation && exchange.requestId === requestId,
	);
	if (found === undefined) throw new Error(`No ${operation} arrived for request ${requestId}`);
	return found;
}

/** Names of headers that only one of the two has, or that have different values. */
export function differingHeaders(one: Exchange, other: Exchange): string[] {
	const names = new Set([...Object.keys(one.headers), ...Object.keys(other.headers)]);
	return [...names].filter((name) => one.headers[name] !== other.headers[name]);
}
