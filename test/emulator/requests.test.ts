import { useFixture } from './fixture';
import type { Fixture } from './fixture';
import { call, order } from './caller';
import { startLocalFal } from './localFal';
import type { LocalFal } from './localFal';

const queue = 'https://queue.fal.run';
const upscaler = 'fal-ai/video-upscaler';
const klingEdit = 'fal-ai/kling-video/o1/video-to-video/edit';
const input = { video_url: 'https://example.com/video.mp4' };
const body = JSON.stringify(input);
const unknownId = '00000000-0000-4000-8000-000000000000';

let fixture: Fixture;
let fal: LocalFal;

useFixture((opened) => {
	fixture = opened;
	({ fal } = opened);
});

describe('submit', () => {
	it('answers 404 for an app and for a path that do not exist', async () => {
		expect(await call(fal, 'POST', `${queue}/fal-ai/nothing/video`, { body })).toMatchObject({
			statusCode: 404,
			body: { detail: 'Application "nothing" not found' },
		});
		expect(await call(fal, 'POST', `${queue}/fal-ai/kling-video/o9/edit`, { body })).toMatchObject({
			statusCode: 404,
			body: { detail: 'Path /o9/edit not found' },
		});
	});

	it.each([
		'fal-ai/sora/remix',
		'fal-ai/sora-2/video-to-video/remix',
		'fal-ai/topaz-video-ai',
		'fal-ai/frame-interpolation',
	])('%s is served, and answers 404 as fal is', async (endpointId) => {
		const url = `${queue}/${endpointId}`;
		expect(await call(fal, 'POST', url, { body })).toMatchObject({ statusCode: 200 });
		const real = await startLocalFal({ sampleClip: fixture.sampleClip, asFalIs: true });
		const answer = await call(real, 'POST', url, { body });
		await real.close();
		expect(answer.statusCode).toBe(404);
	});

	it('answers 429 when more requests wait than the caller allows', async () => {
		fal.outcome({ hold: 'queue' });
		await order(fal, upscaler, input);
		await order(fal, upscaler, input);
		const url = `${queue}/${upscaler}?fal_max_queue_length=`;
		expect(await call(fal, 'POST', `${url}1`, { body })).toMatchObject({ statusCode: 429 });
		expect(await call(fal, 'POST', `${url}2`, { body })).toMatchObject({ statusCode: 200 });
		expect(fal.purchases).toHaveLength(3);
	});

	it('answers 400 to a body that is no JSON object', async () => {
		const answer = await call(fal, 'POST', `${queue}/${upscaler}`, { body: '{"video_url":' });
		expect(answer.statusCode).toBe(400);
		expect(fal.purchases).toHaveLength(0);
	});

	it('books the order as it came', async () => {
		const requestId = await order(fal, upscaler, { ...input, scale: 4 });
		expect(fal.purchases).toMatchObject([
			{
				requestId,
				endpointId: upscaler,
				input: { ...input, scale: 4 },
				body: JSON.stringify({ ...input, scale: 4 }),
				headers: { authorization: `Key ${fal.apiKey}` },
				state: 'running',
				cancelRequested: false,
				ignoredFields: [],
			},
		]);
	});
});

describe('a request', () => {
	it('answers NOT_FOUND for an unknown id', async () => {
		const request = `${queue}/${upscaler}/requests/${unknownId}`;
		for (const [method, url] of [
			['GET', `${request}/status`],
			['GET', request],
			['PUT', `${request}/cancel`],
		]) {
			expect(await call(fal, method, url)).toMatchObject({
				statusCode: 404,
				body: { status: 'NOT_FOUND' },
			});
		}
	});

	it('is found under its base app only', async () => {
		const requestId = await order(fal, klingEdit, { prompt: 'x', ...input });
		const status = async (app: string) =>
			(await call(fal, 'GET', `${queue}/${app}/requests/${requestId}/status`)).statusCode;
		expect(await status(klingEdit)).toBe(405);
		expect(await status(upscaler)).toBe(404);
		expect(await status('fal-ai/kling-video')).toBe(200);
	});

	it('carries request id and billable units on the result, none for a refused input', async () => {
		const finish = async (endpointId: string, given: object) => {
			const requestId = await order(fal, endpointId, given);
			const base = endpointId.split('/').slice(0, 2).join('/');
			const url = `${queue}/${base}/requests/${requestId}`;
			await call(fal, 'GET', `${url}/status`);
			const { headers, statusCode } = await call(fal, 'GET', url);
			expect(headers.get('x-fal-request-id')).toBe(requestId);
			return [statusCode, headers.get('x-fal-billable-units')];
		};
		expect(await finish(upscaler, input)).toEqual([200, '1']);
		expect(await finish(upscaler, { scale: 9 })).toEqual([422, '0']);
	});

	it('may go on running after its cancel was accepted', async () => {
		fal.outcome({ ignoresCancel: true });
		const requestId = await order(fal, upscaler, input);
		const url = `${queue}/${upscaler}/requests/${requestId}`;
		expect(await call(fal, 'PUT', `${url}/cancel`)).toMatchObject({
			statusCode: 202,
			body: { status: 'CANCELLATION_REQUESTED' },
		});
		await call(fal, 'GET', `${url}/status`);
		expect(fal.purchases).toMatchObject([{ state: 'done', cancelRequested: true }]);
	});

	it('that runs for ever ends by a cancel and makes room for the next', async () => {
		fal.outcome({ hold: 'run', times: 2 });
		const [first, , third] = [
			await order(fal, upscaler, input),
			await order(fal, upscaler, input),
			await order(fal, upscaler, input),
		];
		expect(fal.purchases.map(({ state }) => state)).toEqual(['running', 'running', 'queued']);
		await call(fal, 'PUT', `${queue}/${upscaler}/requests/${first}/cancel`);
		await call(fal, 'GET', `${queue}/${upscaler}/requests/${third}/status`);
		expect(fal.purchases.map(({ state }) => state)).toEqual(['cancelled', 'running', 'done']);
	});
});
