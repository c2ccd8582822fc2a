// What the answer to a submit means for the money, and which submits are repeated.
import { readSubmit, type SubmitMeaning } from '../../../nodes/shared/fal/meanings';
import type { Answer } from '../../../nodes/shared/fal/client';
import { sendSubmit } from '../../../nodes/shared/request/submit';
import { skipWaiting, useFakeClock } from '../../support/clock';
import { accepted, answer, notSent, request, scriptedFal } from '../../support/scriptedFal';

const endpointId = 'fal-ai/video-upscaler';
const { signal: running } = new AbortController();

test.each<[SubmitMeaning['is'], Answer]>([
	['notSent', notSent],
	['notSent', answer(502, '<html></html>', {}, false)],
	['notSent', answer(407, '')],
	['busy', answer(429, { detail: 'Too many requests' })],
	['refused', answer(400, { detail: 'Request body is not a JSON object' })],
	['refused', answer(401, { detail: 'invalid key credentials' })],
	['refused', answer(403, { detail: 'User is locked. Reason: TOP_UP.' })],
	['refused', answer(404, { detail: 'Application "x" not found' })],
	['refused', answer(405, { detail: 'Method Not Allowed' })],
	['refused', answer(410, { detail: 'Gone' })],
	['refused', answer(422, { detail: [] })],
	['inDoubt', answer(400, '<html></html>')],
	['inDoubt', answer(401, '<html></html>')],
	['inDoubt', answer(403, '')],
	['inDoubt', answer(403, '<html></html>')],
	['inDoubt', answer(403, { message: 'Forbidden' })],
	['inDoubt', answer(404, '<html></html>')],
	['inDoubt', answer(410, '')],
	['inDoubt', answer(413, '<html></html>')],
	['inDoubt', answer(null)],
	['inDoubt', answer(200, '<html></html>')],
	['inDoubt', answer(200, { status: 'IN_QUEUE' })],
	['inDoubt', answer(200, { request_id: '' })],
	['inDoubt', answer(200, { request_id: 7 })],
	['inDoubt', answer(204)],
	['inDoubt', answer(302, '', { location: 'https://example.com' })],
	['inDoubt', answer(408, '')],
	['inDoubt', answer(499, { detail: 'Client closed request' })],
	['inDoubt', answer(500, { detail: 'Internal Server Error' })],
	['inDoubt', answer(502, '<html></html>')],
	['inDoubt', answer(503, { detail: 'Service Unavailable' })],
	['inDoubt', answer(504, '')],
])('is %s after %j', (meaning, given) => {
	expect(readSubmit(given, endpointId)).toEqual({ is: meaning });
});

test('an accepted request has its addresses', () => {
	expect(readSubmit(accepted, endpointId)).toEqual({
		is: 'accepted',
		request,
		queuePosition: null,
	});
});

async function submitted(...answers: Answer[]) {
	useFakeClock();
	const startMs = Date.now();
	const fal = scriptedFal({ submit: answers });
	const last = await skipWaiting(sendSubmit(fal.client, endpointId, {}, running));
	const submission = readSubmit(last, endpointId);
	const seconds = fal.asked.map(({ atMs }) => Math.round((atMs - startMs) / 1000));
	return { submission, seconds };
}

test('a request that was not sent is repeated, each time later', async () => {
	const { submission, seconds } = await submitted(notSent, notSent, notSent, accepted);
	expect(submission).toEqual({ is: 'accepted', request, queuePosition: null });
	expect(seconds).toEqual([0, 1, 3, 7]);
});

test('a request that was not sent is given up after five times', async () => {
	const { submission, seconds } = await submitted(notSent);
	expect(submission).toEqual({ is: 'notSent' });
	expect(seconds).toHaveLength(5);
});

test('a busy fal is asked again when it says', async () => {
	const busy = answer(429, null, { 'retry-after': '12' });
	const { submission, seconds } = await submitted(busy, busy, accepted);
	expect(submission).toEqual({ is: 'accepted', request, queuePosition: null });
	expect(seconds).toEqual([0, 12, 24]);
});

test('a busy fal that says nothing is asked again, each time later, five times', async () => {
	const { submission, seconds } = await submitted(answer(429));
	expect(submission).toEqual({ is: 'busy' });
	expect(seconds).toEqual([0, 1, 3, 7, 15]);
});

test.each([answer(null), answer(503), answer(200, 'page'), answer(422), answer(401)])(
	'%j is never repeated',
	async (given) => {
		const { submission, seconds } = await submitted(given, accepted);
		expect(submission.is).not.toBe('accepted');
		expect(seconds).toEqual([0]);
	},
);

test('what n8n itself refuses to send is given up at once', async () => {
	const { submission, seconds } = await submitted({ ...notSent, blocked: true });
	expect(submission).toEqual({ is: 'notSent' });
	expect(seconds).toEqual([0]);
});

test('nothing is repeated after Stop', async () => {
	const fal = scriptedFal({ submit: [notSent, accepted] });
	const last = await sendSubmit(fal.client, endpointId, {}, AbortSignal.abort());
	expect(readSubmit(last, endpointId)).toEqual({ is: 'notSent' });
	expect(fal.asked).toHaveLength(1);
});
