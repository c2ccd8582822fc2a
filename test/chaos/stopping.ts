// What must hold for Stop and for cancelling.
import type { Purchase } from '../emulator/types';
import { historyIsSound, toldBy } from './evidence';
import type { Play } from './play';
import type { Story } from './story';

const CANCEL_ATTEMPTS = 4;
const MINUTE_MS = 60_000;
/** The machine may let the clock jump while an order is on its way. */
const LEEWAY_MS = 2000;

/** After Stop nothing is ordered. */
export function nothingOrderedAfterStop({ purchases, stoppedMs }: Play): string[] {
	if (stoppedMs === null) return [];
	const late = purchases.filter(({ sentAtMs }) => sentAtMs > stoppedMs + LEEWAY_MS);
	return late.map(({ requestId }) => `${requestId} was ordered after Stop`);
}

/** After Stop everything open got its cancel, as far as that was chosen and possible. */
export function stopCancels(play: Play): string[] {
	const { story, purchases, executions, stoppedMs } = play;
	const stopped = executions.at(-1)?.run.status === 'canceled';
	if (stoppedMs === null || !stopped || story.cancelOnStop === 'none') return [];
	if (story.cancelOnStop === 'queued' && misled(story)) return [];
	const handedOn = new Set(toldBy(play).map(({ fal }) => fal.requestId));
	return (
		purchases
			.filter((purchase) => isOpen(purchase) && !handedOn.has(purchase.requestId))
			.filter((purchase) => story.cancelOnStop === 'all' || purchase.startedAtMs === null)
			.filter((purchase) => isKnown(play, purchase))
			.filter(({ requestId }) => cancelsOf(play, requestId) < CANCEL_ATTEMPTS)
			// It had been given up as too late, and goes on at fal as was chosen.
			.filter(({ sentAtMs }) => sentAtMs + story.timeoutMinutes * MINUTE_MS > stoppedMs)
			.map(({ requestId, state }) => `${requestId} is still ${state} after Stop`)
	);
}

/** What runs and what waits cannot be told apart for sure. */
function misled({ troubles }: Story): boolean {
	return troubles.some(({ on }) => on === 'status');
}

function isOpen({ state, cancelRequested }: Purchase): boolean {
	return !cancelRequested && (state === 'queued' || state === 'running');
}

/** The node knew its id, or could have found it; only a file proves that what is found is its own. */
function isKnown(play: Play, { requestId }: Purchase): boolean {
	const lines = play.executions
		.flatMap(({ log }) => log)
		.filter((line) => line.requestId === requestId);
	if (play.story.source === 'file') return lines.length > 0 || historyIsSound(play);
	return lines.length > 0 && !lines.some(({ state }) => state === 'found again');
}

function cancelsOf({ exchanges }: Play, requestId: string): number {
	return exchanges.filter((one) => one.operation === 'cancel' && one.requestId === requestId)
		.length;
}

/** Queued Only leaves alone what was seen running before Stop. */
export function queuedOnly({ story, purchases, executions, stoppedMs }: Play): string[] {
	if (story.cancelOnStop !== 'queued' || stoppedMs === null || story.onDeadline === 'cancel') {
		return [];
	}
	if (misled(story) || executions.at(-1)?.run.status !== 'canceled') return [];
	return purchases
		.filter(({ cancelRequested, startedAtMs }) => cancelRequested && startedAtMs !== null)
		.filter(({ startedAtMs }) => (startedAtMs ?? Infinity) < stoppedMs)
		.map(({ requestId }) => `${requestId} ran and was cancelled`);
}

/** Nothing is cancelled that nobody wants cancelled. */
export function cancelsOnlyWhatIsAsked({ story, exchanges, stoppedMs }: Play): string[] {
	const wanted =
		story.onDeadline === 'cancel' || (stoppedMs !== null && story.cancelOnStop !== 'none');
	const sent = exchanges.filter(({ operation }) => operation === 'cancel').length;
	return wanted || sent === 0 ? [] : [`${sent} cancels that nobody asked for`];
}

/** What was known when Stop came stands in the saved execution. */
export function idsAreSaved({ executions, stoppedMs }: Play): string[] {
	const last = executions.at(-1);
	if (stoppedMs === null || last === undefined || last.saved === null) return [];
	const { saved, log } = last;
	if (last.run.status !== 'canceled') return [];
	return log
		.filter(({ atMs, state }) => atMs < stoppedMs && state === 'queued')
		.filter(({ requestId }) => !saved.includes(requestId))
		.map(({ requestId }) => `${requestId} is not in the saved execution`);
}
