// A server on this machine beside the local fal: it answers everything alike and remembers it.
import fastify from 'fastify';

export interface Bystander {
	url: string;
	heard: Array<{
		method: string;
		url: string;
		headers: Readonly<Record<string, string | string[] | undefined>>;
	}>;
	close(): Promise<void>;
}

export async function openBystander(statusCode = 200): Promise<Bystander> {
	const server = fastify({ forceCloseConnections: true });
	const heard: Bystander['heard'] = [];
	server.all('/*', async ({ method, url, headers }, reply) => {
		heard.push({ method, url, headers });
		return await reply.code(statusCode).send({ status: 'COMPLETED', request_id: 'from-elsewhere' });
	});
	const url = await server.listen({ host: '127.0.0.1', port: 0 });
	return { url, heard, close: async () => await server.close() };
}
