// Whatever the history and n8n do: each finished request is handed on exactly once.
import fc from 'fast-check';

import { hourMs, minuteMs } from './scenes';
import { activatedMs, endpointIds, story } from './stories';
import { live } from './world';
import type { Poll, Request, World } from './world';

/** Enough undisturbed polls, long after everything is listed, to hand on what is left. */
function calm(): Poll[] {
	return Array.from({ length: 60 }, (_, minutes) => ({
		atMs: activatedMs + 12 * hourMs + minutes * minuteMs,
		pages: 12,
		room: 10,
		fails: null,
		restarted: false,
		clockBehindMs: 0,
	}));
}

function finished({ requests }: World): string[] {
	return requests.filter(({ endedMs }) => endedMs >= activatedMs).map(({ id }) => id);
}

test('each request that finishes after the activation is handed on exactly once', () => {
	fc.assert(
		fc.property(story, ({ world, polls }) => {
			const emitted = live(world, activatedMs, [...polls, ...calm()]);
			expect([...emitted].sort()).toEqual(finished(world).sort());
		}),
		{ numRuns: 2000 },
	);
});

test('no request is handed on before it has finished, or twice at any time', () => {
	fc.assert(
		fc.property(story, ({ world, polls }) => {
			const emitted = live(world, activatedMs, polls);
			const lastMs = polls.at(-1)?.atMs ?? activatedMs;
			const over = world.requests.filter(({ endedMs }) => endedMs <= lastMs + polls.length + 12);
			expect(new Set(emitted).size).toBe(emitted.length);
			expect(over.map(({ id }) => id)).toEqual(expect.arrayContaining(emitted));
		}),
		{ numRuns: 500 },
	);
});

test('a request that is listed later than the overlap may be missed, so the overlap is what counts', () => {
	const late: Request = {
		id: 'late',
		endpointId: 'fal-ai/a',
		sentMs: activatedMs,
		endedMs: activatedMs + minuteMs,
		lagMs: 30 * minuteMs,
	};
	const prompt = { ...late, id: 'prompt', endedMs: activatedMs + 20 * minuteMs, lagMs: 0 };
	const world: World = {
		requests: [late, prompt],
		endpointIds,
		unknown: [],
		order: 'newest, running first',
		range: 'ended',
		pageSize: 100,
		overlapMs: 10 * minuteMs,
	};
	const polls = calm().map((poll, minutes) => ({
		...poll,
		atMs: activatedMs + minutes * minuteMs,
	}));
	expect(live(world, activatedMs, polls)).toEqual(['prompt']);
	expect(live({ ...world, overlapMs: 30 * minuteMs }, activatedMs, polls)).toEqual([
		'prompt',
		'late',
	]);
});
