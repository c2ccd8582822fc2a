/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { FalClient, QueueStatus } from '@fal-ai/client';
import { readEvents } from '../../nodes/shared/fal/events';
import { failureOf, useFixture } from './fixture';
import { order, readsOf } from './caller';
import type { LocalFal, StreamCut } from './types';

// fal's own client, unmodified, is the judge of the local fal's status stream.

const upscaler = 'fal-ai/video-upscaler';
const video_url = 'https://example.com/video.mp4';

let fal: LocalFal;
let client: FalClient;

useFixture((fixture) => ({ fal, client } = fixture));

const { status } = readsOf(() => fal, upscaler);

async function subscribed({
	logs = false,
	told = async () => undefined,
}: { logs?: boolean; told?: (update: QueueStatus) => Promise<void> } = {}): Promise<QueueStatus[]> {
	const seen: QueueStatus[] = [];
	const { data } = await client.subscribe(upscaler, {
		input: { video_url },
		mode: 'streaming',
		logs,
		onQueueUpdate: (update) => {
			seen.push(structuredClone(update));
			void told(update);
		},
	});
	expect(data.video.url).toContain('/files/');
	return seen;
}

function opened(requestId: string, query = ''): Promise<Response> {
	const url = `https://queue.fal.run/${upscaler}/requests/${requestId}/status/stream${query}`;
	const headers = { 'x-fal-target-url': url, authorization: `Key ${fal.apiKey}` };
	return fetch(fal.proxyUrl, { headers });
}

/** The events that come until the stream ends or `most` have come. */
async function eventsOf(response: Response, most = Infinity): Promise<string[]> {
	const events: string[] = [];
	if (response.body === null) throw new Error('There is no stream');
	for await (const event of readEvents(response.body)) {
		events.push(event);
		if (events.length === most) break;
	}
	return events;
}

async function streamed(cut: StreamCut, most?: number): Promise<string[]> {
	fal.outcome({ seconds: 0.5 });
	fal.fault({ on: 'stream', answer: cut });
	return await eventsOf(await opened(await order(fal, upscaler, { video_url })), most);
}

const statusesOf = (events: readonly string[]): unknown[] =>
	events.map((event) => (JSON.parse(event) as { status: unknown }).status);

describe('subscribe by stream', () => {
	it('is told each change of state and ends with the result', async () => {
		fal.outcome({ seconds: 0.5 });
		expect((await subscribed()).map((update) => update.status)).toEqual([
			'IN_PROGRESS',
			'COMPLETED',
		]);
		expect(fal.exchanges.map(({ operation, statusCode }) => [operation, statusCode])).toEqual([
			['submit', 200],
			['stream', 200],
			['result', 200],
		]);
	});

	it('waits for its turn and is told its place', async () => {
		fal.outcome({ hold: 'run', times: 3 });
		fal.outcome({ seconds: 0.5 });
		const before: string[] = [];
		for (const scale of [2, 3, 4]) before.push(await order(fal, upscaler, { video_url, scale }));
		const seen = await subscribed({
			told: async ({ status }) => {
				const requestId = before.shift() ?? '';
				if (status === 'IN_QUEUE') await client.queue.cancel(upscaler, { requestId });
			},
		});
		expect(seen).toMatchObject([
			{ status: 'IN_QUEUE', queue_position: 1 },
			{ status: 'IN_QUEUE', queue_position: 0 },
			{ status: 'IN_PROGRESS' },
			{ status: 'COMPLETED' },
		]);
	});

	it('gets a megabyte of logs where it asks for logs, and none elsewhere', async () => {
		const line = 'x'.repeat(1024 * 1024);
		fal.outcome({ seconds: 0.5, logs: [line] });
		expect((await subscribed({ logs: true }))[0]).toMatchObject({ logs: [{ message: line }] });
		expect((await subscribed())[0]).toMatchObject({ logs: [] });
	});

	it('fails where fal refuses the stream', async () => {
		fal.fault({ on: 'stream', answer: { statusCode: 405, body: { detail: 'Not Allowed' } } });
		const failure = await failureOf(
			client.subscribe(upscaler, { input: { video_url }, mode: 'streaming' }),
		);
		expect(failure).toMatchObject({ status: 405 });
	});
});

describe('a status stream', () => {
	it('tells of a request that runs by the clock', async () => {
		fal.outcome({ seconds: 0.5 });
		const events = await eventsOf(await opened(await order(fal, upscaler, { video_url })));
		expect(statusesOf(events)).toEqual(['IN_PROGRESS', 'COMPLETED']);
		const [{ startedAtMs, endedAtMs }] = fal.purchases;
		expect(Number(endedAtMs) - Number(startedAtMs)).toBeGreaterThanOrEqual(499);
	});

	it('moves a request on as a status read does', async () => {
		const events = await eventsOf(await opened(await order(fal, upscaler, { video_url })));
		expect(statusesOf(events)).toEqual(['COMPLETED']);
	});

	it('tells at once of a request that has ended', async () => {
		const requestId = await order(fal, upscaler, { video_url });
		await status(requestId);
		expect(statusesOf(await eventsOf(await opened(requestId)))).toEqual(['COMPLETED']);
	});

	it('ends when a request is cancelled', async () => {
		fal.outcome({ hold: 'run' });
		const requestId = await order(fal, upscaler, { video_url });
		const reading = opened(requestId).then(async (response) => await eventsOf(response));
		while (fal.exchanges.length < 2) await new Promise((resolve) => setImmediate(resolve));
		await client.queue.cancel(upscaler, { requestId });
		expect(statusesOf(await reading)).toContain('COMPLETED');
	});

	it('is refused for a request that moves by status reads', async () => {
		fal.outcome({ statusReads: 1 });
		expect((await opened(await order(fal, upscaler, { video_url }))).status).toBe(405);
	});

	it('is refused without a key, for an unknown request and while the account is locked', async () => {
		const requestId = await order(fal, upscaler, { video_url });
		const keyless = await fetch(fal.proxyUrl, {
			headers: {
				'x-fal-target-url': `https://queue.fal.run/${upscaler}/requests/${requestId}/status/stream`,
			},
		});
		expect(keyless.status).toBe(401);
		expect((await opened('unknown')).status).toBe(404);
		fal.lock();
		expect((await opened(requestId)).status).toBe(403);
	});
});

describe('a stream goes wrong', () => {
	it.each<[StreamCut, unknown[]]>([
		['buffered', ['IN_PROGRESS', 'COMPLETED']],
		['lagging', ['IN_PROGRESS', 'COMPLETED']],
		['early', ['COMPLETED']],
		['foreign', ['COMPLETED', 'IN_PROGRESS', 'COMPLETED']],
		['wordy', ['IN_PROGRESS', 'COMPLETED']],
	])('%s', async (cut, statuses) => {
		expect(statusesOf(await streamed(cut))).toEqual(statuses);
	});

	it('endless: it stays open after COMPLETED', async () => {
		expect(statusesOf(await streamed('endless', 2))).toEqual(['IN_PROGRESS', 'COMPLETED']);
	});

	it('hushed: only the first event comes', async () => {
		expect(statusesOf(await streamed('hushed', 1))).toEqual(['IN_PROGRESS']);
	});

	it('mute: it is opened and says nothing', async () => {
		fal.fault({ on: 'stream', answer: 'mute' });
		const response = await opened(await order(fal, upscaler, { video_url }));
		expect(response.headers.get('content-type')).toBe('text/event-stream');
		await response.body?.cancel();
	});

	it('broken: it ends within its second event', async () => {
		await expect(streamed('broken')).rejects.toThrow();
	});

	it('garbled: its events are no JSON', async () => {
		for (const event of await streamed('garbled')) {
			expect(() => JSON.parse(event) as unknown).toThrow(SyntaxError);
		}
	});

	it('early: the status read knows better', async () => {
		fal.outcome({ hold: 'run' });
		fal.fault({ on: 'stream', answer: 'early' });
		const requestId = await order(fal, upscaler, { video_url });
		expect(statusesOf(await eventsOf(await opened(requestId)))).toEqual(['COMPLETED']);
		expect((await status(requestId)).body).toMatchObject({ status: 'IN_PROGRESS' });
	});
});
