import { ApiError, ValidationError } from '@fal-ai/client';
import type { FalClient } from '@fal-ai/client';
import { connect, failureOf, useFixture } from './fixture';
import type { LocalFal } from './localFal';

// fal's own client, unmodified, is the judge of the local fal.

const upscaler = 'fal-ai/video-upscaler';
const klingReference = 'fal-ai/kling-video/o1/video-to-video/reference';
const video_url = 'https://example.com/video.mp4';

let fal: LocalFal;
let client: FalClient;

useFixture((fixture) => ({ fal, client } = fixture));

describe('subscribe', () => {
	it('ends with the model output and the request id', async () => {
		const { data, requestId } = await client.subscribe(upscaler, { input: { video_url } });
		expect(requestId).toBe(fal.purchases[0].requestId);
		expect(data.video).toMatchObject({ content_type: 'video/mp4', file_name: 'output.mp4' });
		const file = await fetch(data.video.url);
		expect((await file.arrayBuffer()).byteLength).toBe(data.video.file_size);
	});

	it('shows the running state and the logs on the way', async () => {
		fal.outcome({ statusReads: 1, logs: ['one', 'two'] });
		const seen: string[] = [];
		await client.subscribe(upscaler, {
			input: { video_url },
			logs: true,
			pollInterval: 1,
			onQueueUpdate: (update) => {
				const messages = 'logs' in update ? update.logs.map(({ message }) => message) : [];
				seen.push([update.status, ...messages].join(' '));
			},
		});
		expect(seen).toEqual(['IN_PROGRESS one two', 'COMPLETED one two']);
	});

	it('throws a ValidationError with fal detail for a wrong input, after COMPLETED', async () => {
		const wrong = { prompt: 'Next shot', video_url, duration: 5 };
		const failure = await failureOf(client.subscribe(klingReference as string, { input: wrong }));
		expect(failure).toBeInstanceOf(ValidationError);
		const [fieldError] = (failure as ValidationError).getFieldErrors('duration');
		expect(fieldError).toEqual({
			loc: ['body', 'duration'],
			type: 'literal_error',
			msg: "Input should be '3', '4', '5', '6', '7', '8', '9' or '10'",
			url: 'https://docs.fal.ai/errors/#literal_error',
			ctx: { expected: "'3', '4', '5', '6', '7', '8', '9' or '10'" },
			input: 5,
		});
		expect(fal.purchases[0].state).toBe('failed');
		expect(fal.exchanges.map(({ operation, statusCode }) => [operation, statusCode])).toEqual([
			['submit', 200],
			['status', 200],
			['result', 422],
		]);
	});
});

describe('storage', () => {
	it('takes an upload and gives the same bytes back, without a key', async () => {
		const url = await client.storage.upload(new Blob(['some bytes'], { type: 'video/mp4' }));
		const [initiate, put] = fal.exchanges;
		expect(initiate).toMatchObject({ operation: 'upload', statusCode: 200 });
		expect(put.headers).not.toHaveProperty('authorization');
		const response = await fetch(url);
		expect(response.headers.get('content-type')).toBe('video/mp4');
		expect(response.headers.get('content-length')).toBe('10');
		expect(await response.text()).toBe('some bytes');
		const part = await fetch(url, { headers: { range: 'bytes=5-' } });
		expect([part.status, await part.text()]).toEqual([206, 'bytes']);
	});
});

describe('storage, above 90 MB', () => {
	it('takes the parts and gives the whole back', async () => {
		const bytes = Buffer.alloc(91 * 1024 * 1024, 'fal');
		const url = await client.storage.upload(new Blob([bytes], { type: 'video/mp4' }), {
			lifecycle: { expiresIn: '1h' },
		});
		const [initiate, ...others] = fal.exchanges;
		expect(initiate.url).toContain('/initiate-multipart?');
		expect(initiate.headers['x-fal-object-lifecycle']).toBe('{"expiration_duration_seconds":3600}');
		expect(others.map(({ method }) => method)).toEqual([...Array(10).fill('PUT'), 'POST']);
		for (const { headers } of others) expect(headers).not.toHaveProperty('authorization');
		const back = Buffer.from(await (await fetch(url)).arrayBuffer());
		expect(back.equals(bytes)).toBe(true);
	});
});

describe('a wrong key', () => {
	it('is refused with 401 and nothing is bought', async () => {
		const stranger = connect(fal, ['someone', 'else'].join(':'));
		const failure = await failureOf(stranger.queue.submit(upscaler, { input: { video_url } }));
		expect(failure).toBeInstanceOf(ApiError);
		expect(failure).toMatchObject({ status: 401, body: { detail: 'invalid key credentials' } });
		expect(fal.purchases).toHaveLength(0);
	});
});
