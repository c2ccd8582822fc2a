/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// The key arrives as fal wants it, goes to fal or to the credential's proxy alone, and is left nowhere.
import type { Logger } from 'n8n-workflow';
import { inspect } from 'node:util';

import type { Answer, Operation } from '../../emulator/types';
import { skipWaiting, useFakeClock } from '../../support/clock';
import { openRecordingServer, type RecordingServer } from '../../support/recordingServer';
import { about, countOf, falKeys, onArrival, upscale, useLocalFal } from '../setup';

const fal = useLocalFal({ concurrency: 50 });

let otherServer: RecordingServer;
beforeAll(async () => {
	otherServer = await openRecordingServer();
});
afterEach(() => {
	otherServer.received.length = 0;
});
afterAll(async () => await otherServer.close());

const codes = [301, 302, 303, 307, 308];
const clips = codes.map((code) => `moved-${code}`);
const onError = 'continueRegularOutput';

function redirect(on: Operation): void {
	codes.forEach((statusCode, index) => {
		const headers = { location: `${otherServer.url}/${on}` };
		const answer: Answer = { statusCode, body: '', headers };
		fal().fault({ on, match: about(clips[index]), times: Infinity, answer });
	});
}

describe('a redirect to another server is not followed', () => {
	test('when a video is ordered; that answer counts as lost', async () => {
		redirect('submit');
		useFakeClock();
		const run = await skipWaiting(upscale(fal(), clips, { onError }));
		expect(falKeys(run)).toMatchObject(clips.map(() => ({ error: { type: 'lost_answer' } })));
		expect(countOf(fal(), 'submit')).toBe(codes.length);
		expect(otherServer.received).toEqual([]);
	});

	test('when its status is read', async () => {
		redirect('status');
		const parameters = { waiting: { queueTimeout: 0.001 } };
		const run = await upscale(fal(), clips, { parameters, onError });
		expect(falKeys(run)).toMatchObject(clips.map(() => ({ error: { type: 'queue_timeout' } })));
		expect(otherServer.received).toEqual([]);
	});

	test('when its result is fetched, or it is cancelled', async () => {
		let results = 0;
		let stop: () => void = () => undefined;
		onArrival(fal(), 'result', () => {
			results += 1;
			if (results === codes.length) stop();
		});
		redirect('result');
		redirect('cancel');
		useFakeClock();
		const run = await skipWaiting(upscale(fal(), clips, { cancel: (cancel) => (stop = cancel) }));
		expect(run.status).toBe('canceled');
		// A cancel that is not answered is sent again and again for some minutes.
		expect(countOf(fal(), 'cancel')).toBeGreaterThan(4 * codes.length);
		expect(otherServer.received).toEqual([]);
	});
});

describe('an address in the answer to a submit', () => {
	const documented = 'https://queue.fal.run/fal-ai/video-upscaler/requests/r-1';

	function answerSubmit(base: string): void {
		const urls = { status_url: `${base}/status`, response_url: base, cancel_url: `${base}/cancel` };
		fal().fault({
			on: 'submit',
			answer: { statusCode: 200, body: { request_id: 'r-1', ...urls } },
		});
	}

	test('that is not of fal is replaced by the one fal documents', async () => {
		answerSubmit(otherServer.url);
		fal().fault({ on: 'status', answer: { statusCode: 200, body: { status: 'COMPLETED' } } });
		fal().fault({ on: 'result', answer: { statusCode: 200, body: { video: { url: 'x' } } } });
		const run = await upscale(fal(), ['sea']);
		expect(falKeys(run)).toMatchObject([{ state: 'done', cancelUrl: `${documented}/cancel` }]);
		const reads = fal()
			.exchanges.filter(({ operation }) => operation !== 'pricing' && operation !== 'submit')
			.map(({ url }) => url);
		expect(new Set(reads)).toEqual(
			new Set([`${documented}/status/stream`, `${documented}/status`, documented]),
		);
		expect(otherServer.received).toEqual([]);
	});

	const submitOnly = { parameters: { waitMode: 'submit' } };

	test.each([
		'http://queue.fal.run/requests/r-1',
		'https://queue.fal.run:8443/requests/r-1',
		'https://someone@queue.fal.run/requests/r-1',
		'https://queue.fal.run.example.com/requests/r-1',
		'https://my-fal.run/requests/r-1',
		'https://x.fal.run/fal-ai/video-upscaler/requests/r-1',
		'https://queue.falrun.com/fal-ai/video-upscaler/requests/r-1',
		'https://:secret@queue.fal.run/fal-ai/video-upscaler/requests/r-1',
		'//queue.fal.run/requests/r-1',
	])('%s is not taken for one of fal', async (foreign) => {
		answerSubmit(foreign);
		const run = await upscale(fal(), ['sea'], submitOnly);
		expect(falKeys(run)).toMatchObject([
			{ statusUrl: `${documented}/status`, responseUrl: documented },
		]);
	});

	test('of the form fal documents is kept', async () => {
		const given = documented.replace('fal-ai/video-upscaler', 'fal-ai/video-upscaler/v2');
		answerSubmit(given);
		const run = await upscale(fal(), ['sea'], submitOnly);
		expect(falKeys(run)).toMatchObject([{ statusUrl: `${given}/status`, responseUrl: given }]);
	});
});

test.each(['  KEY  ', '\tKEY\r\n', 'Key KEY', ' key\nKEY\n'])(
	'a key pasted as %j arrives clean',
	async (pasted) => {
		const apiKey = pasted.replace('KEY', fal().apiKey);
		const credentials = { apiKey, proxyUrl: ` ${fal().proxyUrl}\n` };
		const run = await upscale(fal(), ['sea'], { credentials });
		expect(falKeys(run)).toMatchObject([{ state: 'done' }]);
		const sent = new Set(fal().exchanges.map(({ headers }) => headers.authorization));
		expect([...sent]).toEqual([`Key ${fal().apiKey}`]);
	},
);

test.each(['submit', 'status', 'result'] as const)(
	'an answer to a %s that repeats the Authorization header does not bring the key along',
	async (on) => {
		const text = `Denied: {"authorization":"Key ${fal().apiKey}"}`;
		const detail = on === 'submit' ? [{ msg: text, loc: ['body', fal().apiKey] }] : text;
		fal().fault({ on, times: Infinity, answer: { statusCode: 422, body: { detail } } });
		const run = await upscale(fal(), ['sea'], { onError });
		const [, secret] = fal().apiKey.split(':');
		expect(falKeys(run)).toMatchObject([{ state: 'failed' }]);
		expect(falKeys(run)[0].error?.message).toContain('Key ***');
		expect(inspect(run.run, { depth: null, maxStringLength: null })).not.toContain(secret);
	},
);

test('the key is in no output, no error, no hint and no line of the log', async () => {
	const logged: unknown[] = [];
	const log: Logger['info'] = (...line) => logged.push(line);
	const logger = { error: log, warn: log, info: log, debug: log };
	const made = await upscale(fal(), ['sea'], { logger });
	const answer: Answer = {
		statusCode: 500,
		body: { detail: 'Sorry', error_type: 'internal_error' },
	};
	fal().fault({ on: 'result', answer });
	const failed = await upscale(fal(), ['sea'], { logger });
	fal().fault({ on: 'submit', moment: 'after', answer: 'reset' });
	const lost = await upscale(fal(), ['lost'], { logger });
	expect([made.status, failed.status, lost.status]).toEqual(['success', 'error', 'success']);
	expect(logged.length).toBeGreaterThan(0);
	const left = [made, failed, lost].map(({ run, error }) => [run, error, error?.context]);
	const text = inspect([left, logged], {
		depth: null,
		showHidden: true,
		maxArrayLength: null,
		maxStringLength: null,
	});
	expect(text).toContain(fal().purchases[0].requestId);
	const [id, secret] = fal().apiKey.split(':');
	expect(text).not.toContain(secret);
	expect(text).not.toContain(id);
});
