/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// A company's proxy before the local fal, for tests of what gets through it.
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import tls from 'node:tls';

import type { LocalFal } from '../../emulator/types';
import { skipWaiting, useFakeClock } from '../../support/clock';
import { upscale } from '../setup';
import { closed, listen, openWire, type Wire, type WireOptions } from '../wire';
import type { WorkflowRun } from '../workflowRun';

const ending: Array<() => Promise<void>> = [];
afterEach(async () => {
	delete process.env.HTTPS_PROXY;
	await Promise.all(ending.splice(0).map(async (end) => await end()));
});

export type Tunnel = (request: IncomingMessage, socket: Socket) => void;

/** The machine's proxy from now on; it is asked for tunnels only. */
export async function useProxy(tunnel: Tunnel): Promise<{ asked: () => number }> {
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
export async function upscaleBehindProxy(fal: LocalFal): Promise<WorkflowRun> {
	useFakeClock();
	const credentials = { apiKey: fal.apiKey, proxyUrl: 'https://fal.invalid' };
	const onError = 'continueRegularOutput';
	return await skipWaiting(upscale(fal, ['sea'], { onError, credentials }));
}

/** A proxy whose tunnels end at the local fal, by way of a wire that may break orders. */
export async function tunnelTo(
	fal: LocalFal,
	options: Pick<WireOptions, 'fault' | 'toFal' | 'times'>,
): Promise<Wire> {
	const wire = await openWire(fal, { ...options, tls: true });
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
