/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// A submit that certainly bought nothing is repeated, without a look into fal's history, or given up.
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

import type { Answer } from '../../emulator/types';
import { skipWaiting, useFakeClock } from '../../support/clock';
import { certificate } from '../certificate';
import { countOf, falErrors, falKeys, upscale, useLocalFal } from '../setup';
import { closed, listen, openWire } from '../wire';
import { tunnelTo, upscaleBehindProxy, useProxy, type Tunnel } from './companyProxy';

/** The price is asked for before the order, once. */
const PRICE_CALLS = 1;

const fal = useLocalFal();
const onError = 'continueRegularOutput';

const ending: Array<() => Promise<void>> = [];
afterEach(async () => {
	await Promise.all(ending.splice(0).map(async (end) => await end()));
});

/** A server in fal's place, and how often it was called. */
async function brokenServer(server: Server): Promise<{ port: number; calls: () => number }> {
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
const brokenServers: Array<{ what: string; server: () => Server }> = [
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

test.each(brokenServers)('$what costs nothing, and is tried five times', async ({ server }) => {
	const { port, calls } = await brokenServer(server());
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

test('a fal that cannot be reached takes no order', async () => {
	expect(falErrors(await upscaleAt('http://127.0.0.1:1'))).toEqual(unreachable);
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

describe('a fal that is too busy', () => {
	const tooMany: Answer = {
		statusCode: 429,
		body: { detail: 'Too many requests' },
		headers: { 'retry-after': '0' },
	};

	test('an order that fal is too busy for is repeated until it is taken', async () => {
		fal().fault({ on: 'submit', times: 4, answer: tooMany });
		const run = await upscale(fal(), ['sea']);
		expect(falKeys(run)).toMatchObject([{ state: 'done', error: null }]);
		expect(countOf(fal(), 'submit')).toBe(5);
		expect(fal().purchases).toHaveLength(1);
	});

	test('an order that fal stays too busy for is given up, and costs nothing', async () => {
		fal().fault({ on: 'submit', times: Infinity, answer: tooMany });
		const run = await upscale(fal(), ['sea'], { onError });
		expect(falErrors(run)).toEqual([
			{
				type: 'too_many_requests',
				message: 'fal takes no more requests from this account at the moment',
				field: null,
				hint: 'Run the item again later. Nothing was bought.',
				retryable: true,
				mayBeCharged: false,
			},
		]);
		expect(countOf(fal(), 'submit')).toBe(5);
		expect(fal().purchases).toEqual([]);
	});
});

describe('behind a company’s proxy', () => {
	describe('no tunnel costs nothing, and is asked for five times', () => {
		// The price is asked for before the order; after an answer that is none, once more.
		test.each<[string, number, Tunnel]>([
			['502', 2, (_request, socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')],
			[
				'407',
				2,
				(_request, socket) =>
					socket.end(
						'HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic\r\n\r\n',
					),
			],
			['nothing and closes', 1, (_request, socket) => socket.end()],
			['nothing for ever', 1, () => undefined],
		])('where the proxy says %s', async (_what, priceCalls, tunnel) => {
			const { asked } = await useProxy(tunnel);
			const run = await upscaleBehindProxy(fal());
			expect(falErrors(run)).toMatchObject([{ type: 'unreachable', mayBeCharged: false }]);
			expect([asked() - priceCalls, fal().exchanges.length]).toEqual([5, 0]);
		});
	});

	test('a proxy that is down costs nothing', async () => {
		process.env.HTTPS_PROXY = 'http://127.0.0.1:1';
		const run = await upscaleBehindProxy(fal());
		expect(falErrors(run)).toMatchObject([{ type: 'unreachable', mayBeCharged: false }]);
	});

	test('an order arrives through a tunnel', async () => {
		await tunnelTo(fal(), { fault: () => undefined, times: 0 });
		const run = await upscaleBehindProxy(fal());
		expect(falKeys(run)).toMatchObject([{ state: 'done', error: null }]);
		expect(fal().purchases).toHaveLength(1);
	});
});
