import { useFixture } from './fixture';
import { order, readsOf } from './caller';
import type { LocalFal } from './localFal';

const upscaler = 'fal-ai/video-upscaler';
const video_url = 'https://example.com/video.mp4';

let fal: LocalFal;

useFixture((fixture) => ({ fal } = fixture));

const { status, result } = readsOf(() => fal, upscaler);

describe('an outcome', () => {
	it('fails a matching job with the given body, once', async () => {
		const refused = { detail: [{ type: 'content_policy_violation', loc: ['body', 'prompt'] }] };
		fal.outcome({ times: 1, result: { statusCode: 422, body: refused } });
		const [bad, good] = [
			await order(fal, upscaler, { video_url }),
			await order(fal, upscaler, { video_url }),
		];
		await status(bad);
		await status(good);
		expect(await result(bad)).toMatchObject({ statusCode: 422, body: refused });
		expect(await result(good)).toMatchObject({ statusCode: 200 });
		expect(fal.purchases.map(({ state }) => state)).toEqual(['failed', 'done']);
	});

	it('puts a request error on the COMPLETED status and into the result', async () => {
		const statusError = { error: 'Request timed out', error_type: 'request_timeout' };
		fal.outcome({ statusError });
		const requestId = await order(fal, upscaler, { video_url });
		expect(await status(requestId)).toMatchObject({
			statusCode: 200,
			body: { status: 'COMPLETED', ...statusError },
		});
		const answer = await result(requestId);
		expect(answer).toMatchObject({
			statusCode: 504,
			body: { detail: 'Request timed out', error_type: 'request_timeout' },
		});
		expect(answer.headers.get('x-fal-error-type')).toBe('request_timeout');
	});

	it('keeps a job in progress for the given number of reads', async () => {
		fal.outcome({ statusReads: 2 });
		const requestId = await order(fal, upscaler, { video_url });
		const codes = [];
		for (let read = 0; read < 3; read += 1) codes.push((await status(requestId)).statusCode);
		expect(codes).toEqual([202, 202, 200]);
	});
});
