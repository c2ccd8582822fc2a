import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { retryAfterMs } from '../shared/fal/meanings';
import { DAY_MS, MINUTE_MS } from '../shared/util/units';
import { isRecord, numberOf, recordOf, textOf } from '../shared/util/unknown';
import type { Checkpoint, Query, Scan } from './checkpoint';
import type { ScanResult } from './scan';

/** What the trigger keeps between polls, in its own static data. Times are by this machine's clock. */
export interface Memory {
	/** null before the first poll. */
	checkpoint: Checkpoint | null;
	/** Polls in a row that something interrupted. */
	interruptedPolls: number;
	/** fal is not asked before. */
	backoffUntilMs: number;
	/** Endpoints that fal does not know → when they are asked for again. */
	unknownEndpoints: Record<string, number>;
}

const LONGEST_BACKOFF_MS = 60 * MINUTE_MS;
/** Minutes until the next poll asks, after so many interrupted ones: with a poll a minute, 0 to 14 are left out. */
const BACKOFF_MINUTES = [0, 1, 3, 7, 15];

/** Whether fal is left alone for now. A time far off stems from a clock that was wrong. */
export function isBackingOff({ backoffUntilMs }: Memory, nowMs: number): boolean {
	return nowMs < backoffUntilMs && backoffUntilMs - nowMs <= LONGEST_BACKOFF_MS;
}

/** What is asked for now: not the endpoints that fal did not know in the last day. */
export function askableEndpoints(
	{ unknownEndpoints }: Memory,
	endpointIds: readonly string[],
	nowMs: number,
): string[] {
	return endpointIds.filter((id) => {
		const againMs = unknownEndpoints[id] ?? 0;
		return againMs <= nowMs || againMs - nowMs > DAY_MS;
	});
}

/** The memory after a poll. */
export function memoryAfter(
	before: Memory,
	{ checkpoint, ended, interruption, unknownEndpoints }: ScanResult,
	endpointIds: readonly string[],
	nowMs: number,
): Memory {
	const known = Object.entries(before.unknownEndpoints);
	const still = known.filter(([id]) => endpointIds.includes(id));
	const found = unknownEndpoints.map((id): [string, number] => [id, nowMs + DAY_MS]);
	const memory = { checkpoint, unknownEndpoints: Object.fromEntries([...still, ...found]) };
	if (interruption === null) return { ...memory, interruptedPolls: 0, backoffUntilMs: 0 };
	const interruptedPolls = (ended.length > 0 ? 0 : before.interruptedPolls) + 1;
	const minutes = BACKOFF_MINUTES[Math.min(interruptedPolls, BACKOFF_MINUTES.length) - 1] ?? 0;
	const wantedMs = Math.max(minutes * MINUTE_MS, retryAfterMs(interruption.answer) ?? 0);
	const backoffMs = Math.min(LONGEST_BACKOFF_MS, wantedMs);
	return { ...memory, interruptedPolls, backoffUntilMs: backoffMs === 0 ? 0 : nowMs + backoffMs };
}

/** In one piece, so that a poll that stops half-way leaves the earlier memory whole. */
export function writeMemory(store: IDataObject, memory: Memory): void {
	store.memory = memory as unknown as IDataObject;
}

/** The memory as it was stored, also under the names that 0.1.0 gave its parts. */
export function readMemory(store: IDataObject): Memory {
	// A copy, because n8n watches what is changed in the original.
	const stored = recordOf(JSON.parse(JSON.stringify(store.memory ?? {})));
	return {
		checkpoint: readCheckpoint(recordOf(stored.checkpoint ?? stored.cursor)),
		interruptedPolls: numberOf(stored.interruptedPolls ?? stored.disturbed) ?? 0,
		backoffUntilMs: numberOf(stored.backoffUntilMs ?? stored.quietUntilMs) ?? 0,
		unknownEndpoints: timesOf(stored.unknownEndpoints ?? stored.unknown),
	};
}

function readCheckpoint(stored: Record<string, unknown>): Checkpoint | null {
	const watermarkMs = numberOf(stored.watermarkMs ?? stored.floorMs);
	const watchedFromMs = stored.watchedFromMs ?? stored.watched;
	const handled = stored.handled ?? stored.seen;
	if (watermarkMs === null || !isRecord(watchedFromMs) || !isRecord(handled)) return null;
	return {
		watermarkMs,
		watchedFromMs: timesOf(watchedFromMs),
		handled: timesOf(handled),
		scan: readScan(recordOf(stored.scan ?? stored.sweep)),
	};
}

/** null where there is none; a scan that cannot be read begins anew. */
function readScan(stored: Record<string, unknown>): Scan | null {
	const startMs = numberOf(stored.startMs ?? stored.fromMs);
	if (startMs === null || !Array.isArray(stored.queries)) return null;
	return {
		startMs,
		// `startedMs` and `highestMs` in 0.1.0.
		begunMs: numberOf(stored.begunMs ?? stored.startedMs),
		latestEndMs: numberOf(stored.latestEndMs ?? stored.highestMs),
		queries: stored.queries.map(recordOf).map(readQuery),
	};
}

function readQuery({ endpointIds, cursor, page, cursors }: Record<string, unknown>): Query {
	return {
		endpointIds: textsOf(endpointIds),
		cursor: textOf(cursor ?? page),
		cursors: textsOf(cursors),
	};
}

function timesOf(stored: unknown): Record<string, number> {
	const times = Object.entries(recordOf(stored));
	return Object.fromEntries(
		times.flatMap(([id, ms]) => (typeof ms === 'number' ? [[id, ms]] : [])),
	);
}

function textsOf(stored: unknown): string[] {
	return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
}

/**
 * n8n's durable engine polls once at activation but does not store what that poll remembers, so the
 * next poll would count from its own time and lose what ended in between. Kept here until then.
 */
const firstWatermarksMs = new Map<string, number>();

/** From which end on requests count for a trigger that remembers nothing. */
export function firstWatermark(context: IPollFunctions, watermarkMs: number): number {
	const key = keyOf(context);
	// The durable engine calls every scheduled poll an update; an activation counts from now.
	const isScheduled = context.getActivationMode() === 'update';
	const kept = isScheduled ? firstWatermarksMs.get(key) : undefined;
	firstWatermarksMs.set(key, kept ?? watermarkMs);
	return kept ?? watermarkMs;
}

/** Called once the trigger's own memory is there. */
export function forgetFirstWatermark(context: IPollFunctions): void {
	firstWatermarksMs.delete(keyOf(context));
}

function keyOf(context: IPollFunctions): string {
	return `${context.getWorkflow().id}/${context.getNode().id}`;
}
