/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Servers that are slow in ways that a limit for idle connections does not see.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

import { closed, listen } from '../wire';

export interface SlowServer {
	url: string;
	/** The methods of the requests so far. */
	asked: string[];
	/** Settles when so many connections were opened and closed by the node. */
	left(count: number): Promise<void>;
	/** Settles when so many requests have begun. */
	begun(count: number): Promise<void>;
}

export type Serve = (request: IncomingMessage, response: ServerResponse) => void;

const servers: Server[] = [];
afterEach(async () => {
	await Promise.all(servers.splice(0).map(closed));
});

/** A server for one test. */
export async function openSlowServer(serve: Serve): Promise<SlowServer> {
	const asked: string[] = [];
	let leftNow = 0;
	const waiting: Array<() => void> = [];
	const changed = () => waiting.splice(0).forEach((wake) => wake());
	const until = async (reached: () => boolean) => {
		while (!reached()) await new Promise<void>((resolve) => waiting.push(resolve));
	};
	const requests: IncomingMessage[] = [];
	const server = createServer((request, response) => {
		asked.push(String(request.method));
		requests.push(request.on('error', () => undefined));
		response.on('error', () => undefined);
		response.on('close', () => {
			leftNow += 1;
			changed();
		});
		changed();
		serve(request, response);
	});
	servers.push(server);
	return {
		url: `http://127.0.0.1:${await listen(server)}`,
		asked,
		async left(count) {
			// A connection whose bytes nobody takes does not tell that it was closed.
			for (const request of requests) request.resume();
			await until(() => leftNow >= count);
		},
		begun: async (count) => await until(() => asked.length >= count),
	};
}

const DRIP_MS = 10;

/** A byte now and then, for ever. */
export async function drip(response: ServerResponse, byte = ' '): Promise<void> {
	while (!response.destroyed) {
		response.write(byte);
		await delay(DRIP_MS);
	}
}
