/** @jest-environment ./test/support/newYork.ts */
// Times without a zone: fal's are UTC wherever n8n runs; a person's are the workflow's.
import type { INode } from 'n8n-workflow';

import { falTime, identicalRequests } from '../../nodes/shared/fal/history';
import { retryAfterMs } from '../../nodes/shared/fal/meanings';
import { ask } from '../nodes/FalRequest/requests';
import { falKeys } from '../engine/setup';
import { NODE } from '../engine/videoRun';
import { defaultEngine, upscaler } from './engines';
import { useScene } from './scenes';

const { fal, pass } = useScene();

/** fal's page with one request, its times written so. */
function pageWith(
	zone: string,
	endedAt: string,
	startedAt = endedAt,
	sentAt: string | null = startedAt,
) {
	const items = [
		{
			request_id: 'one',
			endpoint_id: upscaler,
			sent_at: sentAt === null ? null : `${sentAt}${zone}`,
			started_at: `${startedAt}${zone}`,
			ended_at: `${endedAt}${zone}`,
			status_code: 200,
			duration: 30,
			json_input: { prompt: 'x' },
			json_output: { video: { url: 'https://v3.fal.media/files/a.mp4' } },
		},
	];
	return { statusCode: 200, body: { items, has_more: false, next_cursor: null } };
}

test('this machine is in New York', () => {
	expect(new Date(Date.UTC(2026, 10, 20, 22)).getHours()).toBe(17);
});

describe.each(['', 'Z', '+00:00', '.123456', '.123456+00:00'])('times that end in "%s"', (zone) => {
	test('what ended before the activation is not handed on, what ends after it is', async () => {
		const trigger = defaultEngine(fal());
		await trigger.start();
		pass(1);
		fal().fault({ on: 'history', answer: pageWith(zone, '2026-11-20T21:59:00') });
		await trigger.tick();
		expect(trigger.emitted).toEqual([]);
		fal().fault({ on: 'history', answer: pageWith(zone, '2026-11-20T22:00:30') });
		await trigger.tick();
		expect(trigger.emitted).toEqual(['one']);
	});

	test('an identical request is found by when it was sent', async () => {
		const { statusCode, body } = pageWith(zone, '2026-11-20T22:00:30');
		const read = async () => ({ statusCode, headers: {}, body, sent: true });
		const find = async (since: string) => {
			const sought = { endpointId: upscaler, input: { prompt: 'x' }, sinceMs: Date.parse(since) };
			const listed = await identicalRequests(read, sought);
			return listed.is === 'listed' ? listed.requests.map(({ requestId }) => requestId) : listed;
		};
		expect(await find('2026-11-20T22:00:00Z')).toEqual(['one']);
		expect(await find('2026-11-20T22:01:00Z')).toEqual([]);
	});

	test('the time in the queue is told, and is not known where fal does not say when it was sent', async () => {
		const times = ['2026-11-20T21:59:30', '2026-11-20T21:59:00'] as const;
		fal().fault({ on: 'history', answer: pageWith(zone, ...times, '2026-11-20T21:58:50') });
		const parameters = { endpointId: upscaler };
		const [timed] = falKeys(await ask(fal(), 'list', null, { parameters }));
		expect(timed).toMatchObject({ queueSeconds: 10, inferenceSeconds: 30 });
		fal().fault({ on: 'history', answer: pageWith(zone, ...times, null) });
		const [untimed] = falKeys(await ask(fal(), 'list', null, { parameters }));
		expect(untimed).toMatchObject({ queueSeconds: null, inferenceSeconds: 30 });
	});
});

test.each(['Fri, 20 Nov 2026 22:05:00 GMT', 'Fri Nov 20 22:05:00 2026', '2026-11-20T22:05:00'])(
	'the headers of an answer count in UTC: %s',
	(date) => {
		const answer = {
			statusCode: 503,
			headers: { date, 'retry-after': date },
			body: null,
			sent: true,
		};
		const expected = Date.parse('2026-11-20T22:05:00Z');
		expect(falTime(answer, Date.now())).toBe(expected);
		expect(retryAfterMs(answer)).toBe(expected - Date.now());
	},
);

describe('Started After and Started Before', () => {
	const asked = async (filters: INode['parameters'], timezone: string) => {
		const settings = { timezone };
		const parameters = { endpointId: upscaler, filters };
		const run = await ask(fal(), 'list', null, { parameters, settings });
		expect(run.items(NODE)).toEqual([]);
		const { searchParams } = new URL(fal().exchanges.at(-1)?.url ?? '');
		return [searchParams.get('start'), searchParams.get('end')];
	};

	test.each([
		['2026-11-20T10:00:00', 'America/New_York', '2026-11-20T15:00:00.000Z'],
		['2026-11-20T10:00:00', 'Asia/Kolkata', '2026-11-20T04:30:00.000Z'],
		['2026-11-20T10:00:00', 'UTC', '2026-11-20T10:00:00.000Z'],
		['2026-07-20T10:00:00', 'America/New_York', '2026-07-20T14:00:00.000Z'],
		['2026-11-20 10:00', 'America/New_York', '2026-11-20T15:00:00.000Z'],
		['2026-11-20', 'America/New_York', '2026-11-20T05:00:00.000Z'],
		// Clocks go back at 2 and forward at 2.
		['2026-11-01T00:30:00', 'America/New_York', '2026-11-01T04:30:00.000Z'],
		['2026-11-01T03:00:00', 'America/New_York', '2026-11-01T08:00:00.000Z'],
		['2026-03-08T01:59:00', 'America/New_York', '2026-03-08T06:59:00.000Z'],
		['2026-03-08T03:00:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
		// What names its zone keeps it.
		['2026-11-20T10:00:00Z', 'America/New_York', '2026-11-20T10:00:00.000Z'],
		['2026-11-20T10:00:00+02:00', 'America/New_York', '2026-11-20T08:00:00.000Z'],
		['={{ $now.set({ hour: 10 }).startOf("hour") }}', 'Asia/Kolkata', '2026-11-21T04:30:00.000Z'],
		['={{ new Date(0) }}', 'Asia/Kolkata', '1970-01-01T00:00:00.000Z'],
	])('%s in a workflow of %s is %s', async (time, zone, expected) => {
		expect(await asked({ startedAfter: time, startedBefore: time }, zone)).toEqual([
			expected,
			expected,
		]);
	});
});
