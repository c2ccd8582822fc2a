// A history that lags, shifts and breaks, and a trigger that is interrupted: what the pure step must bear.
import {
	applyPage,
	newCheckpoint,
	resumeScan,
	splitQuery,
} from '../../nodes/FalTrigger/checkpoint';
import type { Checkpoint, Query } from '../../nodes/FalTrigger/checkpoint';
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
	memory: Checkpoint;
	stored: Checkpoint;
}

/** Ids in the order they were handed on. The trigger is activated at `activatedMs`. */
export function live(world: World, activatedMs: number, polls: readonly Poll[]): string[] {
	const first = newCheckpoint(activatedMs);
	const begun: Life = { emitted: [], memory: first, stored: first };
	return polls.reduce((life, poll) => pollOnce(world, life, poll), begun).emitted;
}

function pollOnce(world: World, life: Life, poll: Poll): Life {
	const before = poll.restarted ? life.stored : life.memory;
	const taken: string[] = [];
	let checkpoint = resumeScan(before, world.endpointIds);
	for (let pages = 0; pages < poll.pages && checkpoint.scan !== null; pages++) {
		if (poll.fails?.after === pages) {
			if (poll.fails.how === 'lost') return { ...life, memory: before };
			break;
		}
		const room = poll.room - taken.length;
		if (room === 0) break;
		// Requests end while pages are read.
		const nowMs = poll.atMs + pages;
		const [query] = checkpoint.scan.queries;
		if (query.endpointIds.some((id) => !known(world, id))) {
			({ checkpoint } = splitQuery(checkpoint, world.overlapMs));
			continue;
		}
		const { startMs } = checkpoint.scan;
		const begunMs = checkpoint.scan.begunMs ?? nowMs - poll.clockBehindMs;
		const read = { ...checkpoint, scan: { ...checkpoint.scan, begunMs } };
		const rules = { limit: room, overlapMs: world.overlapMs, isWanted: () => true };
		const applied = applyPage(read, list(world, query, startMs, nowMs), rules);
		taken.push(...applied.requests.map(({ requestId }) => requestId));
		checkpoint = JSON.parse(JSON.stringify(applied.checkpoint)) as Checkpoint;
	}
	const emitted = [...life.emitted, ...taken];
	// n8n stores what a trigger remembers only when it starts an execution.
	return { emitted, memory: checkpoint, stored: taken.length > 0 ? checkpoint : life.stored };
}

function known({ unknown }: World, endpointId: string): boolean {
	return !unknown.includes(endpointId);
}

/** One page as fal lists it at that moment; its cursor is a page number. */
function list(world: World, query: Query, startMs: number, nowMs: number): HistoryPage {
	const { order, range, pageSize } = world;
	const shown = world.requests
		.filter((one) => query.endpointIds.includes(one.endpointId) && one.sentMs <= nowMs)
		.map((one) => ({ ...one, over: one.endedMs + one.lagMs <= nowMs }))
		.filter((one) => (range === 'sent' ? one.sentMs : one.over ? one.endedMs : nowMs) >= startMs);
	const over = shown.filter((one) => one.over).sort((one, two) => one.endedMs - two.endedMs);
	const running = shown.filter((one) => !one.over);
	const sorted = {
		'newest, running first': [...running, ...[...over].reverse()],
		'newest, running last': [...[...over].reverse(), ...running],
		'oldest, running last': [...over, ...running],
	}[order];
	const page = Number(query.cursor ?? 1);
	const upTo = page * pageSize;
	return {
		requests: sorted.slice(upTo - pageSize, upTo).map(past),
		nextCursor: sorted.length > upTo ? String(page + 1) : null,
	};
}

function past({ id, endpointId, sentMs, endedMs, over }: Request & { over: boolean }): PastRequest {
	return {
		requestId: id,
		endpointId,
		sentAtMs: sentMs,
		startedAtMs: sentMs,
		endedAtMs: over ? endedMs : null,
		statusCode: over ? 200 : null,
		durationSeconds: null,
		input: {},
		output: {},
	};
}
