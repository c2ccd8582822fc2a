// What fal's answers to status and result mean.
import {
	endedByFal,
	isForeign,
	readCancel,
	readResult,
	readStatus,
	retryAfterMs,
	type ResultMeaning,
	type StatusMeaning,
} from '../../../nodes/shared/fal/meanings';
import type { Cancelled, QueueState } from '../../../nodes/shared/fal/types';
import type { Answer } from '../../../nodes/shared/fal/client';
import { useFakeClock } from '../../support/clock';
import { answer } from '../../support/scriptedFal';

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
		{ ...nothing, status: 'COMPLETED', errorType: 'bad_request', error: 'No' },
	],
])('a status of %j is read', (given, state) => {
	expect(readStatus(given)).toEqual({ is: 'known', status: state });
});

test.each<[StatusMeaning['is'], Answer]>([
	['transient', answer(null)],
	['transient', answer(200, page)],
	['transient', answer(200, { status: 'FAILED' })],
	['transient', answer(200, {})],
	['transient', answer(302, '')],
	['transient', answer(408, '')],
	['transient', answer(429, { detail: 'Too many requests' })],
	['transient', answer(499, '')],
	['transient', answer(500, { detail: 'Internal Server Error' })],
	['transient', answer(502, page)],
	['transient', answer(503, { detail: 'Service Unavailable' })],
	['transient', answer(504, '')],
	['transient', answer(400, page)],
	['transient', answer(401, page)],
	['transient', answer(401, '')],
	['transient', answer(403, '')],
	['transient', answer(403, page)],
	['transient', answer(403, { message: 'Forbidden' })],
	['transient', answer(404, '')],
	['transient', answer(404, page)],
	['transient', answer(405, 'Method Not Allowed')],
	['notFound', answer(404, { status: 'NOT_FOUND' })],
	['notFound', answer(404, { detail: 'Application "x" not found' })],
	['denied', answer(401, { detail: 'invalid key credentials' })],
	['denied', answer(403, { detail: 'User is locked. Reason: TOP_UP.' })],
	['denied', answer(403, { error: { type: 'authorization_error', message: 'No' } })],
	['denied', answer(405, { detail: 'Method Not Allowed' })],
	['denied', answer(401, {})],
])('a status is %s after %j', (meaning, given) => {
	expect(readStatus(given)).toEqual({ is: meaning });
});

const done = (body: object, billableUnits: number | null) => ({
	is: 'done',
	result: { body, billableUnits },
});

test('a result is its body, and what fal billed for it', () => {
	const body = { video: { url: 'https://v3.fal.media/a.mp4' }, seed: 1 };
	expect(readResult(answer(200, body))).toEqual(done(body, null));
	const headers = { 'x-fal-billable-units': '12.5' };
	expect(readResult(answer(200, body, headers))).toEqual(done(body, 12.5));
	expect(readResult(answer(201, {}))).toEqual(done({}, null));
	expect(readResult(answer(200, []))).toEqual(done({ data: [] }, null));
	expect(readResult(answer(204, ''))).toEqual(done({}, null));
});

const fieldErrors = { detail: [{ loc: ['body', 'prompt'], msg: 'No', type: 'missing' }] };
const infrastructure = { detail: 'No', error_type: 'runner_disconnected' };

test.each<[ResultMeaning['is'], Answer]>([
	['notReady', answer(400, { detail: 'Request is still in progress' })],
	['failed', answer(400, { detail: 'Another reason' })],
	['failed', answer(422, fieldErrors)],
	['failed', answer(422, { detail: 'A plain sentence' })],
	['failed', answer(422, { message: 'A sentence elsewhere' })],
	['failed', answer(422, 'A plain text')],
	['failed', answer(410, { detail: 'Gone' })],
	['transient', answer(422, page)],
	['transient', answer(400, '')],
	['transient', answer(401, page)],
	['transient', answer(403, '')],
	['transient', answer(403, { message: 'Forbidden' })],
	['transient', answer(404, page)],
	['transient', answer(404, 'Not Found')],
	['failed', answer(500, fieldErrors)],
	['failed', answer(504, fieldErrors)],
	['failed', answer(499, infrastructure)],
	['failed', answer(503, infrastructure)],
	['failed', answer(500, '', { 'x-fal-error-type': 'internal_error' })],
	['transient', answer(410, '')],
	['denied', answer(401, { detail: 'invalid key credentials' })],
	['denied', answer(403, { detail: 'User is locked. Reason: TOP_UP.' })],
	['notFound', answer(404, { status: 'NOT_FOUND' })],
	['transient', answer(null)],
	['transient', answer(200, page)],
	['transient', answer(200, '{"video": {"url": "https://v3.fa')],
	['transient', answer(429, { detail: 'Too many requests' })],
	['transient', answer(500, { detail: 'Internal Server Error' })],
	['transient', answer(502, page)],
	['transient', answer(503, { detail: 'Service Unavailable' })],
	['transient', answer(504, page)],
])('a result is %s after %j', (meaning, given) => {
	expect(readResult(given)).toEqual({ is: meaning });
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

test.each<[Cancelled, Answer]>([
	['removed', answer(200, { status: 'OK' })],
	['removed', answer(200, { success: true })],
	['asked', answer(202, { status: 'CANCELLATION_REQUESTED' })],
	['tooLate', answer(400, { status: 'ALREADY_COMPLETED' })],
	['unknownRequest', answer(404, { status: 'NOT_FOUND' })],
	['unanswered', answer(200, page)],
	['unanswered', answer(200, '')],
	['unanswered', answer(200, { success: false })],
	['unanswered', answer(202, page)],
	['unanswered', answer(404, page)],
	['unanswered', answer(404, '')],
	['unanswered', answer(null)],
])('a cancel is %s after %j', (meaning, given) => {
	expect(readCancel(given)).toBe(meaning);
});

test.each<[boolean, Answer]>([
	[true, answer(403, '')],
	[true, answer(403, page)],
	[true, answer(200, page)],
	[true, answer(302, '', { location: 'https://example.com' })],
	[false, answer(502, null)],
	[false, answer(504, page)],
	[false, answer(200, '{"status": "IN_QU')],
	[true, answer(403, page, { 'x-fal-request-id': 'r-1' })],
	[false, answer(null)],
	[false, answer(200, { status: 'IN_QUEUE' })],
	[false, answer(403, { detail: 'No' })],
	[false, answer(500, '', { 'x-fal-error-type': 'internal_error' })],
	[false, { ...answer(403), cut: true }],
])('that something between n8n and fal answered is %j of %j', (foreign, given) => {
	expect(isForeign(given)).toBe(foreign);
});
