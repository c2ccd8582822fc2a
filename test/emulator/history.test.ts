import { call, order } from './caller';
import { historyUrl, nowMs, upscaler, useHistoryFixture } from './historyFixture';

const { fal, ask, list, ids, ended } = useHistoryFixture();
const input = { video_url: 'https://example.com/video.mp4' };

describe('an item', () => {
	it('tells a request of ours from its submit to its end, with payloads when asked', async () => {
		let clockMs = nowMs;
		fal().clock(() => clockMs);
		const requestId = await order(fal(), upscaler, input);
		const running = {
			request_id: requestId,
			endpoint_id: upscaler,
			sent_at: '2026-11-20T06:00:00.000Z',
			started_at: '2026-11-20T06:00:00.000Z',
			ended_at: null,
			status_code: null,
			duration: null,
		};
		expect((await list()).items).toEqual([running]);
		expect((await list({ expand: 'payloads' })).items).toEqual([{ ...running, json_input: input }]);

		clockMs += 2500;
		const url = `https://queue.fal.run/${upscaler}/requests/${requestId}`;
		await call(fal(), 'GET', `${url}/status`);
		const done = {
			...running,
			ended_at: '2026-11-20T06:00:02.500Z',
			status_code: 200,
			duration: 2.5,
			json_input: input,
			json_output: (await call(fal(), 'GET', url)).body,
		};
		expect((await list({ expand: 'payloads' })).items).toEqual([done]);
		const times = { sentAtMs: nowMs, startedAtMs: nowMs, endedAtMs: nowMs + 2500 };
		expect(fal().purchases).toMatchObject([times]);
	});

	it('tells a refused input, whose answer is its output', async () => {
		const requestId = await order(fal(), upscaler, {});
		await call(fal(), 'GET', `https://queue.fal.run/${upscaler}/requests/${requestId}/status`);
		const [item] = (await list({ expand: 'payloads' })).items;
		expect(item).toMatchObject({
			status_code: 422,
			json_output: { detail: [{ type: 'missing' }] },
		});
	});

	it('has no payloads where they are hidden, and no output where that is', async () => {
		ended(1, { input });
		fal().history({ hidePayloads: 'output' });
		const [shown] = (await list({ expand: 'payloads' })).items;
		expect([shown.json_input, shown.json_output]).toEqual([input, undefined]);
		fal().history({ hidePayloads: true });
		const [hidden] = (await list({ expand: 'payloads' })).items;
		expect([hidden.json_input, hidden.json_output]).toEqual([undefined, undefined]);
	});

	it('made elsewhere can be fetched from the queue, and is no purchase', async () => {
		const requestId = ended(1, { output: { video: { url: 'https://v3.fal.media/a.mp4' } } });
		const url = `https://queue.fal.run/${upscaler}/requests/${requestId}`;
		expect(await call(fal(), 'GET', url)).toMatchObject({
			statusCode: 200,
			body: { video: { url: 'https://v3.fal.media/a.mp4' } },
		});
		expect(fal().purchases).toEqual([]);
	});
});

describe('the history refuses', () => {
	it('an endpoint that is not known, and with it the whole request', async () => {
		ended(1);
		expect(await ask({ endpoint_id: `${upscaler},fal-ai/nothing` })).toMatchObject({
			statusCode: 404,
			body: { error: { type: 'not_found', message: 'Endpoint fal-ai/nothing not found' } },
		});
		fal().history({ endpointIds: ['fal-ai/nothing'] });
		expect(await ids({ endpoint_id: `${upscaler},fal-ai/nothing` })).toEqual(['1']);
	});

	it.each<[string, Record<string, string | number>]>([
		['no endpoint', { endpoint_id: '' }],
		['51 endpoints', { endpoint_id: Array.from({ length: 51 }, () => upscaler).join(',') }],
		['a page of 101', { limit: 101 }],
		['a start that is no time', { start: 'yesterday' }],
		['a status that is none', { status: 'done' }],
		['an id that is no UUID', { request_id: '7' }],
		['a cursor that is no page number', { cursor: 'bm8=' }],
		['an expansion it does not have', { expand: 'everything' }],
	])('%s', async (_what, query) => {
		expect(await ask(query)).toMatchObject({
			statusCode: 400,
			body: { error: { type: 'validation_error' } },
		});
	});

	it('a wrong key, as the Platform API words it', async () => {
		const url = `${historyUrl}?endpoint_id=${upscaler}`;
		expect(await call(fal(), 'GET', url, { authorization: 'Key someone:else' })).toMatchObject({
			statusCode: 401,
			body: { error: { type: 'authorization_error', message: 'invalid key credentials' } },
		});
	});
});

it('can be down, slow to be trusted or cut off like everything else', async () => {
	fal().fault({ on: 'history', answer: { statusCode: 503, body: {} } });
	fal().fault({ on: 'history', answer: 'html' });
	fal().fault({ on: 'history', moment: 'after', answer: 'truncated' });
	expect((await ask()).statusCode).toBe(503);
	expect((await ask()).statusCode).toBe(502);
	await expect(ask()).rejects.toThrow();
	expect((await ask()).statusCode).toBe(200);
	expect(fal().exchanges.map(({ operation }) => operation)).toEqual(Array(4).fill('history'));
});

it("fal's clock is in the Date header, and reset brings the real one back", async () => {
	const dateOf = async () => Date.parse((await ask()).headers.get('date') ?? '');
	expect(await dateOf()).toBe(nowMs);
	fal().reset();
	expect(await dateOf()).not.toBe(nowMs);
});
