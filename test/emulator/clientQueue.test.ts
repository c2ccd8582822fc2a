import type { FalClient } from '@fal-ai/client';
import { failureOf, useFixture } from './fixture';
import type { LocalFal } from './localFal';

// fal's own client, unmodified, is the judge of the local fal.

const upscaler = 'fal-ai/video-upscaler';
const klingEdit = 'fal-ai/kling-video/o1/video-to-video/edit';
const video_url = 'https://example.com/video.mp4';

let fal: LocalFal;
let client: FalClient;

useFixture((fixture) => ({ fal, client } = fixture));

describe('queue', () => {
	it('submits, reads, hands out and then refuses to cancel', async () => {
		fal.outcome({ statusReads: 1, inferenceSeconds: 12.5 });
		const submitted = await client.queue.submit(klingEdit, { input: { prompt: 'x', video_url } });
		const requestId = submitted.request_id;
		const base = `https://queue.fal.run/fal-ai/kling-video/requests/${requestId}`;
		expect(submitted).toEqual({
			status: 'IN_QUEUE',
			request_id: requestId,
			response_url: base,
			status_url: `${base}/status`,
			cancel_url: `${base}/cancel`,
			queue_position: 0,
		});
		expect(await client.queue.status(klingEdit, { requestId })).toMatchObject({
			status: 'IN_PROGRESS',
			logs: null,
		});
		expect(await client.queue.status(klingEdit, { requestId })).toMatchObject({
			status: 'COMPLETED',
			metrics: { inference_time: 12.5 },
		});
		expect((await client.queue.result(klingEdit, { requestId })).data.video.url).toContain(
			'/files/',
		);
		const failure = await failureOf(client.queue.cancel(klingEdit, { requestId }));
		expect(failure).toMatchObject({ status: 400, body: { status: 'ALREADY_COMPLETED' } });
	});

	it('answers 400 to a result that is asked for too early', async () => {
		fal.outcome({ statusReads: 5 });
		const { request_id: requestId } = await client.queue.submit(upscaler, { input: { video_url } });
		const failure = await failureOf(client.queue.result(upscaler, { requestId }));
		expect(failure).toMatchObject({
			status: 400,
			body: { detail: 'Request is still in progress' },
		});
	});

	it('runs two at once and keeps the third waiting, with its position', async () => {
		const ids: string[] = [];
		for (const scale of [2, 3, 4, 5]) {
			const submitted = await client.queue.submit(upscaler, { input: { video_url, scale } });
			ids.push(submitted.request_id);
		}
		const read = async (at: number) => await client.queue.status(upscaler, { requestId: ids[at] });
		expect(await read(2)).toMatchObject({ status: 'IN_QUEUE', queue_position: 0 });
		expect(await read(3)).toMatchObject({ status: 'IN_QUEUE', queue_position: 1 });
		expect(await read(0)).toMatchObject({ status: 'COMPLETED' });
		expect(await read(3)).toMatchObject({ status: 'IN_QUEUE', queue_position: 0 });
		expect(await read(2)).toMatchObject({ status: 'COMPLETED' });
	});

	it('ends a cancelled request as COMPLETED with client_cancelled and result 499', async () => {
		fal.outcome({ hold: 'queue' });
		const { request_id: requestId } = await client.queue.submit(upscaler, { input: { video_url } });
		await client.queue.cancel(upscaler, { requestId });
		expect(fal.purchases[0]).toMatchObject({ state: 'cancelled', cancelRequested: true });
		expect(await client.queue.status(upscaler, { requestId })).toMatchObject({
			status: 'COMPLETED',
			error_type: 'client_cancelled',
		});
		const failure = await failureOf(client.queue.result(upscaler, { requestId }));
		expect(failure).toMatchObject({ status: 499, body: { error_type: 'client_cancelled' } });
	});
});
