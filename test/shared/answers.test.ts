// What fal's answers to status and result mean.
import {
	endedByFal,
	readResult,
	readStatus,
	retryAfterMs,
	type QueueState,
} from '../../nodes/shared/fal/meanings';
import type { Answer } from '../../nodes/shared/fal/client';
import { useFakeClock } from './clock';
import { answer } from './scriptedFal';

const page = '<html><body>Sorry</body></html>';
const nothing: Omit<QueueState, 'status'> = {
	queuePosition: null,
	inferenceSeconds: null,
	logs: null,
	errorType: null,
	error: null,
};

test.each<[Answer, QueueState]>([
	[
		answer(202, { status: 'IN_QUEUE', queue_position: 3, metrics: {} }),
		{ ...nothing, status: 'IN_QUEUE', queuePosition: 3 },
	],
	[answer(202, { status: 'IN_PROGRESS', logs: null }), { ...nothing, status: 'IN_PROGRESS' }],
	[
		answer(200, { status: 'COMPLETED', logs: [], metrics: { inference_time: 12.3 } }),
		{ ...nothing, status: 'COMPLETED', inferenceSeconds: 12.3, logs: [] },
	],
	[
		answer(200, {
			status: 'COMPLETED',
			metrics: { inference_time: null },
			error: 'No',
			error_type: 'bad_request',
		}),
		{ ...nothing, status: 'COMPLETED', error: 'No', errorType: 'bad_request' },
	],
])('a status of %j is read', (given, state) => {
	expect(readStatus(given)).toEqual(state);
});

test.each<[ReturnType<typeof readStatus>, Answer]>([
	['passing', answer(null)],
	['passing', answer(200, page)],
	['passing', answer(200, { status: 'FAILED' })],
	['passing', answer(200, {})],
	['passing', answer(302, '')],
	['passing', answer(408, '')],
	['passing', answer(429, { detail: 'Too many requests' })],
	['passing', answer(499, '')],
	['passing', answer(500, { detail: 'Internal Server Error' })],
	['passing', answer(502, page)],
	['passing', answer(503, { detail: 'Service Unavailable' })],
	['passing', answer(504, '')],
	['missing', answer(404, { status: 'NOT_FOUND' })],
	['barred', answer(401, { detail: 'invalid key credentials' })],
	['barred', answer(403, { detail: 'User is locked. Reason: TOP_UP.' })],
	['barred', answer(405, { detail: 'Method Not Allowed' })],
])('a status is %s after %j', (meaning, given) => {
	expect(readStatus(given)).toBe(meaning);
});

test('a result is its body, and what fal billed for it', () => {
	const body = { video: { url: 'https://v3.fal.media/a.mp4' }, seed: 1 };
	expect(readResult(answer(200, body))).toEqual({ body, billableUnits: null });
	const headers = { 'x-fal-billable-units': '12.5' };
	expect(readResult(answer(200, body, headers))).toEqual({ body, billableUnits: 12.5 });
	expect(readResult(answer(201, {}))).toEqual({ body: {}, billableUnits: null });
});

const fieldErrors = { detail: [{ loc: ['body', 'prompt'], msg: 'No', type: 'missing' }] };
const infrastructure = { detail: 'No', error_type: 'runner_disconnected' };

test.each<[ReturnType<typeof readResult>, Answer]>([
	['early', answer(400, { detail: 'Request is still in progress' })],
	['failed', answer(400, { detail: 'Another reason' })],
	['failed', answer(422, fieldErrors)],
	['failed', answer(422, { detail: 'A plain sentence' })],
	['failed', answer(422, page)],
	['failed', answer(500, fieldErrors)],
	['failed', answer(504, fieldErrors)],
	['failed', answer(499, infrastructure)],
	['failed', answer(503, infrastructure)],
	['failed', answer(500, '', { 'x-fal-error-type': 'internal_error' })],
	['failed', answer(410, '')],
	['barred', answer(401, { detail: 'invalid key credentials' })],
	['barred', answer(403, { detail: 'User is locked. Reason: TOP_UP.' })],
	['missing', answer(404, { status: 'NOT_FOUND' })],
	['passing', answer(null)],
	['passing', answer(200, page)],
	['passing', answer(200, '{"video": {"url": "https://v3.fa')],
	['passing', answer(200, [])],
	['passing', answer(429, { detail: 'Too many requests' })],
	['passing', answer(500, { detail: 'Internal Server Error' })],
	['passing', answer(502, page)],
	['passing', answer(503, { detail: 'Service Unavailable' })],
	['passing', answer(504, page)],
])('a result is %s after %j', (meaning, given) => {
	expect(readResult(given)).toBe(meaning);
});

test("a gateway's page is no end, fal's own words for the same code are", () => {
	expect([page, '', null, { detail: 'No' }].map((body) => endedByFal(answer(504, body)))).toEqual([
		false,
		false,
		false,
		false,
	]);
	expect([fieldErrors, infrastructure].map((body) => endedByFal(answer(504, body)))).toEqual([
		true,
		true,
	]);
});

test.each([
	['30', 30_000],
	['0', 0],
	['1.5', 1500],
	['-5', 0],
	['Wed, 25 Nov 2026 12:00:10 GMT', 10_000],
	['Wed, 25 Nov 2026 11:00:00 GMT', 0],
	['soon', null],
	['', null],
	[undefined, null],
])('Retry-After %j is a wait of %j ms', (value, expected) => {
	useFakeClock();
	jest.setSystemTime(Date.parse('2026-11-25T12:00:00Z'));
	expect(retryAfterMs(answer(429, null, { 'retry-after': value }))).toBe(expected);
});
