/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// A wire between the node and the local fal that breaks orders in a chosen way and carries the rest.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

import type { LocalFal } from '../emulator/types';
import { certificate } from './certificate';

/** What happens to an order; `answer` is fal's, empty where fal was not given the order. */
export type WireFault = (socket: Socket, answer: Buffer) => void;
const none = Buffer.alloc(0);

export interface WireOptions {
	fault: WireFault;
	/** Whether fal gets the order before its answer is lost. */
	toFal?: boolean;
	/** Breaks the order as soon as its head is there. */
	atHead?: boolean;
	/** Orders that are broken; the later ones arrive. Default all. */
	times?: number;
	tls?: boolean;
	/** Told the head of each request. */
	heard?: (head: string) => void;
	/** Default any free one. */
	port?: number;
}

export interface Wire {
	/** For the credential's Proxy URL. */
	url: string;
	port: number;
	/** How many orders came in. */
	orders(): number;
	close(): Promise<void>;
}

export async function openWire(fal: LocalFal, options: WireOptions): Promise<Wire> {
	const {
		fault,
		toFal = false,
		atHead = false,
		times = Infinity,
		tls = false,
		port: wanted,
		heard,
	} = options;
	let orders = 0;
	const serve = (socket: Socket): void => {
		const broken = (isOrder: boolean) => isOrder && orders <= times;
		void readRequest(socket, (head) => {
			heard?.(head);
			if (!head.startsWith('POST ')) return false;
			orders += 1;
			if (!atHead || !broken(true)) return false;
			fault(socket, none);
			return true;
		}).then(async ({ bytes, isOrder }) => {
			if (!broken(isOrder)) socket.end(await carried(fal, bytes));
			else fault(socket, toFal ? await carried(fal, bytes) : none);
		});
	};
	const server = tls ? createTlsServer(certificate, serve) : createServer(serve);
	const port = await listen(server, wanted);
	return {
		url: `http${tls ? 's' : ''}://127.0.0.1:${port}`,
		port,
		orders: () => orders,
		close: async () => await closed(server),
	};
}

/** Settles with the whole request, or never where `taken` took the connection over at its head. */
async function readRequest(
	socket: Socket,
	taken: (head: string) => boolean,
): Promise<{ bytes: Buffer; isOrder: boolean }> {
	let bytes = Buffer.alloc(0);
	let expected = Infinity;
	socket.on('error', () => socket.destroy());
	return await new Promise((resolve) => {
		const read = (chunk: Buffer): void => {
			bytes = Buffer.concat([bytes, chunk]);
			const end = bytes.indexOf('\r\n\r\n');
			if (end !== -1 && expected === Infinity) {
				const head = bytes.subarray(0, end).toString();
				expected = end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
				if (taken(head)) socket.off('data', read);
			}
			if (bytes.length < expected || !socket.listeners('data').includes(read)) return;
			socket.off('data', read);
			resolve({ bytes, isOrder: bytes.toString('latin1', 0, 5) === 'POST ' });
		};
		socket.on('data', read);
	});
}

/** fal's whole answer to the request. */
async function carried(fal: LocalFal, request: Buffer): Promise<Buffer> {
	const { hostname, port } = new URL(fal.proxyUrl);
	const chunks: Buffer[] = [];
	return await new Promise((resolve, reject) => {
		const socket = connect(Number(port), hostname, () => socket.write(request));
		socket.on('data', (chunk) => chunks.push(chunk));
		socket.on('end', () => resolve(Buffer.concat(chunks)));
		socket.on('error', reject);
	});
}

/** Listens on a free port of this machine and notes connections, so that closing ends them. */
export async function listen(server: Server, port = 0): Promise<number> {
	const sockets = new Set<Socket>();
	connections.set(server, sockets);
	server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.on('error', () => socket.destroy());
		socket.on('close', () => sockets.delete(socket));
	});
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}

export async function closed(server: Server): Promise<void> {
	await new Promise((resolve) => {
		server.close(resolve);
		connections.get(server)?.forEach((socket) => socket.destroy());
	});
}

const connections = new WeakMap<Server, Set<Socket>>();
