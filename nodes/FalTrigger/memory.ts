import type { IDataObject } from 'n8n-workflow';

import { retryAfterMs } from '../shared/fal/meanings';
import { DAY_MS, MINUTE_MS } from '../shared/util/units';
import { isRecord, numberOf, recordOf } from '../shared/util/unknown';
import type { Cursor } from './cursor';
import type { Swept } from './sweep';

/** What the trigger keeps between polls, in its own static data. */
export interface Memory {
	/** null before the first poll. */
	cursor: Cursor | null;
	/** Polls in a row that something disturbed. */
	disturbed: number;
	/** fal is not asked before, by this machine's clock. */
	quietUntilMs: number;
	/** Endpoints that fal does not know → when they are asked for again, by this machine's clock. */
	unknown: Record<string, number>;
}

const MOST_QUIET_MS = 60 * MINUTE_MS;
/** Between polls in minutes, after so many disturbed ones; a poll a minute misses as many. */
const QUIET_MINUTES = [0, 1, 3, 7, 15];

export function readMemory(store: IDataObject): Memory {
	// A copy, because n8n watches what is changed in the original.
	const { cursor, disturbed, quietUntilMs, unknown } = recordOf(
		JSON.parse(JSON.stringify(store.memory ?? {})),
	);
	const { floorMs, seen, watched } = recordOf(cursor);
	const complete = numberOf(floorMs) !== null && isRecord(seen) && isRecord(watched);
	return {
		cursor: complete ? (cursor as unknown as Cursor) : null,
		disturbed: numberOf(disturbed) ?? 0,
		quietUntilMs: numberOf(quietUntilMs) ?? 0,
		unknown: recordOf(unknown) as Record<string, number>,
	};
}

/** In one piece, so that a poll that stops half-way leaves the earlier memory whole. */
export function writeMemory(store: IDataObject, memory: Memory): void {
	store.memory = memory as unknown as IDataObject;
}

/** Whether fal is left alone for now. A time far off stems from a clock that was wrong. */
export function isQuiet({ quietUntilMs }: Memory, nowMs: number): boolean {
	return nowMs < quietUntilMs && quietUntilMs - nowMs <= MOST_QUIET_MS;
}

/** What is asked for now: not the endpoints that fal did not know in the last day. */
export function askable({ unknown }: Memory, endpointIds: readonly string[], nowMs: number) {
	return endpointIds.filter((id) => {
		const againMs = unknown[id] ?? 0;
		return againMs <= nowMs || againMs - nowMs > DAY_MS;
	});
}

/** The memory after a poll. */
export function remembered(
	memory: Memory,
	{ cursor, ended, disturbance, unknown }: Swept,
	endpointIds: readonly string[],
	nowMs: number,
): Memory {
	const still = Object.entries(memory.unknown).filter(([id]) => endpointIds.includes(id));
	const now = unknown.map((id): [string, number] => [id, nowMs + DAY_MS]);
	const disturbed = disturbance === null ? 0 : (ended.length > 0 ? 0 : memory.disturbed) + 1;
	const minutes = QUIET_MINUTES[Math.min(disturbed, QUIET_MINUTES.length) - 1] ?? 0;
	const askedMs = disturbance === null ? 0 : (retryAfterMs(disturbance.answer) ?? 0);
	const quietMs = Math.min(MOST_QUIET_MS, Math.max(minutes * MINUTE_MS, askedMs));
	return {
		cursor,
		disturbed,
		quietUntilMs: quietMs === 0 ? 0 : nowMs + quietMs,
		unknown: Object.fromEntries([...still, ...now]),
	};
}
