// fal's status stream in n8n's engine: whatever it does, each clip is bought once and handed on.
import type { Disturbance } from '../../emulator/types';
import { countOf, falKeys, onArrival, upscale, useLocalFal } from '../setup';
import type { VideoRun } from '../videoRun';

const fal = useLocalFal({ concurrency: 40 });

const clips = (count: number) => Array.from({ length: count }, (_clip, index) => `clip${index}`);

test('a request is followed by its stream, with few reads beside it', async () => {
	fal().outcome({ seconds: 1 });
	const run = await upscale(fal(), ['sea']);
	expect(falKeys(run)).toMatchObject([{ state: 'done' }]);
	expect(countOf(fal(), 'stream')).toBe(1);
	expect(countOf(fal(), 'status')).toBeLessThanOrEqual(2);
	expect(countOf(fal(), 'result')).toBe(1);
});

test('a stream is asked for with the key and without logs', async () => {
	await upscale(fal(), ['sea']);
	const stream = fal().exchanges.find(({ operation }) => operation === 'stream');
	expect(stream).toMatchObject({
		method: 'GET',
		headers: { authorization: `Key ${fal().apiKey}` },
	});
	expect(stream?.url).toMatch(/\/status\/stream$/);
});

const page = { statusCode: 502, body: '<html></html>', headers: { 'content-type': 'text/html' } };

test.each<[string, Disturbance]>([
	['not found', { statusCode: 404, body: { status: 'NOT_FOUND' } }],
	['not allowed', { statusCode: 405, body: { detail: 'Method Not Allowed' } }],
	['answered by a proxy', page],
	['answered with a web page', { ...page, statusCode: 200 }],
	['answered as no stream', { statusCode: 200, body: { status: 'COMPLETED' } }],
	['reset', 'reset'],
	['closed', 'close'],
	['silent', 'mute'],
	['silent after its first event', 'hushed'],
	['cut', 'broken'],
	['buffered', 'buffered'],
	['endless', 'endless'],
	['malformed', 'garbled'],
	['slow', 'lagging'],
	['completed too early', 'early'],
	['about another request', 'foreign'],
	['wordy', 'wordy'],
])('streams that are %s fail no request', async (_what, answer) => {
	// What is silent after its first event is noticed by its silence, which takes a while.
	fal().outcome({ seconds: answer === 'hushed' ? 0 : 1 });
	fal().fault({ on: 'stream', times: Infinity, answer, delayMs: answer === 'lagging' ? 3000 : 0 });
	const run = await upscale(fal(), clips(3));
	expect(falKeys(run).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
	expect(fal().purchases).toHaveLength(3);
	expect(countOf(fal(), 'cancel')).toBe(0);
});

test('an endpoint that refuses streams is asked for two', async () => {
	fal().outcome({ seconds: 1 });
	fal().fault({ on: 'stream', times: Infinity, answer: { statusCode: 404, body: {} } });
	await upscale(fal(), clips(30));
	expect(countOf(fal(), 'stream')).toBe(2);
});

test('a stream that is sent elsewhere does not take the key along', async () => {
	const location = `${fal().proxyUrl}/files/else/where`;
	fal().fault({
		on: 'stream',
		times: Infinity,
		answer: { statusCode: 307, body: '', headers: { location } },
	});
	const run = await upscale(fal(), ['sea']);
	expect(falKeys(run)).toMatchObject([{ state: 'done' }]);
	expect(countOf(fal(), 'file')).toBe(0);
});

describe('Stop', () => {
	/** Presses Stop when fal is asked for so many streams or status reads. */
	async function stoppedAt(
		operation: 'stream' | 'status',
		times: number,
		count: number,
		answer?: Disturbance,
	) {
		let press: () => void = () => undefined;
		const cancel: VideoRun['cancel'] = (stop) => (press = stop);
		onArrival(fal(), operation, () => {
			if (countOf(fal(), operation) === times) press();
		});
		fal().fault({ on: 'stream', answer });
		fal().outcome({ hold: 'run' });
		const run = await upscale(fal(), clips(count), { cancel });
		expect(run.status).toBe('canceled');
		expect(fal().purchases).toHaveLength(count);
		expect(fal().purchases.every(({ cancelRequested }) => cancelRequested)).toBe(true);
	}

	test('while a stream opens', async () => {
		await stoppedAt('stream', 1, 1, 'buffered');
	});

	test('while a stream is open', async () => {
		await stoppedAt('status', 1, 1);
	});

	test('while a hundred requests wait, twenty of them by streams', async () => {
		await stoppedAt('stream', 20, 100);
		expect(countOf(fal(), 'stream')).toBe(20);
	});
});
