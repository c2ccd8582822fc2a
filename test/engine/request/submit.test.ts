/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// An order that certainly never left is sent again, without a look into fal's history.
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

import { skipWaiting, useFakeClock } from '../../support/clock';
import { certificate } from '../certificate';
import { falErrors, falKeys, upscale, useLocalFal } from '../setup';
import { closed, listen, openWire } from '../wire';

/** The price is asked for before the order, once. */
const PRICE_CALLS = 1;

const fal = useLocalFal();
const onError = 'continueRegularOutput';

const ending: Array<() => Promise<void>> = [];
afterEach(async () => {
	await Promise.all(ending.splice(0).map(async (end) => await end()));
});

/** A server that fal is not, and how often it was called. */
async function impostor(server: Server): Promise<{ port: number; calls: () => number }> {
	let calls = 0;
	server.on('connection', () => (calls += 1));
	const port = await listen(server);
	ending.push(async () => await closed(server));
	return { port, calls: () => calls };
}

async function upscaleAt(proxyUrl: string) {
	useFakeClock();
	const credentials = { apiKey: fal().apiKey, proxyUrl };
	return await skipWaiting(upscale(fal(), ['sea'], { onError, credentials }));
}

const unreachable = [
	{
		type: 'unreachable',
		message: 'fal could not be reached',
		field: null,
		hint: 'Check the network of this n8n and Proxy URL in the credential, then run the item again. Nothing was bought.',
		retryable: true,
		mayBeCharged: false,
	},
];

const silent = (): void => undefined;
const impostors: Array<{ what: string; server: () => Server }> = [
	{
		what: 'a certificate that nobody trusts',
		server: () => createTlsServer(certificate, (socket) => socket.end()),
	},
	{
		what: 'a server that speaks no TLS',
		server: () => createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
	},
	{
		what: 'a connection closed during the handshake',
		server: () => createServer((socket) => socket.once('data', () => socket.end())),
	},
	{
		what: 'a connection reset during the handshake',
		server: () => createServer((socket) => socket.once('data', () => socket.resetAndDestroy())),
	},
	{
		what: 'a connection that is never completed',
		server: () => createServer((socket: Socket) => socket.on('data', silent)),
	},
];

test.each(impostors)('$what costs nothing, and is tried five times', async ({ server }) => {
	const { port, calls } = await impostor(server());
	const run = await upscaleAt(`https://127.0.0.1:${port}`);
	expect(falErrors(run)).toEqual(unreachable);
	expect([calls() - PRICE_CALLS, fal().exchanges.length]).toEqual([5, 0]);
});

test.each([
	['an address where nobody listens', 'http://127.0.0.1:1'],
	['a host that does not exist', 'http://fal.invalid'],
])('%s costs nothing', async (_what, proxyUrl) => {
	expect(falErrors(await upscaleAt(proxyUrl))).toEqual(unreachable);
});

test('a fal that is back after three refused connections gets one order', async () => {
	const away = createServer();
	const port = await listen(away);
	await closed(away);
	useFakeClock();
	setTimeout(() => {
		void openWire(fal(), { fault: silent, times: 0, port }).then(({ close }) => ending.push(close));
	}, 5000);
	const credentials = { apiKey: fal().apiKey, proxyUrl: `http://127.0.0.1:${port}` };
	const run = await skipWaiting(upscale(fal(), ['sea'], { credentials }));
	expect(falKeys(run)).toMatchObject([{ state: 'done', error: null }]);
	expect(fal().purchases).toHaveLength(1);
});

test('a proxy that wants a password passes nothing on, so it is told as unreachable', async () => {
	const asks = 'HTTP/1.1 407 Proxy Authentication Required\r\nconnection: close\r\n\r\n';
	const wire = await openWire(fal(), { fault: (socket) => socket.end(asks) });
	ending.push(wire.close);
	expect(falErrors(await upscaleAt(wire.url))).toEqual(unreachable);
	expect([wire.orders(), fal().purchases.length]).toEqual([5, 0]);
});
