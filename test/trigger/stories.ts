// Stories for the property tests: what ends when, how fal lists it, and when n8n polls or breaks.
import fc from 'fast-check';

import { hourMs, minuteMs } from './scenes';
import type { Poll, Request, World } from './world';

export const activatedMs = Date.parse('2026-11-20T22:00:00.000Z');
export const endpointIds = ['fal-ai/a', 'fal-ai/b', 'fal-ai/c'];

/** Few different moments, so that many requests end in the same millisecond. */
const moment = fc.oneof(
	fc.integer({ min: -20, max: 240 }).map((minutes) => activatedMs + minutes * minuteMs),
	fc.integer({ min: -3000, max: 3000 }).map((ms) => activatedMs + 60 * minuteMs + ms),
);

interface Story {
	world: World;
	polls: Poll[];
}

export const story: fc.Arbitrary<Story> = fc
	.record({
		overlapMs: fc.constantFrom(0, minuteMs, 10 * minuteMs, hourMs),
		pageSize: fc.integer({ min: 1, max: 6 }),
		order: fc.constantFrom<World['order'][]>(
			'newest, running first',
			'newest, running last',
			'oldest, running last',
		),
		range: fc.constantFrom<World['range'][]>('sent', 'ended'),
		unknown: fc.subarray(endpointIds, { maxLength: 1 }),
	})
	.chain((setting) =>
		fc.record({
			world: requestsOf(setting.overlapMs).map((requests) => ({
				...setting,
				endpointIds,
				requests: requests.filter(({ endpointId }) => !setting.unknown.includes(endpointId)),
			})),
			polls: fc.array(pollAt(moment), { maxLength: 40 }).map(inTime),
		}),
	);

function requestsOf(overlapMs: number): fc.Arbitrary<Request[]> {
	const request = fc.record({
		endpointId: fc.constantFrom(...endpointIds),
		endedMs: moment,
		tookMs: fc.oneof(
			fc.integer({ min: 0, max: minuteMs }),
			fc.integer({ min: 0, max: 12 * hourMs }),
		),
		lagMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: overlapMs })),
	});
	return fc.array(request, { maxLength: 30 }).map((requests) =>
		requests.map(({ tookMs, ...one }, at) => ({
			...one,
			id: `request${at}`,
			sentMs: one.endedMs - tookMs,
		})),
	);
}

function pollAt(atMs: fc.Arbitrary<number>): fc.Arbitrary<Poll> {
	return fc.record({
		atMs,
		pages: fc.integer({ min: 1, max: 12 }),
		room: fc.integer({ min: 1, max: 10 }),
		restarted: fc.boolean(),
		clockBehindMs: fc.integer({ min: 0, max: 2000 }),
		fails: fc.option(
			fc.record({
				after: fc.integer({ min: 0, max: 5 }),
				how: fc.constantFrom<Array<'lost' | 'handedOn'>>('lost', 'handedOn'),
			}),
		),
	});
}

/** In order of time, none before the activation. */
function inTime(polls: Poll[]): Poll[] {
	return polls
		.filter(({ atMs }) => atMs >= activatedMs)
		.sort((one, other) => one.atMs - other.atMs);
}
