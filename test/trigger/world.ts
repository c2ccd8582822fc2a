// A history that lags, shifts and breaks, and a trigger that is interrupted: what the pure step must bear.
import { newCursor, takePage } from '../../nodes/FalTrigger/cursor';
import type { Cursor, Query } from '../../nodes/FalTrigger/cursor';
import { splitQuery, sweeping } from '../../nodes/FalTrigger/queries';
import type { HistoryPage, PastRequest } from '../../nodes/shared/fal/history';

export interface Request {
	id: string;
	endpointId: string;
	sentMs: number;
	endedMs: number;
	/** So long after its end the history shows the end. */
	lagMs: number;
}

export interface World {
	requests: readonly Request[];
	endpointIds: readonly string[];
	/** Endpoints that fal does not know. */
	unknown: readonly string[];
	order: 'newest, running first' | 'newest, running last' | 'oldest, running last';
	/** What `start` looks at. */
	range: 'sent' | 'ended';
	pageSize: number;
	overlapMs: number;
}

/** What happens at one moment of fal's clock. */
export interface Poll {
	atMs: number;
	/** Pages that fit into the budget. */
	pages: number;
	room: number;
	/** after: the poll has read this many pages. lost: with all it had. handedOn: what it had counts. */
	fails: { after: number; how: 'lost' | 'handedOn' } | null;
	/** n8n is started anew before it, with what it stored last. */
	restarted: boolean;
	/** fal's Date header is rounded down and the answer takes time. */
	clockBehindMs: number;
}

interface Life {
	emitted: string[];
	memory: Cursor;
	stored: Cursor;
}

/** Ids in the order they were handed on. The trigger is activated at `activatedMs`. */
export function live(world: World, activatedMs: number, polls: readonly Poll[]): string[] {
	const first = newCursor(activatedMs);
	const begun: Life = { emitted: [], memory: first, stored: first };
	return polls.reduce((life, poll) => pollOnce(world, life, poll), begun).emitted;
}

function pollOnce(world: World, life: Life, poll: Poll): Life {
	const before = poll.restarted ? life.stored : life.memory;
	const taken: string[] = [];
	let cursor = sweeping(before, world.endpointIds);
	for (let pages = 0; pages < poll.pages && cursor.sweep !== null; pages++) {
		if (poll.fails?.after === pages) {
			if (poll.fails.how === 'lost') return { ...life, memory: before };
			break;
		}
		const room = poll.room - taken.length;
		if (room === 0) break;
		// Requests end while pages are read.
		const nowMs = poll.atMs + pages;
		const [query] = cursor.sweep.queries;
		if (query.endpointIds.some((id) => !known(world, id))) {
			cursor = splitQuery(cursor, world.overlapMs).cursor;
			continue;
		}
		const { fromMs } = cursor.sweep;
		const startedMs = cursor.sweep.startedMs ?? nowMs - poll.clockBehindMs;
		const read = { ...cursor, sweep: { ...cursor.sweep, startedMs } };
		const taking = { room, overlapMs: world.overlapMs, wanted: () => true };
		const step = takePage(read, list(world, query, fromMs, nowMs), taking);
		taken.push(...step.taken.map(({ requestId }) => requestId));
		cursor = JSON.parse(JSON.stringify(step.cursor)) as Cursor;
	}
	const emitted = [...life.emitted, ...taken];
	// n8n stores what a trigger remembers only when it starts an execution.
	return { emitted, memory: cursor, stored: taken.length > 0 ? cursor : life.stored };
}

function known({ unknown }: World, endpointId: string): boolean {
	return !unknown.includes(endpointId);
}

/** One page as fal lists it at that moment; its cursor is a page number. */
function list(world: World, query: Query, fromMs: number, nowMs: number): HistoryPage {
	const { order, range, pageSize } = world;
	const shown = world.requests
		.filter((one) => query.endpointIds.includes(one.endpointId) && one.sentMs <= nowMs)
		.map((one) => ({ ...one, over: one.endedMs + one.lagMs <= nowMs }))
		.filter((one) => (range === 'sent' ? one.sentMs : one.over ? one.endedMs : nowMs) >= fromMs);
	const over = shown.filter((one) => one.over).sort((one, two) => one.endedMs - two.endedMs);
	const running = shown.filter((one) => !one.over);
	const sorted = {
		'newest, running first': [...running, ...[...over].reverse()],
		'newest, running last': [...[...over].reverse(), ...running],
		'oldest, running last': [...over, ...running],
	}[order];
	const page = Number(query.page ?? 1);
	const upTo = page * pageSize;
	return {
		requests: sorted.slice(upTo - pageSize, upTo).map(past),
		nextCursor: sorted.length > upTo ? String(page + 1) : null,
	};
}

function past({ id, endpointId, sentMs, endedMs, over }: Request & { over: boolean }): PastRequest {
	const iso = (ms: number) => new Date(ms).toISOString();
	return {
		requestId: id,
		endpointId,
		sentAt: iso(sentMs),
		startedAt: iso(sentMs),
		endedAt: over ? iso(endedMs) : null,
		statusCode: over ? 200 : null,
		durationSeconds: null,
		input: {},
		output: {},
	};
}
