// How an order's answer can get lost on the wire, and what the node must make of it.
import type { Misdeed } from '../wire';

export interface LostOrder {
	what: string;
	misdeed: Misdeed;
	/** The order is broken at its head, while its body still goes out. */
	atHead?: true;
}

const reset: Misdeed = (socket) =>
	'encrypted' in socket ? socket.destroy() : socket.resetAndDestroy();

const text = (statusLine: string, headers: string[], body: string): string =>
	[`HTTP/1.1 ${statusLine}`, ...headers, 'connection: close', '', body].join('\r\n');

const half = '{"status":"IN_QUEUE","request_id":"';
const json = 'content-type: application/json';

/** After each of these nobody can know whether fal has the order. */
export const lostOrders: readonly LostOrder[] = [
	{
		what: 'a reset while the body goes out',
		misdeed: reset,
		atHead: true,
	},
	{ what: 'a reset after the body', misdeed: reset },
	{ what: 'a connection closed without an answer', misdeed: (socket) => socket.end() },
	{
		what: 'half of the headers',
		misdeed: (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-ty'),
	},
	{ what: 'garbage', misdeed: (socket) => socket.end('\u0016\u0003\u0001 no HTTP at all\r\n\r\n') },
	{
		what: 'a truncated answer',
		misdeed: (socket) => socket.end(text('200 OK', [json, 'content-length: 400'], half)),
	},
	{
		what: 'a truncated answer that gives no length',
		misdeed: (socket) => socket.end(text('200 OK', [json], half)),
	},
	{ what: 'no answer in time', misdeed: () => undefined },
	{
		what: 'a 502 page',
		misdeed: (socket) =>
			socket.end(text('502 Bad Gateway', ['content-type: text/html'], '<html>502</html>')),
	},
	{
		what: 'a 503 in JSON',
		misdeed: (socket) =>
			socket.end(
				text('503 Service Unavailable', [json, 'retry-after: 1'], '{"detail":"Unavailable"}'),
			),
	},
	{
		what: 'a page with 200',
		misdeed: (socket) => socket.end(text('200 OK', ['content-type: text/html'], '<html>')),
	},
];
