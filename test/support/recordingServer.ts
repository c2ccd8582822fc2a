// A server on this machine that answers every request alike and remembers what it was sent.
import fastify from 'fastify';

export interface Received {
	method: string;
	url: string;
	headers: Readonly<Record<string, string | string[] | undefined>>;
	body: unknown;
}

export interface RecordingServer {
	url: string;
	received: Received[];
	close(): Promise<void>;
}

/** @param bodyOf the answer's body, given how many requests have come */
export async function openRecordingServer({
	statusCode = 200,
	bodyOf = (): object => ({ status: 'COMPLETED', request_id: 'from-elsewhere' }),
}: { statusCode?: number; bodyOf?: (count: number) => object } = {}): Promise<RecordingServer> {
	const server = fastify({ forceCloseConnections: true });
	const received: Received[] = [];
	server.all('/*', async ({ method, url, headers, body }, reply) => {
		received.push({ method, url, headers, body });
		return await reply.code(statusCode).send(bodyOf(received.length));
	});
	const url = await server.listen({ host: '127.0.0.1', port: 0 });
	return { url, received, close: async () => await server.close() };
}
