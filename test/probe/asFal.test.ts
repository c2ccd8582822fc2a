/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// The probe sees what fal will see, and takes nothing from it.
import type { IHttpRequestOptions } from 'n8n-workflow';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';

import { downloadFile } from '../../nodes/shared/media/download';
import { probeUrl } from '../../nodes/shared/media/remote';
import { uploadFile } from '../../nodes/shared/media/upload';
import { findingsOf } from '../../nodes/shared/preflight/findings';
import { models } from '../../nodes/Upscale/models';
import { insideNode } from '../engine/insideNode';
import { openSlowServer, type Serve } from '../engine/media/slowServer';
import { useSsrfProtection } from '../engine/surroundings';

const clip = 'examples/media/clip.mp4';
const { signal } = new AbortController();
const [model] = models;

const look = async (url: string, allowsPrivate = true) =>
	await insideNode(async ({ helpers }) => await probeUrl(helpers, url, { allowsPrivate, signal }));

type Probed = Awaited<ReturnType<typeof look>>;

const findings = (probed: Probed, url = 'https://example.com/a.mp4') =>
	findingsOf({
		...{ model, models, input: {}, proxyUrl: '' },
		files: [{ label: 'Video', media: 'video', url, probed }],
	}).map(({ weight, message, hint }) => [weight, `${message}. ${hint}`]);

const whole =
	(content: Buffer): Serve =>
	(_request, response) =>
		void response.writeHead(200, { 'content-length': String(content.length) }).end(content);

test('a tunnel that shows browsers a page shows it to the probe, as it does to fal', async () => {
	const content = await readFile(clip);
	const server = await openSlowServer((request, response) => {
		if (!/Mozilla|Firefox/.test(String(request.headers['user-agent']))) {
			return whole(content)(request, response);
		}
		response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>Visit site');
	});
	expect(await look(server.url)).toMatchObject({ is: 'other', kind: 'web page' });
});

describe('a link that opens only once', () => {
	/** Serves each address so often. */
	const opening = (times: number, serve: Serve): Serve => {
		let left = times;
		return (request, response) => {
			left -= 1;
			if (left >= 0) serve(request, response);
			else response.writeHead(404).end('Gone');
		};
	};

	test('is told before anything is bought, because fal opens a link twice', async () => {
		const server = await openSlowServer(opening(1, whole(await readFile(clip))));
		const probed = await look(server.url);
		expect(probed).toEqual({ is: 'once', statusCode: 404 });
		expect(server.asked).toHaveLength(2);
		expect(findings(probed)).toEqual([
			[
				'violation',
				'Video opened once and then no more (404), and fal opens a link twice. Make a new link, download it in n8n (HTTP Request) and set Video to Binary.',
			],
		]);
	});

	test('is told from one that is not there', async () => {
		const server = await openSlowServer(opening(0, whole(Buffer.alloc(1))));
		const because = 'its server answered 404';
		expect(await look(server.url)).toMatchObject({ because });
	});

	test('is told from one whose server only knows no ranges', async () => {
		const server = await openSlowServer(whole(await readFile(clip)));
		expect(await look(server.url)).toMatchObject({ is: 'video' });
	});

	test.each(['https://file.io/abc', 'https://www.file.io/abc', 'https://bashupload.com/a/b.mp4'])(
		'is not opened where that is known of its host: %s',
		(url) => {
			expect(findings(null as never, url)).toEqual([
				[
					'doubt',
					`Video is at ${new URL(url).hostname}, whose links open only once, so it was not checked. fal may open it twice: better set Video to Binary.`,
				],
			]);
		},
	);
});

describe('a private address', () => {
	/** A web where one public address leads to a server of this machine. */
	async function through(target: string, allowsPrivate: boolean) {
		return await insideNode(async ({ helpers }) => {
			const httpRequest = async (options: IHttpRequestOptions) =>
				options.url === 'https://example.com/a.mp4'
					? { statusCode: 302, headers: { location: target }, body: Readable.from([]) }
					: ((await helpers.httpRequest(options)) as unknown);
			const web = { ...helpers, httpRequest } as typeof helpers;
			const url = 'https://example.com/a.mp4';
			const named = { url, fileName: '', mimeType: '', bytes: null, mostBytes: 1e9, signal };
			const wanted = { ...named, allowsPrivate, large: async () => undefined };
			return {
				probed: await probeUrl(web, url, { allowsPrivate, signal }),
				stored: await downloadFile(web, wanted).then(
					({ fileName }) => fileName,
					({ message, kind }: Error & { kind?: string }) => `${kind}: ${message}`,
				),
			};
		});
	}

	test('that a link leads to is neither probed nor downloaded', async () => {
		const server = await openSlowServer(whole(await readFile(clip)));
		const { probed, stored } = await through(`${server.url}/a.mp4`, false);
		expect(probed).toEqual({ is: 'private', host: '127.0.0.1' });
		expect(findings(probed)).toEqual([
			[
				'violation',
				'Video leads to 127.0.0.1, where fal cannot fetch it. Use a public link, or set Video to Binary.',
			],
		]);
		expect(stored).toBe('refused: it is at the private address 127.0.0.1');
		expect(server.asked).toEqual([]);
	});

	test('is opened where fal itself is at one', async () => {
		const server = await openSlowServer(whole(await readFile(clip)));
		const { probed, stored } = await through(`${server.url}/b.mp4`, true);
		expect([probed.is, stored]).toEqual(['video', 'b.mp4']);
	});
});

describe("where n8n's own protection is on", () => {
	useSsrfProtection();

	const blocked = "n8n's SSRF protection blocks its address";

	test.each(['127.0.0.1', 'localhost'])('the probe of %s says so', async (host) => {
		const server = await openSlowServer(whole(Buffer.alloc(9)));
		const probed = await look(server.url.replace('127.0.0.1', host));
		expect(probed).toEqual({ is: 'blocked' });
		expect(findings(probed)).toEqual([
			[
				'doubt',
				`Video could not be checked: ${blocked}. If it is private, fal cannot fetch it either. Use a public link, or set Video to Binary.`,
			],
		]);
		expect(server.asked).toEqual([]);
	});

	test('a download and an upload say so at once', async () => {
		const server = await openSlowServer(whole(Buffer.alloc(9)));
		const named = { url: server.url, fileName: '', mimeType: '', bytes: null, mostBytes: 1e9 };
		const wanted = { ...named, allowsPrivate: true, signal, large: async () => undefined };
		let places = 0;
		const body = { upload_url: server.url, file_url: server.url };
		const initiate = async () => {
			places += 1;
			return { statusCode: 200, body };
		};
		const content = Buffer.alloc(9);
		const file = {
			...{ mimeType: '', bytes: 9, id: null, open: async () => content },
			chunks: async function* () {
				yield content;
			},
		};
		const given = { file, bytes: 9, mimeType: 'video/mp4', initiate, signal };
		const words = await insideNode(async ({ helpers }) => [
			await downloadFile(helpers, wanted).catch(({ message }: Error) => message),
			await uploadFile(helpers, given).catch(({ message }: Error) => message),
		]);
		expect(words).toEqual([blocked, blocked]);
		expect([places, server.asked.length]).toEqual([1, 0]);
	});
});
