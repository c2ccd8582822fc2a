/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// Behind a company's proxy: what the proxy itself says is told from what fal says through it.
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import tls from 'node:tls';

import { skipWaiting, useFakeClock } from '../../support/clock';
import { lostOrders } from './lostAnswers';
import { falErrors, falKeys, upscale, useLocalFal } from '../setup';
import { closed, listen, openWire, type WireOptions } from '../wire';

const fal = useLocalFal();
const onError = 'continueRegularOutput';

const ending: Array<() => Promise<void>> = [];
afterEach(async () => {
	delete process.env.HTTPS_PROXY;
	await Promise.all(ending.splice(0).map(async (end) => await end()));
});

type Tunnel = (request: IncomingMessage, socket: Socket) => void;

/** The machine's proxy from now on; it is asked for tunnels only. */
async function useProxy(tunnel: Tunnel): Promise<{ asked: () => number }> {
	let asked = 0;
	const server = createServer();
	server.on('connect', (request, socket: Socket) => {
		asked += 1;
		tunnel(request, socket);
	});
	const port = await listen(server);
	ending.push(async () => await closed(server));
	process.env.HTTPS_PROXY = `http://127.0.0.1:${port}`;
	return { asked: () => asked };
}

/** Orders at a host that only the proxy can reach. */
async function upscaleBehindProxy() {
	useFakeClock();
	const credentials = { apiKey: fal().apiKey, proxyUrl: 'https://fal.invalid' };
	return await skipWaiting(upscale(fal(), ['sea'], { onError, credentials }));
}

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
		const run = await upscaleBehindProxy();
		expect(falErrors(run)).toMatchObject([{ type: 'unreachable', mayBeCharged: false }]);
		expect([asked() - priceCalls, fal().exchanges.length]).toEqual([5, 0]);
	});
});

test('a proxy that is down costs nothing', async () => {
	process.env.HTTPS_PROXY = 'http://127.0.0.1:1';
	const run = await upscaleBehindProxy();
	expect(falErrors(run)).toMatchObject([{ type: 'unreachable', mayBeCharged: false }]);
});

/** A proxy whose tunnels end at the local fal, by way of a wire that may break orders. */
async function tunnelTo(options: Pick<WireOptions, 'fault' | 'toFal' | 'times'>) {
	const wire = await openWire(fal(), { ...options, tls: true });
	ending.push(wire.close);
	await useProxy((_request, socket) => {
		const onward = connect(wire.port, '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			onward.pipe(socket).pipe(onward);
		});
		onward.on('error', () => socket.destroy());
		socket.on('error', () => onward.destroy());
	});
	trustAnyCertificate();
	return wire;
}

function trustAnyCertificate(): void {
	const original = tls.connect.bind(tls) as (...given: unknown[]) => tls.TLSSocket;
	const trusting = (options: object, ...more: unknown[]) =>
		original({ ...options, rejectUnauthorized: false }, ...more);
	jest.spyOn(tls, 'connect').mockImplementation(trusting as typeof tls.connect);
}

test('an order arrives through a tunnel', async () => {
	await tunnelTo({ fault: () => undefined, times: 0 });
	const run = await upscaleBehindProxy();
	expect(falKeys(run)).toMatchObject([{ state: 'done', error: null }]);
	expect(fal().purchases).toHaveLength(1);
});

describe('an order that went through the tunnel is looked up and bought once', () => {
	test.each(lostOrders.filter(({ atHead }) => atHead === undefined))(
		'after $what',
		async ({ fault }) => {
			const wire = await tunnelTo({ fault, toFal: true });
			const run = await upscaleBehindProxy();
			expect(falKeys(run)).toMatchObject([{ state: 'done', error: null }]);
			expect([wire.orders(), fal().purchases.length]).toEqual([1, 1]);
		},
	);
});
