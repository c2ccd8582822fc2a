import { identicalRequests } from '../fal/history';
import { readPatiently } from '../fal/pace';
import { holdsPromised } from '../fal/resultFiles';
import type { Request } from '../fal/types';
import { bearsMark } from '../fal/uploadNames';
import { requestOf } from '../fal/urls';
import { ambiguousAnswer, lostAnswer, lostForGood } from '../failures/submitFailures';
import { canonicalJson } from '../util/json';
import { pause } from '../util/retry';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../util/units';
import { isRecord } from '../util/unknown';
import {
	failed,
	opened,
	type EndedItem,
	type InDoubtItem,
	type OpenItem,
	type Submission,
} from './item';
import { matchRequests, type Candidate, type Clock, type Match } from './match';
import { logState, type Run } from './run';

/** fal's history lags; together these pauses are one minute. */
const READ_PAUSES_MS = [1, 2, 4, 8, 15, 30].map((seconds) => seconds * SECOND_MS);
/** After Stop somebody waits for the end. */
const READS_AFTER_STOP = 2;

/** Where a quick answer told fal's time. */
const KNOWN_CLOCK: Clock = { slackMs: 5 * SECOND_MS, uncertaintyMs: 2 * SECOND_MS };
/** Without it only this machine's clock is there, which may be wrong by minutes. */
const UNKNOWN_CLOCK: Clock = { slackMs: 2 * MINUTE_MS, uncertaintyMs: 4 * MINUTE_MS };

type HistoryQuery = Parameters<Run['client']['history']>[0];

export type Reusable =
	| { is: 'found'; request: Request }
	| { is: 'none' }
	/** That is no proof that there is none. */
	| { is: 'unreadable' };

/**
 * Prepares the look-up of all items in doubt of a run. Those with the same input are looked up
 * together, because only together it shows which of fal's requests is whose.
 */
export function createReconcile(
	inDoubt: readonly InDoubtItem[],
	run: Run,
): (item: InDoubtItem) => Promise<OpenItem | EndedItem> {
	const groups = new Map<string, InDoubtItem[]>();
	for (const item of inDoubt.filter((one) => !isHidden(one))) {
		const key = keyOf(item);
		groups.set(key, [...(groups.get(key) ?? []), item]);
	}
	const lookUps = new Map<string, Promise<Match>>();
	return async (item) => {
		if (isHidden(item)) return failed(item, lostForGood(item.foreign));
		const key = keyOf(item);
		const group = groups.get(key) ?? [item];
		const looking = lookUps.get(key) ?? lookUp(group, run);
		lookUps.set(key, looking);
		return conclude(item, group.indexOf(item), await looking, run);
	};
}

/** fal's history has nothing of it, so that looking there would prove nothing. */
function isHidden({ submission }: InDoubtItem): boolean {
	return submission.options.switches.storesNothing;
}

function keyOf({ submission }: InDoubtItem): string {
	return canonicalJson([submission.endpointId, submission.identity]);
}

/**
 * Looks in fal's history for submits whose answers were lost. Not found is no proof, so they are
 * never sent again. Goes on after Stop for a moment, because what is found can be cancelled or named.
 */
async function lookUp(group: readonly InDoubtItem[], run: Run): Promise<Match> {
	let last: Match = { is: 'matched', requests: group.map(() => null) };
	let confirmed = false;
	let readsAfterStop = 0;
	for (const pauseMs of READ_PAUSES_MS) {
		await pause(pauseMs, run.signal);
		if (run.signal.aborted) {
			if (readsAfterStop === READS_AFTER_STOP) break;
			readsAfterStop += 1;
			await pause(SECOND_MS);
		}
		const match = await look(group, run);
		if (match === null) continue;
		last = match;
		const complete = match.is === 'ambiguous' || match.requests.every((one) => one !== null);
		// A request that was sent earlier than it should have is believed on the second look only:
		// the right one may be listed later.
		if (complete && (confirmed || !looksEarly(match, group, run))) return match;
		confirmed = complete;
	}
	return last;
}

/** One look into the history; null where it cannot be read. */
async function look(group: readonly InDoubtItem[], run: Run): Promise<Match | null> {
	const [{ submission }] = group;
	const { endpointId, identity, input, locals } = submission;
	const earliestMs = Math.min(...group.map(({ sinceMs }) => sinceMs));
	const read = async (query: HistoryQuery) =>
		await run.pace(async () => await run.client.history(query));
	const listed = await identicalRequests(read, {
		endpointId,
		input: identity,
		sent: input,
		sinceMs: earliestMs + aheadMs(run) - UNKNOWN_CLOCK.slackMs,
	});
	if (listed.is === 'unreadable') return null;
	const sent = group.map((item) => canonicalJson(item.submission.input));
	const candidates = listed.requests
		.filter(({ requestId }) => !run.ledger.owns(requestId))
		.map(({ requestId, sentAtMs, startedAtMs, input: given }): Candidate => {
			const ours = bearsMark(given, run.ledger.mark) || sent.includes(canonicalJson(given));
			return { requestId, sentMs: sentAtMs ?? startedAtMs ?? 0, ours };
		});
	return matchRequests(falTimes(group, run), candidates, clockOf(run), locals.size > 0);
}

function aheadMs({ client }: Run): number {
	return client.clock()?.aheadMs ?? 0;
}

function falTimes(group: readonly InDoubtItem[], run: Run) {
	const offsetMs = aheadMs(run);
	return group.map(({ sinceMs, untilMs }) => ({
		sinceMs: sinceMs + offsetMs,
		untilMs: untilMs + offsetMs,
	}));
}

function clockOf({ client }: Run): Clock {
	const reading = client.clock();
	if (reading === null) return UNKNOWN_CLOCK;
	const { slackMs, uncertaintyMs } = KNOWN_CLOCK;
	return {
		slackMs: slackMs + reading.uncertaintyMs,
		uncertaintyMs: uncertaintyMs + reading.uncertaintyMs,
	};
}

function looksEarly(match: Match, group: readonly InDoubtItem[], run: Run): boolean {
	if (match.is === 'ambiguous') return true;
	const lost = falTimes(group, run);
	return match.requests.some((one, index) => one !== null && one.sentMs < lost[index].sinceMs);
}

/** What the look-up means for one item of its group. */
function conclude(item: InDoubtItem, index: number, match: Match, run: Run): OpenItem | EndedItem {
	if (match.is === 'ambiguous') {
		const ids = match.candidates.map(({ requestId }) => requestId);
		// After Stop, n8n shows no output, so the log is where they are found.
		for (const id of ids) {
			const request = requestOf(item.submission.endpointId, id, {});
			logState(run, request, 'may be the one whose answer was lost');
		}
		return failed(item, ambiguousAnswer(ids));
	}
	const found = match.requests[index] ?? null;
	// Another run beside this one may have taken it meanwhile.
	if (found === null || !run.ledger.adopt(found.requestId))
		return failed(item, lostAnswer(item.foreign));
	const { endpointId, locals } = item.submission;
	const request = requestOf(endpointId, found.requestId, {});
	const certain = locals.size > 0 && found.ours;
	item.entry.accepted(request, { certain });
	logState(run, request, 'found again');
	const open = opened(item, request, { submittedNow: false, certain });
	if (certain) run.open.add(open);
	return open;
}

/** An identical request that finished well within the hours the person allows. */
export async function findReusable(
	{ endpointId, identity, options, model }: Submission,
	{ client, ledger, signal }: Run,
): Promise<Reusable> {
	if (options.reuseWithinHours === 0) return { is: 'none' };
	const sinceMs = Date.now() + (client.clock()?.aheadMs ?? 0) - options.reuseWithinHours * HOUR_MS;
	const read = async (query: HistoryQuery) =>
		await readPatiently(async () => await client.history(query), signal);
	const listed = await identicalRequests(read, {
		endpointId,
		input: identity,
		sinceMs,
		status: 'success',
		// One that gave no video is no use; where the history hides its output, the queue tells.
		isWanted: ({ output }) => !isRecord(output) || holdsPromised(output, model.promises),
		enough: 1,
	});
	if (listed.is === 'unreadable') return { is: 'unreadable' };
	const [newest] = listed.requests;
	if (newest === undefined) return { is: 'none' };
	// Several items may share it, but no lost submit may take it for its own.
	ledger.adopt(newest.requestId);
	return { is: 'found', request: requestOf(endpointId, newest.requestId, {}) };
}
