// How an order's answer can get lost on the wire, and what the node must make of it.
import type { WireFault } from '../wire';

export interface LostOrder {
	what: string;
	fault: WireFault;
	/** The order is broken at its head, while its body still goes out. */
	atHead?: true;
}

const reset: WireFault = (socket) =>
	'encrypted' in socket ? socket.destroy() : socket.resetAndDestroy();

const text = (statusLine: string, headers: string[], body: string): string =>
	[`HTTP/1.1 ${statusLine}`, ...headers, 'connection: close', '', body].join('\r\n');

const half = '{"status":"IN_QUEUE","request_id":"';
const json = 'content-type: application/json';

/** After each of these nobody can know whether fal has the order. */
export const lostOrders: readonly LostOrder[] = [
	{
		what: 'a reset while the body goes out',
		fault: reset,
		atHead: true,
	},
	{ what: 'a reset after the body', fault: reset },
	{ what: 'a connection closed without an answer', fault: (socket) => socket.end() },
	{
		what: 'half of the headers',
		fault: (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-ty'),
	},
	{ what: 'garbage', fault: (socket) => socket.end('\u0016\u0003\u0001 no HTTP at all\r\n\r\n') },
	{
		what: 'a truncated answer',
		fault: (socket) => socket.end(text('200 OK', [json, 'content-length: 400'], half)),
	},
	{
		what: 'a truncated answer that gives no length',
		fault: (socket) => socket.end(text('200 OK', [json], half)),
	},
	{ what: 'no answer in time', fault: () => undefined },
	{
		what: 'a 502 page',
		fault: (socket) =>
			socket.end(text('502 Bad Gateway', ['content-type: text/html'], '<html>502</html>')),
	},
	{
		what: 'a 503 in JSON',
		fault: (socket) =>
			socket.end(
				text('503 Service Unavailable', [json, 'retry-after: 1'], '{"detail":"Unavailable"}'),
			),
	},
	{
		what: 'a page with 200',
		fault: (socket) => socket.end(text('200 OK', ['content-type: text/html'], '<html>')),
	},
];
