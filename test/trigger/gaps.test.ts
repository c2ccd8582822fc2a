// What fal may leave out: the time of its answer, the code of a result.
import { falTime, succeeded } from '../../nodes/shared/fal/history';
import { useFakeClock } from '../support/clock';

const askedMs = Date.parse('2026-11-20T22:00:00.000Z');
const answer = { statusCode: 200, headers: {}, body: null, sent: true };

beforeEach(() => {
	useFakeClock();
	jest.setSystemTime(askedMs + 5000);
});

test("fal's time is that of the question, because the list may be as old", () => {
	const headers = { date: 'Fri, 20 Nov 2026 21:30:05 GMT' };
	expect(new Date(falTime({ ...answer, headers }, askedMs)).toISOString()).toBe(
		'2026-11-20T21:30:00.000Z',
	);
});

test("where fal tells no time, this machine's counts", () => {
	expect(falTime(answer, askedMs)).toBe(askedMs);
});

test.each([
	{ statusCode: 200, output: undefined, success: true },
	{ statusCode: 422, output: { detail: [] }, success: false },
	{ statusCode: null, output: { video: {} }, success: true },
	{ statusCode: null, output: undefined, success: false },
	{ statusCode: null, output: { detail: [{ msg: 'No' }] }, success: false },
	{ statusCode: null, output: { error_type: 'client_cancelled' }, success: false },
])('a request with $statusCode and $output succeeded: $success', ({ success, ...known }) => {
	const request = {
		requestId: 'one',
		endpointId: 'fal-ai/rife/video',
		sentAtMs: null,
		startedAtMs: null,
		endedAtMs: askedMs,
		durationSeconds: null,
		input: {},
	};
	expect(succeeded({ ...request, ...known })).toBe(success);
});
