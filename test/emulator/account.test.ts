import { useFixture } from './fixture';
import { call, order } from './caller';
import type { LocalFal } from './localFal';

const queue = 'https://queue.fal.run';
const upscaler = 'fal-ai/video-upscaler';
const klingEdit = 'fal-ai/kling-video/o1/video-to-video/edit';
const pricing = `https://api.fal.ai/v1/models/pricing?endpoint_id=${klingEdit},${upscaler}`;
const input = { video_url: 'https://example.com/video.mp4' };
const body = JSON.stringify(input);
const unknownId = '00000000-0000-4000-8000-000000000000';

let fal: LocalFal;

useFixture((fixture) => ({ fal } = fixture));

describe('the key', () => {
	it.each([
		[null, 'Authentication is required to access this application'],
		['Key someone:else', 'invalid key credentials'],
		[
			'Bearer someone:else',
			"Invalid Key Authorization header format. Expected '<key_id>:<key_secret>'",
		],
		['Key someone', "Invalid Key Authorization header format. Expected '<key_id>:<key_secret>'"],
	])('%p is answered with 401 by every operation', async (authorization, detail) => {
		const request = `${queue}/${upscaler}/requests/${unknownId}`;
		const answers = [
			await call(fal, 'POST', `${queue}/${upscaler}`, { body, authorization }),
			await call(fal, 'GET', `${request}/status`, { authorization }),
			await call(fal, 'GET', request, { authorization }),
			await call(fal, 'PUT', `${request}/cancel`, { authorization }),
			await call(fal, 'POST', 'https://rest.fal.ai/storage/upload/initiate', {
				body: JSON.stringify({ content_type: 'video/mp4', file_name: 'a.mp4' }),
				authorization,
			}),
		];
		for (const answer of answers)
			expect(answer).toMatchObject({ statusCode: 401, body: { detail } });
		expect(await call(fal, 'GET', pricing, { authorization })).toMatchObject({
			statusCode: 401,
			body: { error: { type: 'authorization_error', message: detail } },
		});
	});
});

describe('a locked account', () => {
	it('refuses submit, status and result until it is unlocked', async () => {
		const requestId = await order(fal, upscaler, input);
		const url = `${queue}/${upscaler}/requests/${requestId}`;
		fal.lock();
		const expected = {
			statusCode: 403,
			body: {
				detail:
					'User is locked. Reason: Exhausted balance. ' +
					'Top up your balance at fal.ai/dashboard/billing.',
			},
		};
		expect(await call(fal, 'POST', `${queue}/${upscaler}`, { body })).toMatchObject(expected);
		expect(await call(fal, 'GET', `${url}/status`)).toMatchObject(expected);
		expect(await call(fal, 'GET', url)).toMatchObject(expected);
		expect(fal.purchases).toHaveLength(1);
		fal.lock(null);
		expect(await call(fal, 'GET', `${url}/status`)).toMatchObject({ statusCode: 200 });
	});
});

describe('pricing', () => {
	it('lists published prices and leaves the others out', async () => {
		expect(await call(fal, 'GET', pricing)).toMatchObject({
			statusCode: 200,
			body: {
				prices: [{ endpoint_id: klingEdit, unit_price: 0.168, unit: 'seconds', currency: 'USD' }],
				has_more: false,
				next_cursor: null,
			},
		});
	});
});

describe('the proxy protocol', () => {
	it('refuses a call without a target and one to a foreign host', async () => {
		expect((await fetch(fal.proxyUrl)).status).toBe(400);
		expect((await call(fal, 'GET', 'https://fal.run.example.com/')).statusCode).toBe(412);
	});

	it('works on any path of the proxy', async () => {
		const response = await fetch(`${fal.proxyUrl}/some/path`, {
			headers: { 'x-fal-target-url': pricing, authorization: `Key ${fal.apiKey}` },
		});
		expect(response.status).toBe(200);
	});
});
