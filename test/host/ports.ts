/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Finds ports that nobody listens on.
import { createServer } from 'node:net';

const lastPort = 65_535;

/** The first free port from `first` on that is not in `taken`. */
export async function nextFreePort(first: number, taken: readonly number[] = []): Promise<number> {
	for (let port = first; port <= lastPort; port++) {
		if (!taken.includes(port) && (await isFree(port))) return port;
	}
	throw new Error(`No free port from ${first} on.`);
}

/** Asks for both, because a listener on all addresses need not block one on this machine's own. */
async function isFree(port: number): Promise<boolean> {
	return (await canListen(port)) && (await canListen(port, '127.0.0.1'));
}

async function canListen(port: number, host?: string): Promise<boolean> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen({ port, host }, () => server.close(() => resolve(true)));
	});
}
