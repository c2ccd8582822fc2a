// What must hold for the money, judged by fal's own books.
import type { Purchase } from '../emulator/types';
import { scenarioOf } from './clips';
import {
	scenariosOf,
	takenFromOthers,
	historyIsSound,
	historyWasReadLast,
	othersLikeIt,
	nameOf,
	purchasesOf,
	timesOf,
	toldBy,
	wantedOf,
	type Told,
} from './evidence';
import type { Execution, Play } from './play';
import type { Scenario } from './story';

const brokenOff: readonly Scenario[] = ['brokenOnce', 'brokenAlways'];

/** fal ended it so that it may be bought again. */
function wasBrokenOff(scenario: Scenario, { state, endedAtMs }: Purchase, byMs: number): boolean {
	return (
		brokenOff.includes(scenario) && state === 'failed' && endedAtMs !== null && endedAtMs <= byMs
	);
}

/** At no time more live purchases of an input than items that want it. */
export function boughtOnce(play: Play): string[] {
	return scenariosOf(play).flatMap((scenario) => {
		const all = purchasesOf(play, scenario);
		return all.flatMap((purchase, index) => {
			const open = all
				.slice(0, index)
				.filter((earlier) => !wasBrokenOff(scenario, earlier, purchase.sentAtMs));
			const wanted = wantedOf(play, scenario);
			if (open.length < wanted) return [];
			return [`${scenario}: ${open.length + 1} bought for ${wanted}`];
		});
	});
}

/** No purchase where nothing may be sent. */
export function nothingSent(play: Play): string[] {
	const { story, purchases, exchanges } = play;
	const problems: string[] = [];
	if (story.wrongKey && purchases.length > 0) problems.push('bought with a wrong key');
	if (purchasesOf(play, 'invalid').length > 0) problems.push('bought what is no input');
	const stops = story.onError === 'stopWorkflow' && story.items.includes('invalid');
	if (stops && exchanges.length > 0) problems.push('asked fal although an item was refused before');
	return problems;
}

/** Every purchase's id is in an output, an error or, after Stop, the saved execution. */
export function idsKept(play: Play): string[] {
	const told = toldBy(play);
	const text = JSON.stringify(told.map(({ fal, json }) => [fal, json])) + stoppedText(play);
	return scenariosOf(play).flatMap((scenario) => {
		const lost = purchasesOf(play, scenario).filter(({ requestId }) => !text.includes(requestId));
		const ofScenario = told.filter((one) => one.scenario === scenario);
		const exchanged = takenFromOthers(play, ofScenario).length;
		const excused = exchanged + (historyIsSound(play) ? 0 : unknownOf(play, told, scenario));
		if (lost.length <= excused) return [];
		return [`${scenario}: ${lost.length} ids lost, ${excused} unknown`];
	});
}

/** What Stop leaves: the log, and the ledger as n8n saved it for all that was known then. */
function stoppedText({ executions, stoppedMs }: Play): string {
	if (stoppedMs === null) return '';
	const logs = executions.flatMap(({ log }) => log.filter(({ atMs }) => atMs >= stoppedMs));
	return JSON.stringify([logs, executions.map(({ saved }) => contextOf(saved))]);
}

function contextOf(saved: string | null): unknown {
	if (saved === null) return null;
	const data = JSON.parse(saved) as { executionData?: { contextData?: unknown } };
	return data.executionData?.contextData;
}

/** Orders of which the node itself says that it does not know what became of them. */
function unknownOf(play: Play, told: readonly Told[], scenario: Scenario): number {
	const lost = told.filter(
		(one) => one.scenario === scenario && one.fal.error?.type === 'lost_answer',
	);
	const stopped = play.stoppedMs === null ? [] : play.executions;
	return lost.length + stopped.flatMap(openEntries).length;
}

/** Of any clip, because an entry does not say which; that makes the excuse a little too wide. */
function openEntries({ run }: Execution): unknown[] {
	const contexts = Object.values(run.run.data.executionData?.contextData ?? {});
	const entries = contexts.flatMap(
		(context) => ((context as { falLedger?: unknown }).falLedger ?? []) as LedgerEntry[],
	);
	return entries.filter(({ request, sentMs }) => request === null && sentMs > 0);
}

interface LedgerEntry {
	request: unknown;
	sentMs: number;
}

/** A lost order that the history shows is not told as lost. */
export function lostFound(play: Play): string[] {
	if (play.stoppedMs !== null) return [];
	if (!historyIsSound(play) && !historyWasReadLast(play)) return [];
	const apart = scenariosOf(play).filter((scenario) => othersLikeIt(play, scenario).length === 0);
	return apart.flatMap((scenario) => {
		const last = play.executions.length - 1;
		const told = toldBy(play).filter((one) => one.scenario === scenario && one.execution === last);
		const lost = told.filter(({ fal }) => fal.error?.type === 'lost_answer').length;
		const neverCame = play.exchanges.filter(
			({ operation, requestId, body }) =>
				operation === 'submit' && requestId === null && scenarioIn(body) === scenario,
		).length;
		return lost > neverCame ? [`${scenario}: ${lost} told as lost, ${neverCame} never came`] : [];
	});
}

function scenarioIn(body: string | null): Scenario | null {
	const { video_url: address } = JSON.parse(body ?? '{}') as { video_url?: unknown };
	return scenarioOf(address);
}

/** What fal made before is taken, where that was asked for and the history can be read. */
export function reusedWhatThereIs(play: Play): string[] {
	const { story } = play;
	if (!story.reuse || !historyIsSound(play) || story.history.lagMs > 0) return [];
	if (timesOf(play, 'history') > 0) return [];
	return story.past.flatMap((scenario) =>
		purchasesOf(play, scenario).length > 0 ? [`${scenario}: bought although it was there`] : [],
	);
}

/** What is reused is a video, never a request that failed or still runs. */
export function reusesOnlyVideos(play: Play): string[] {
	const made = [...play.purchases, ...play.others].filter(({ state }) => state === 'done');
	const videos = new Set([...play.past, ...made.map(({ requestId }) => requestId)]);
	return toldBy(play)
		.filter(({ fal }) => fal.reused && !videos.has(fal.requestId ?? ''))
		.map((one) => `${nameOf(one)} reuses ${one.fal.requestId}, which is no video`);
}
