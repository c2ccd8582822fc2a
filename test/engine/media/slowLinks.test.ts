/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// A slow link ends: by its own limit, and at once when the execution is stopped.
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

import { downloadFile } from '../../../nodes/shared/media/download';
import { probeUrl } from '../../../nodes/shared/media/remote';
import { watched } from '../../../nodes/shared/media/streams';
import { uploadFile, type Upload } from '../../../nodes/shared/media/upload';
import { createLook } from '../../../nodes/shared/preflight/look';
import { models } from '../../../nodes/Upscale/models';
import { insideNode } from '../insideNode';
import { drip, openSlowServer, type Serve } from './slowServer';

const MEGABYTE = 1024 * 1024;
const patient = { idleMs: 600_000 };
const { signal: unstopped } = new AbortController();

const dripping: Serve = (_request, response) => {
	response.writeHead(200, { 'content-type': 'video/mp4' });
	void drip(response);
};
const still: Serve = (_request, response) => {
	response.writeHead(200, { 'content-type': 'video/mp4' }).write('x');
};
const silent: Serve = () => undefined;

describe('the probe of a file', () => {
	const look = async (url: string, mostMs: number, signal = unstopped) =>
		await insideNode(
			async ({ helpers }) => await probeUrl(helpers, url, { allowsPrivate: true, mostMs, signal }),
		);

	test.each([
		['that comes a byte at a time', dripping],
		['that stands still', still],
		['whose server says nothing', silent],
	])('%s ends after its time, and leaves the connection', async (_what, serve) => {
		const server = await openSlowServer(serve);
		const because = 'it took longer than 0.5 s';
		expect(await look(server.url, 500)).toEqual({ is: 'unreachable', because });
		await server.left(server.asked.length);
	});

	test('ends at once when it is stopped', async () => {
		const server = await openSlowServer(still);
		const stop = new AbortController();
		const looking = look(server.url, 600_000, stop.signal);
		await server.begun(1);
		stop.abort();
		expect(await looking).toEqual({ is: 'unreachable', because: 'the execution was stopped' });
		await server.left(1);
		expect(server.asked).toHaveLength(1);
	});

	test('of ten slow items does not keep the eleventh from its turn', async () => {
		const server = await openSlowServer((request, response) => {
			if (request.url === '/10') response.writeHead(404).end();
			else still(request, response);
		});
		const stop = new AbortController();
		const [model] = models;
		await insideNode(async ({ helpers }) => {
			const lookAt = createLook(helpers, stop.signal, 50);
			const looking = Array.from({ length: 11 }, async (_item, index) => {
				const input = { video_url: `${server.url}/${index}` };
				const { endpointId } = model;
				const [file] = await lookAt({ model, endpointId, input }, new Map(), server.url);
				return file.probed;
			});
			expect(await Promise.race(looking)).toMatchObject({ because: 'its server answered 404' });
			stop.abort();
			const because = 'the execution was stopped';
			expect(await Promise.all(looking.slice(0, 10))).toEqual(
				Array(10).fill({ is: 'unreachable', because }),
			);
		});
	});
});

describe('a download', () => {
	const download = async (url: string, graceMs: number, signal = unstopped) => {
		const named = { url, fileName: '', mimeType: '', bytes: null, mostBytes: 1e9 };
		const rules = { patience: { ...patient, graceMs }, allowsPrivate: true, signal };
		return await insideNode(
			async ({ helpers }) =>
				await downloadFile(helpers, { ...named, ...rules, large: async () => undefined }).then(
					({ bytes }) => bytes,
					({ message }: Error) => message,
				),
		);
	};

	test('that comes a byte at a time ends, after it was tried again', async () => {
		const server = await openSlowServer(dripping);
		expect(await download(server.url, 300)).toBe('it came too slowly');
		expect(server.asked).toHaveLength(3);
		await server.left(3);
	});

	test('that takes as long as its size allows is not given up', async () => {
		const server = await openSlowServer((_request, response) => {
			response.writeHead(200, { 'content-length': String(10 * MEGABYTE) });
			const pieces = async () => {
				for (let piece = 0; piece < 10; piece += 1) {
					response.write(Buffer.alloc(MEGABYTE));
					await delay(40);
				}
				response.end();
			};
			void pieces();
		});
		expect(await download(server.url, 200)).toBe(10 * MEGABYTE);
	});

	test('ends at once when it is stopped, though bytes still come', async () => {
		const server = await openSlowServer(dripping);
		const stop = new AbortController();
		const downloading = download(server.url, 600_000, stop.signal);
		await server.begun(1);
		stop.abort();
		expect(await downloading).toBe('the execution was stopped');
		await server.left(1);
	});
});

test('the time that the reader of a stream takes for itself does not count', async () => {
	const chunks: Uint8Array[] = [];
	const limits = { idleMs: 100, graceMs: 100 };
	for await (const chunk of watched(Readable.from(['a', 'b', 'c']) as never, limits)) {
		chunks.push(chunk);
		await delay(150);
	}
	expect(Buffer.concat(chunks).toString()).toBe('abc');
});

describe('an upload', () => {
	/** More than the buffers of a connection hold. */
	const content = Buffer.alloc(32 * MEGABYTE);

	async function upload(url: string, more: Partial<Upload>) {
		const places: boolean[] = [];
		const file: Upload['file'] = {
			mimeType: 'video/mp4',
			bytes: content.length,
			id: null,
			open: async () => Readable.from(pieces()) as never,
			chunks: pieces,
		};
		const initiate: Upload['initiate'] = async (multipart) => {
			places.push(multipart);
			return { statusCode: 200, body: { upload_url: url, file_url: `${url}/file` } };
		};
		const wanted = { file, bytes: content.length, mimeType: 'video/mp4', initiate };
		const outcome = await insideNode(
			async ({ helpers }) =>
				await uploadFile(helpers, { ...wanted, signal: unstopped, ...more }).catch(
					({ message }: Error) => message,
				),
		);
		return { outcome, places: places.length };
	}

	async function* pieces(): AsyncGenerator<Uint8Array> {
		for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536);
	}

	const answering =
		(answer: Serve): Serve =>
		(request, response) =>
			void request
				.on('error', () => undefined)
				.on('end', () => answer(request, response))
				.resume();

	test('that nobody takes is given up, and tried at another place', async () => {
		const server = await openSlowServer(silent);
		const patience = { idleMs: 300, graceMs: 600_000 };
		expect(await upload(server.url, { patience })).toEqual({
			outcome: 'its storage did not answer',
			places: 3,
		});
	});

	test.each([
		['does not come', silent],
		['comes a byte at a time', dripping],
	])('whose answer %s ends after the time that its size allows', async (_what, answer) => {
		const server = await openSlowServer(answering(answer));
		// Ten bytes at 50 a millisecond.
		const patience = { ...patient, graceMs: 300 };
		const small = { bytes: 10, file: fileOf(Buffer.alloc(10)) };
		expect(await upload(server.url, { patience, ...small })).toEqual({
			outcome: 'its storage did not answer',
			places: 3,
		});
		await server.left(3);
	});

	const fileOf = (bytes: Buffer): Upload['file'] => ({
		mimeType: '',
		bytes: bytes.length,
		id: null,
		open: async () => bytes,
		chunks: async function* () {
			yield bytes;
		},
	});

	test.each<[string, Serve, Partial<Upload>]>([
		['nobody takes', silent, {}],
		['is sent, without an answer', answering(silent), { bytes: 9, file: fileOf(Buffer.alloc(9)) }],
		['is sent in parts', silent, { bytes: 100 * MEGABYTE }],
	])('that %s ends at once when it is stopped', async (_what, serve, more) => {
		const server = await openSlowServer(serve);
		const stop = new AbortController();
		const uploading = upload(server.url, { ...more, signal: stop.signal });
		await server.begun(1);
		stop.abort();
		const outcome = 'the execution was stopped';
		expect(await uploading).toEqual({ outcome, places: 1 });
		await server.left(1);
	});

	test('ends at once while fal is asked for a place', async () => {
		const stop = new AbortController();
		const initiate: Upload['initiate'] = async () => {
			stop.abort();
			return await new Promise(() => undefined);
		};
		const { outcome } = await upload('', { initiate, signal: stop.signal });
		expect(outcome).toBe('the execution was stopped');
	});
});
