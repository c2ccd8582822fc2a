/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// An answer of fal is read as it comes, and only so much of it as fal ever sends.
import { createServer, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

import { createFalClient, type Answer, type FalClient } from '../../../nodes/shared/fal/client';
import { request } from '../../support/scriptedFal';
import { insideNode } from '../insideNode';
import { about, countOf, falKeys, upscale, useLocalFal } from '../setup';
import { closed, listen } from '../wire';

const MEGABYTE = 1024 * 1024;
const padded = (megabytes: number) =>
	JSON.stringify({ status: 'COMPLETED', pad: 'a'.repeat(megabytes * MEGABYTE) });

type Give = (response: ServerResponse) => void;

const plain =
	(statusCode: number, body: string | Buffer, headers: Record<string, string> = {}): Give =>
	(response) =>
		void response.writeHead(statusCode, { connection: 'close', ...headers }).end(body);

const compressed = (body: string): Give =>
	plain(200, gzipSync(body), { 'content-type': 'application/json', 'content-encoding': 'gzip' });

/** What fal's client makes of an answer that a server gives. */
async function asked(give: Give, ask: (client: FalClient) => Promise<Answer>): Promise<Answer> {
	const server = createServer((_request, response) => give(response));
	const port = await listen(server);
	try {
		return await insideNode(async (context) => {
			const { httpRequest } = context.helpers;
			const connected = Object.create(context, {
				getCredentials: { value: async () => ({ proxyUrl: `http://127.0.0.1:${port}` }) },
				helpers: {
					value: {
						// Only the key is missing.
						httpRequestWithAuthentication: async (
							_type: string,
							options: Parameters<typeof httpRequest>[0],
						) => await httpRequest(options),
					},
				},
			}) as typeof context;
			return await ask(await createFalClient(connected));
		});
	} finally {
		await closed(server);
	}
}

const status = async (client: FalClient) => await client.status(request, false);
const result = async (client: FalClient) => await client.result(request);
const submit = async (client: FalClient) => await client.submit('fal-ai/video-upscaler', {});

describe('an answer that is longer than fal sends', () => {
	test.each<[string, (client: FalClient) => Promise<Answer>, number]>([
		['a status', status, 5],
		['a submit', submit, 5],
		['a result', result, 65],
	])('is not read to its end: %s', async (_what, ask, megabytes) => {
		const answer = await asked(plain(200, padded(megabytes)), ask);
		expect(answer).toMatchObject({ statusCode: 200, body: null, sent: true, cut: true });
	});

	test('is not unpacked to its end, however small it was sent', async () => {
		const bomb = compressed(padded(20));
		expect(await asked(bomb, status)).toMatchObject({ statusCode: 200, body: null, cut: true });
	});

	test.each([200, 400, 503])('and never ends is left, with %d', async (statusCode) => {
		const piece = Buffer.alloc(MEGABYTE, 'a');
		let leave: () => void = () => undefined;
		const left = new Promise<void>((resolve) => (leave = resolve));
		const endless: Give = (response) => {
			response.writeHead(statusCode, { 'content-type': 'application/json' });
			const more = (): void => {
				if (!response.destroyed) response.write(piece, more);
			};
			response.on('error', () => undefined).on('close', leave);
			more();
		};
		const answer = await asked(endless, async (client) => {
			const cut = await submit(client);
			await left;
			return cut;
		});
		expect(answer).toMatchObject({ statusCode, body: null, cut: true });
	});

	test('counts as lost: the status is asked for again', async () => {
		fal().fault({ on: 'status', answer: { statusCode: 200, body: padded(5) } });
		const run = await upscale(fal(), ['sea']);
		expect(falKeys(run)).toMatchObject([{ state: 'done' }]);
		expect(countOf(fal(), 'status')).toBeGreaterThan(1);
	});

	test('counts as lost: what was ordered is looked up', async () => {
		const answer = { statusCode: 200, body: padded(5) };
		fal().fault({ on: 'submit', match: about('sea'), moment: 'after', answer });
		const run = await upscale(fal(), ['sea']);
		expect(falKeys(run)).toMatchObject([{ state: 'done' }]);
		expect(fal().purchases).toHaveLength(1);
	});
});

const fal = useLocalFal();

describe('any other answer is read as before', () => {
	const headers = { date: 'Wed, 25 Nov 2026 10:00:00 GMT', 'retry-after': '7' };

	test.each<[string, Give, unknown]>([
		['JSON', plain(200, '{"status":"IN_QUEUE"}'), { status: 'IN_QUEUE' }],
		['JSON that is packed', compressed('{"status":"IN_QUEUE"}'), { status: 'IN_QUEUE' }],
		['JSON behind a byte order mark', plain(200, '\ufeff{"a":1}'), { a: 1 }],
		['JSON of several bytes a letter', plain(200, '{"a":"Größe 🎬"}'), { a: 'Größe 🎬' }],
		['half of some JSON', plain(200, '{"status":'), '{"status":'],
		['a page', plain(200, '<html></html>'), '<html></html>'],
		['nothing', plain(204, ''), ''],
		['a list', plain(200, '[1]'), [1]],
		['a refusal of fal', plain(422, '{"detail":[{"msg":"No"}]}'), { detail: [{ msg: 'No' }] }],
	])('%s', async (_what, give, body) => {
		const answer = await asked(give, status);
		expect(answer.body).toEqual(body);
		expect(answer).not.toHaveProperty('cut');
	});

	test.each([200, 422, 502, 503])('with its headers, with %d', async (statusCode) => {
		const answer = await asked(plain(statusCode, '{"detail":"Later"}', headers), submit);
		expect(answer).toMatchObject({ statusCode, headers, body: { detail: 'Later' }, sent: true });
	});

	test('as far as it came, where it breaks off', async () => {
		const broken: Give = (response) => {
			response.writeHead(200, { 'content-length': '400', ...headers });
			response.write('{"status":', () => response.destroy());
		};
		expect(await asked(broken, status)).toMatchObject({
			statusCode: 200,
			headers,
			body: null,
			cut: true,
		});
	});
});
