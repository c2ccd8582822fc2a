import { useFixture } from './fixture';
import { call, order, readsOf } from './caller';
import type { LocalFal } from './localFal';

const upscaler = 'fal-ai/video-upscaler';
const submitUrl = `https://queue.fal.run/${upscaler}`;
const video_url = 'https://example.com/video.mp4';
const body = JSON.stringify({ video_url });

let fal: LocalFal;

useFixture((fixture) => ({ fal } = fixture));

const { status, result } = readsOf(() => fal, upscaler);

describe('a fault', () => {
	it('answers once instead of the operation, which does not happen', async () => {
		fal.fault({
			on: 'submit',
			answer: { statusCode: 429, body: { detail: 'Slow down' }, headers: { 'retry-after': '7' } },
		});
		const refused = await call(fal, 'POST', submitUrl, { body });
		expect([refused.statusCode, refused.headers.get('retry-after')]).toEqual([429, '7']);
		expect(fal.purchases).toHaveLength(0);
		expect((await call(fal, 'POST', submitUrl, { body })).statusCode).toBe(200);
		expect(fal.purchases).toHaveLength(1);
	});

	it.each(['reset', 'close', 'truncated'] as const)(
		'%s after the submit loses the answer but not the order',
		async (answer) => {
			fal.fault({ on: 'submit', moment: 'after', answer });
			await expect(call(fal, 'POST', submitUrl, { body })).rejects.toThrow();
			expect(fal.purchases).toHaveLength(1);
			expect(fal.exchanges).toMatchObject([
				{ operation: 'submit', statusCode: null, requestId: fal.purchases[0].requestId },
			]);
		},
	);

	it.each(['reset', 'close', 'truncated'] as const)(
		'%s before the submit ends the connection without an order',
		async (answer) => {
			fal.fault({ on: 'submit', answer });
			await expect(call(fal, 'POST', submitUrl, { body })).rejects.toThrow();
			expect(fal.purchases).toHaveLength(0);
		},
	);

	it.each([
		['reset', 'ECONNRESET'],
		['close', 'UND_ERR_SOCKET'],
	] as const)('%s ends the connection in its own way', async (answer, code) => {
		fal.fault({ on: 'submit', answer });
		await expect(call(fal, 'POST', submitUrl, { body })).rejects.toMatchObject({ cause: { code } });
	});

	it('truncated sends the status and half of the genuine body', async () => {
		fal.fault({ on: 'submit', moment: 'after', answer: 'truncated' });
		const headers = { 'x-fal-target-url': submitUrl, authorization: `Key ${fal.apiKey}` };
		const response = await fetch(fal.proxyUrl, { method: 'POST', headers, body });
		expect(response.status).toBe(200);
		const received: string[] = [];
		const reading = response.body
			?.pipeThrough(new TextDecoderStream())
			.pipeTo(new WritableStream({ write: (text) => void received.push(text) }));
		await expect(reading).rejects.toThrow();
		expect(received.join('')).toMatch(/^\{"status":"IN_QUEUE","request_id":"[^}]*$/);
	});

	it('html is a gateway page', async () => {
		fal.fault({ on: 'submit', moment: 'after', answer: 'html' });
		const answer = await call(fal, 'POST', submitUrl, { body });
		expect(answer).toMatchObject({ statusCode: 502, body: expect.stringContaining('<html>') });
		expect(fal.purchases).toHaveLength(1);
	});

	it('skips, repeats and keeps to its request', async () => {
		const [first, second] = [
			await order(fal, upscaler, { video_url }),
			await order(fal, upscaler, { video_url }),
		];
		const answer = { statusCode: 503, body: { detail: 'Busy' } };
		fal.fault({ on: 'status', requestId: second, skip: 1, times: 2, answer });
		expect((await status(first)).statusCode).toBe(200);
		const codes = [];
		for (let read = 0; read < 4; read += 1) codes.push((await status(second)).statusCode);
		expect(codes).toEqual([200, 503, 503, 200]);
	});

	it('keeps to jobs whose input matches', async () => {
		fal.fault({
			on: 'result',
			match: ({ scale }) => scale === 4,
			answer: { statusCode: 504, body: '' },
		});
		const [twice, fourfold] = [
			await order(fal, upscaler, { video_url, scale: 2 }),
			await order(fal, upscaler, { video_url, scale: 4 }),
		];
		await status(twice);
		await status(fourfold);
		expect((await result(twice)).statusCode).toBe(200);
		const lost = await result(fourfold).catch((reason: unknown) => reason);
		expect(lost).toBeInstanceOf(SyntaxError);
		expect(fal.exchanges[fal.exchanges.length - 1]).toMatchObject({ statusCode: 504 });
		expect((await result(fourfold)).statusCode).toBe(200);
	});

	it('reaches uploads, prices and files too', async () => {
		const forbidden = { error: { type: 'authorization_error', message: 'Not permitted' } };
		fal.fault({ on: 'pricing', answer: { statusCode: 403, body: forbidden } });
		const prices = `https://api.fal.ai/v1/models/pricing?endpoint_id=${upscaler}`;
		expect((await call(fal, 'GET', prices)).statusCode).toBe(403);

		const requestId = await order(fal, upscaler, { video_url });
		await status(requestId);
		const { video } = (await result(requestId)).body as { video: { url: string } };
		fal.fault({ on: 'file', answer: 'truncated' });
		const cutOff = fetch(video.url).then(async (response) => await response.arrayBuffer());
		await expect(cutOff).rejects.toThrow();
		expect((await fetch(video.url)).status).toBe(200);
	});

	it('without an answer only delays, and the answer is the genuine one', async () => {
		fal.fault({ on: 'submit', delayMs: 1 });
		expect((await call(fal, 'POST', submitUrl, { body })).statusCode).toBe(200);
		expect(fal.purchases).toHaveLength(1);
	});
});
